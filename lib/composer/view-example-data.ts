import type { Json } from "#lib/core/json";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY_MS = 86_400_000;

/** Between 0 and 1, the same for the same place, and as uneven as real figures. */
export function vary(index: number, salt: number): number {
  const large = Math.sin(index * 12.9898 + salt * 78.233) * 43_758.5453;
  return large - Math.floor(large);
}

/** That many items, each made for its place. */
export function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The day that many days after a first one, as `YYYY-MM-DD`. */
export function dayAfter(first: string, days: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** What three channels sell in four regions. */
export function channelSales(): Json {
  const channels: readonly (readonly [string, number])[] = [
    ["Web", 410],
    ["Store", 270],
    ["Partner", 110],
  ];
  return ["North", "South", "East", "West"].flatMap((region, place) =>
    channels.map(([channel, base], index) => {
      const count = Math.round(base * (0.7 + vary(place * 3 + index, 1) * 0.6));
      return { region, channel, orders: count, revenue: count * (88 + index * 14) };
    }),
  );
}

/** A summer of a solar roof. */
export function solarPower(): Json {
  return times(75, (day) => {
    const sun = 0.55 + 0.16 * vary(day, 2) + 0.22 * Math.sin(day / 9);
    const kwh = Math.round(310 * sun) / 10;
    return {
      day: dayAfter("2026-06-01", day),
      power: kwh,
      income: Math.round(kwh * 8.1) / 100,
      sun_hours: Math.round(sun * 110) / 10,
    };
  });
}

/** What a small portfolio is made of. */
export function portfolio(): Json {
  return [
    { class: "Shares", value: "€48,200" },
    { class: "Bonds", value: "€21,500" },
    { class: "Property", value: "€17,900" },
    { class: "Cash", value: "€9,400" },
    { class: "Gold", value: "€5,100" },
  ];
}

/** Homes for sale, larger ones dearer. */
export function homes(): Json {
  const districts = ["Harbour", "Old town", "Hillside"];
  return times(48, (index) => {
    const area = Math.round(38 + vary(index, 3) * 112);
    const price = Math.round((area * (3.1 + (index % 3) * 0.55) + vary(index, 4) * 70) * 1_000);
    return {
      address: `${3 + index * 2} ${["Elm", "Mill", "Quay", "Park"][index % 4] ?? "Elm"} Street`,
      district: districts[index % 3] ?? "Harbour",
      area_m2: area,
      price,
    };
  });
}

/** How long people stay: mostly short, some long. */
export function sessionLengths(): Json {
  return times(160, (index) => ({
    visitor: `v-${1_000 + index}`,
    minutes: Math.round((1 + 26 * vary(index, 5) ** 2.2 + 4 * vary(index, 6)) * 10) / 10,
  }));
}

/** A café's week, hour by hour. */
export function hourlyVisits(): Json {
  return WEEKDAYS.flatMap((weekday, day) =>
    times(10, (step) => {
      const hour = 8 + step;
      const rush =
        Math.exp(-((hour - 9) ** 2) / 3) +
        0.8 * Math.exp(-((hour - 13) ** 2) / 4) +
        (day > 4 ? 0.7 * Math.exp(-((hour - 11) ** 2) / 5) : 0);
      return {
        weekday,
        hour: `${String(hour).padStart(2, "0")}:00`,
        visits: Math.round(6 + 58 * rush + 9 * vary(day * 10 + step, 7)),
      };
    }),
  );
}

/** Minutes to the door, with a few bad days. */
export function deliveryTimes(): Json {
  const couriers: readonly (readonly [string, number, number])[] = [
    ["Swift", 22, 12],
    ["Pedal", 28, 9],
    ["Metro", 31, 20],
    ["Van Co", 41, 16],
  ];
  return couriers.flatMap(([courier, base, spread], group) =>
    times(28, (index) => {
      const isLate = index % 13 === 12;
      const minutes = base + spread * (vary(index, 8 + group) + vary(index, 12 + group) - 1) + (isLate ? spread * 2.2 : 0);
      return { courier, parcel: `${courier.charAt(0)}${String(100 + index)}`, minutes: Math.round(minutes) };
    }),
  );
}

/** Who uses the disks, and for what. */
export function storageByTeam(): Json {
  const teams: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
    Video: [
      ["Footage", 840],
      ["Renders", 310],
      ["Projects", 90],
    ],
    Design: [
      ["Assets", 260],
      ["Archive", 180],
    ],
    Research: [
      ["Datasets", 410],
      ["Models", 220],
      ["Papers", 35],
    ],
    Office: [
      ["Mail", 120],
      ["Documents", 75],
    ],
  };
  return Object.entries(teams).flatMap(([team, kinds]) => kinds.map(([kind, gigabytes]) => ({ team, kind, gigabytes })));
}

/** From a first visit to a paying customer. */
export function signupSteps(): Json {
  return [
    { step: "Visited", people: 12_480 },
    { step: "Signed up", people: 3_910 },
    { step: "Made an app", people: 2_275 },
    { step: "Came back", people: 1_180 },
    { step: "Subscribed", people: 412 },
  ];
}

/** A figure and what it should become. */
export function quarterGoals(): Json {
  return { sales: 82_400, target: 100_000 };
}

/** A year of work, with weekends and a holiday. */
export function dailyCommits(): Json {
  return times(365, (day) => {
    const weekday = (day + 3) % 7;
    const isFree = weekday > 4 || (day > 204 && day < 222);
    return {
      date: dayAfter("2026-01-01", day),
      commits: isFree ? Math.floor(vary(day, 20) * 1.6) : Math.floor(1 + vary(day, 20) ** 1.5 * 12),
    };
  });
}

import type { Json } from "#lib/core/json";
import { dayAfter, times, vary } from "./view-example-data";

/** A shop's latest orders. */
export function orders(): Json {
  const names = ["Ada Brand", "Jonas Weiss", "Mara Ilić", "Tom Okafor", "Ines Duarte", "Li Wei", "Sofia Rossi"];
  const states = ["Paid", "Shipped", "Delivered", "Returned"];
  return times(42, (index) => ({
    order_number: `#${4_100 + index}`,
    date: dayAfter("2026-03-02", Math.floor(index * 1.7)),
    customer: names[Math.floor(vary(index, 21) * names.length)] ?? "Ada Brand",
    country: ["Germany", "Spain", "Italy", "France"][Math.floor(vary(index, 22) * 4)] ?? "Spain",
    status: states[Math.min(3, Math.floor(vary(index, 23) * 3.3))] ?? "Paid",
    total: `€${(18 + Math.round(vary(index, 24) * 22_000) / 100).toFixed(2)}`,
  }));
}

/** What a small shop sells. */
export function shopItems(): Json {
  const items: readonly (readonly [string, string, number, number, number])[] = [
    ["Trail backpack 30 l", "Bags", 119, 4.7, 14],
    ["Day pack 18 l", "Bags", 69, 4.4, 32],
    ["Merino shirt", "Clothing", 59, 4.6, 51],
    ["Rain jacket", "Clothing", 149, 4.5, 9],
    ["Wool socks, two pairs", "Clothing", 24, 4.8, 120],
    ["Gas stove", "Kitchen", 44, 4.3, 27],
    ["Titanium mug", "Kitchen", 29, 4.6, 63],
    ["Two-person tent", "Camp", 289, 4.7, 6],
    ["Down sleeping bag", "Camp", 219, 4.5, 11],
    ["Headlamp", "Camp", 39, 4.2, 74],
  ];
  return items.map(([name, category, price, rating, stock]) => ({ name, category, price: `€${price}`, rating, stock }));
}

/** What a team of four has to mend. */
export function tickets(): Json {
  const list: readonly (readonly [string, string, string, string])[] = [
    ["Export stops at 10,000 rows", "Open", "High", "Mara"],
    ["Dark mode flashes white on load", "Open", "Low", "Tom"],
    ["Sign-in mail arrives twice", "In progress", "High", "Jonas"],
    ["Search ignores accents", "In progress", "Medium", "Ines"],
    ["Dates in the invoice are American", "Review", "Medium", "Tom"],
    ["Chart labels overlap on phones", "Review", "High", "Mara"],
    ["Undo after deleting a board", "Done", "Medium", "Ines"],
    ["Faster start on slow networks", "Done", "High", "Jonas"],
  ];
  return list.map(([title, status, priority, assignee]) => ({ title, status, priority, assignee }));
}

/** One record to be filled in. */
export function contactFields(): Json {
  return {
    name: "Ada Brand",
    email: "ada@example.com",
    company: "Brand & Co",
    employees: 24,
    newsletter: true,
    since: "2024-05-13",
    notes: "Prefers calls in the morning.",
  };
}

/** A month of a community centre. */
export function events(): Json {
  const list: readonly (readonly [string, number, string])[] = [
    ["Repair café", 3, "Workshop"],
    ["Choir rehearsal", 5, "Music"],
    ["Chess evening", 7, "Games"],
    ["Bicycle market", 11, "Market"],
    ["Choir rehearsal", 12, "Music"],
    ["First aid course", 14, "Course"],
    ["Open stage", 18, "Music"],
    ["Choir rehearsal", 19, "Music"],
    ["Spring fair", 24, "Market"],
    ["Annual meeting", 28, "Meeting"],
  ];
  return list.map(([event, day, kind]) => ({ event, date: dayAfter("2026-05-01", day - 1), kind }));
}

/** How a product came out. */
export function launchPlan(): Json {
  const list: readonly (readonly [string, string, string])[] = [
    ["2026-01-12", "First sketch", "Three people and a whiteboard."],
    ["2026-02-09", "Prototype", "Twelve testers for two weeks."],
    ["2026-03-20", "Private beta", "Two hundred invitations went out."],
    ["2026-04-28", "Security review", "Four findings, all mended."],
    ["2026-05-19", "Public launch", "The doors are open."],
    ["2026-06-30", "Ten thousand apps", "Half of them are timers."],
  ];
  return list.map(([date, title, note]) => ({ date, title, note }));
}

/** The steps of a small building project. */
export function projectTasks(): Json {
  const list: readonly (readonly [string, string, string, string, number])[] = [
    ["Survey", "2026-04-01", "2026-04-09", "Planning", 100],
    ["Permit", "2026-04-06", "2026-05-04", "Planning", 100],
    ["Foundation", "2026-05-05", "2026-05-22", "Building", 80],
    ["Walls", "2026-05-20", "2026-06-18", "Building", 35],
    ["Roof", "2026-06-15", "2026-07-03", "Building", 0],
    ["Electrics", "2026-06-22", "2026-07-14", "Fitting", 0],
    ["Painting", "2026-07-13", "2026-07-28", "Fitting", 0],
  ];
  return list.map(([task, start, end, phase, progress]) => ({ task, start, end, phase, progress: `${progress}%` }));
}

/** What people ask before they sign up. */
export function faqs(): Json {
  return [
    "Can I use my own data?",
    "Where are my apps kept?",
    "Who can see what I make?",
    "Does an app work without a network?",
    "How do I undo a change?",
    "Can a colleague go on with my app?",
  ];
}

/** A building, its floors and its rooms. */
export function floorPlan(): Json {
  return {
    building: "North wing",
    floors: {
      ground: { rooms: { entrance: { area_m2: 38 }, kitchen: { area_m2: 22, seats: 12 } }, isAccessible: true },
      first: { rooms: { library: { area_m2: 64, books: 4_200 }, studio: { area_m2: 41 } }, isAccessible: true },
      roof: { rooms: { terrace: { area_m2: 90 } }, isAccessible: false },
    },
    contact: { name: "Ines Duarte", phone: "+351 21 555 0147" },
  };
}

/** One person, with everything that is known. */
export function employee(): Json {
  return {
    id: "E-2041",
    name: "Ines Duarte",
    role: "Product designer",
    team: "Interface",
    email: "ines@example.com",
    location: "Lisbon",
    started: "2022-09-01",
    salary: "€58,400",
    is_remote: true,
    skills: ["Typography", "Prototyping", "Accessibility"],
    address: { street: "Rua da Bica 14", city: "Lisbon", postcode: "1200-054" },
    about: "Draws the parts that people touch. Climbs on Thursdays.",
  };
}

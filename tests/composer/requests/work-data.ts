import { createChance, dayAfter, pick, readTable, type Row } from "./table-text";

/** What people asked a help desk. Open ones have no time of resolution. */
export const tickets = readTable(
  "id | subject | status | priority | assignee | channel | created | hours_to_resolve# | rating#",
  `
T-201 | Cannot log in | Closed | High | Maya | Email | 2024-05-02 | 3.5 | 5
T-202 | Invoice is wrong | Closed | Medium | Jonas | Phone | 2024-05-03 | 12 | 4
T-203 | App crashes on start | Open | Urgent | Maya | Chat | 2024-05-06 | |
T-204 | Change of address | Closed | Low | Ravi | Email | 2024-05-07 | 26 | 3
T-205 | Slow reports | In Progress | High | Jonas | Email | 2024-05-09 | |
T-206 | Missing parcel | Closed | High | Ravi | Phone | 2024-05-10 | 8 | 2
T-207 | How to export | Closed | Low | Lena | Chat | 2024-05-13 | 1.5 | 5
T-208 | Refund please | Open | Medium | Lena | Email | 2024-05-15 | |
T-209 | Password reset | Closed | Medium | Maya | Chat | 2024-05-16 | 0.5 | 5
T-210 | Broken link | Closed | Low | Jonas | Email | 2024-05-20 | 48 | 3
T-211 | Printer offline | Open | High | Ravi | Phone | 2024-05-21 | |
T-212 | Two factor code late | In Progress | Urgent | Maya | Chat | 2024-05-23 | |
T-213 | Data import fails | Closed | Urgent | Jonas | Email | 2024-05-27 | 6 | 4
T-214 | Question on pricing | Closed | Low | Lena | Phone | 2024-05-29 | 2 | 4
T-215 | Dark mode wanted | Open | Low | | Email | 2024-06-03 | |
T-216 | Double charge | Closed | Urgent | Ravi | Phone | 2024-06-04 | 4 | 1
T-217 | Cannot upload photo | Closed | Medium | Maya | Chat | 2024-06-06 | 9.5 | 4
T-218 | Wrong language | Open | Medium | | Chat | 2024-06-10 | |
T-219 | Sync is stuck | In Progress | High | Lena | Email | 2024-06-11 | |
T-220 | Cancel subscription | Closed | Medium | Jonas | Phone | 2024-06-13 | 5 | 3
T-221 | Login loop | Closed | High | Maya | Chat | 2024-06-17 | 7 | 5
T-222 | Export to Excel | Open | Low | Ravi | Email | 2024-06-19 | |
T-223 | Map does not load | Closed | Medium | Lena | Chat | 2024-06-24 | 10 | 4
T-224 | Outage in Lyon | Closed | Urgent | Jonas | Phone | 2024-06-26 | 2.5 | 5
`,
);

/** The tasks of a move of an office. */
export const tasks = readTable(
  "task | owner | status | priority | start | end | progress",
  `
Find a new office | Dana | Done | High | 2024-02-01 | 2024-02-28 | 100%
Sign the lease | Dana | Done | High | 2024-02-26 | 2024-03-08 | 100%
Plan the floor | Eli | Done | Medium | 2024-03-04 | 2024-03-22 | 100%
Order furniture | Eli | In progress | High | 2024-03-18 | 2024-04-19 | 60%
Set up the network | Farah | In progress | High | 2024-04-01 | 2024-04-26 | 45%
Paint the walls | Gus | In progress | Low | 2024-04-08 | 2024-04-18 | 80%
Install phones | Farah | To do | Medium | 2024-04-22 | 2024-05-03 | 0%
Book the movers | Dana | To do | Medium | 2024-04-15 | 2024-04-24 | 12%
Pack the archive | Gus | To do | Low | 2024-04-29 | 2024-05-10 | 0%
Move everything | Gus | To do | High | 2024-05-13 | 2024-05-17 | 0%
Tell customers | Eli | To do | Medium | 2024-05-06 | 2024-05-20 | 0%
Opening party | Dana | To do | Low | 2024-05-31 | 2024-05-31 | 0%
`,
);

/** A web site by month; rates are text. */
export const traffic = readTable(
  "month | visits# | unique_visitors# | bounce_rate | signups#",
  `
2024-01 | 41200 | 28750 | 48% | 612
2024-02 | 39850 | 27900 | 47% | 588
2024-03 | 45310 | 31240 | 45% | 701
2024-04 | 47020 | 32410 | 46% | 745
2024-05 | 52480 | 35980 | 43% | 861
2024-06 | 50110 | 34560 | 44% | 834
2024-07 | 46790 | 32050 | 46% | 722
2024-08 | 44950 | 30900 | 47% | 690
2024-09 | 53600 | 37120 | 42% | 905
2024-10 | 58240 | 40310 | 41% | 988
2024-11 | 61970 | 42880 | 39% | 1104
2024-12 | 55430 | 38690 | 42% | 930
`,
);

/** Where people leave the way to a purchase. */
export const funnel = readTable(
  "stage | users#",
  `
Visited | 12400
Signed up | 4310
Started trial | 1875
Entered card | 940
Purchased | 612
`,
);

const ROOMS = ["Kitchen", "Office", "Cellar"] as const;

/** Three sensors, every four hours for three days. */
export const sensors: Row[] = (() => {
  const chance = createChance(11);
  return Array.from({ length: 54 }, (_, index) => {
    const hour = Math.floor(index / 3) * 4;
    const room = index % 3;
    return {
      time: new Date(Date.UTC(2024, 8, 2) + hour * 3_600_000).toISOString(),
      sensor: ROOMS[room] ?? "Kitchen",
      temperature: Math.round((21 - room * 3 + 3 * Math.sin(hour / 4) + chance() * 1.5) * 10) / 10,
      humidity: Math.round(45 + room * 10 + chance() * 12),
    };
  });
})();

/** Lists as they come from a spreadsheet library: one for each column. */
export const energy = {
  month: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  solar: [120, 180, 310, 420, 510, 560, 570, 500, 380, 240, 140, 95],
  wind: [640, 590, 560, 450, 380, 310, 290, 320, 410, 530, 610, 670],
  gas: [880, 820, 700, 560, 430, 390, 400, 410, 480, 620, 790, 900],
};

const CARRIERS = ["Postal", "Swift", "Roadline"] as const;
const STATES = ["Delivered", "Delivered", "In transit", "Delayed"] as const;
const COUNTRIES = ["Germany", "France", "Japan", "Brazil"] as const;

/** What an API sends: the records stand in an envelope. */
export const shipments = (() => {
  const chance = createChance(23);
  const items = Array.from({ length: 30 }, (_, index) => ({
    tracking: `PK${4100 + index * 7}`,
    carrier: pick(CARRIERS, chance()),
    status: pick(STATES, chance()),
    country: pick(COUNTRIES, chance()),
    shipped_at: dayAfter("2024-09-01", index * 2),
    weight_kg: Math.round((0.4 + chance() * 11) * 10) / 10,
    cost: Math.round((6 + chance() * 40) * 100) / 100,
  }));
  return { status: "ok", data: { items, page: 1 } };
})();

/** Results of a small league. */
export const matches = readTable(
  "date | home | away | home_goals# | away_goals# | attendance#",
  `
2024-08-10 | Rovers | United | 2 | 1 | 18250
2024-08-10 | City | Athletic | 0 | 0 | 22340
2024-08-17 | United | City | 3 | 2 | 19870
2024-08-17 | Athletic | Rovers | 1 | 4 | 12110
2024-08-24 | Rovers | City | 1 | 1 | 18930
2024-08-24 | United | Athletic | 2 | 0 | 17450
2024-09-14 | City | Rovers | 2 | 3 | 24015
2024-09-14 | Athletic | United | 2 | 2 | 11560
2024-09-21 | United | Rovers | 0 | 2 | 20480
2024-09-21 | Athletic | City | 1 | 3 | 13205
2024-09-28 | City | United | 4 | 1 | 23110
2024-09-28 | Rovers | Athletic | 5 | 0 | 17690
`,
);

/** Some countries. */
export const countries = readTable(
  "country | continent | capital | population# | area_km2# | gdp_billion_usd# | life_expectancy#",
  `
Germany | Europe | Berlin | 84500000 | 357600 | 4456 | 81.2
France | Europe | Paris | 68200000 | 551500 | 3031 | 82.9
Spain | Europe | Madrid | 48400000 | 505900 | 1581 | 83.3
Norway | Europe | Oslo | 5550000 | 385200 | 485 | 83.2
Poland | Europe | Warsaw | 36700000 | 312700 | 811 | 77.4
Japan | Asia | Tokyo | 124500000 | 377900 | 4213 | 84.5
India | Asia | New Delhi | 1428600000 | 3287000 | 3550 | 70.2
Vietnam | Asia | Hanoi | 98900000 | 331200 | 430 | 74.6
South Korea | Asia | Seoul | 51700000 | 100200 | 1713 | 83.6
Nigeria | Africa | Abuja | 223800000 | 923800 | 363 | 53.9
Kenya | Africa | Nairobi | 55100000 | 580400 | 107 | 62.7
Egypt | Africa | Cairo | 112700000 | 1002000 | 396 | 70.2
Brazil | South America | Brasilia | 216400000 | 8516000 | 2174 | 73.4
Chile | South America | Santiago | 19600000 | 756100 | 336 | 79.5
Canada | North America | Ottawa | 40100000 | 9985000 | 2140 | 82.7
Mexico | North America | Mexico City | 128500000 | 1964000 | 1789 | 74.8
Australia | Oceania | Canberra | 26600000 | 7692000 | 1724 | 83.2
New Zealand | Oceania | Wellington | 5220000 | 268000 | 253 | 82.3
`,
);

/** The figures of one quarter. */
export const figures = { revenue: 184_500, target: 250_000, orders: 1_312, refund_rate: "2.4%" };

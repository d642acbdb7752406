const REGIONS = ["EMEA", "APAC", "AMER"];
const PRODUCTS = ["Desk", "Chair", "Lamp", "Shelf", "Rug"];
const DAY = 86_400_000;

/** Sales as records, the same each time. */
export function salesRecords(count: number) {
  return Array.from({ length: count }, (_none, index) => ({
    date: dayOf(index, count),
    region: REGIONS[(index * 7) % 3] ?? "",
    product: PRODUCTS[(index * 11) % 5] ?? "",
    units: 1 + ((index * 13) % 9),
    amount: amountOf(index),
  }));
}

/** The same as a list for each column, which takes a fourth of the room: 10,000 rows fit into what a request may bring. */
export function salesColumns(count: number) {
  const records = salesRecords(count);
  return {
    region: records.map(({ region }) => region),
    month: records.map(({ date }) => date.slice(0, 7)),
    amount: records.map(({ amount }) => amount),
  };
}

function dayOf(index: number, count: number): string {
  return new Date(Date.UTC(2023, 0, 1) + Math.floor((index * 730) / count) * DAY).toISOString().slice(0, 10);
}

function amountOf(index: number): number {
  return 20 + ((index * 7_919) % 480);
}

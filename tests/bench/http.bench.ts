import { startBenchApp } from "./support/bench-app";
import { createCaller, startBareServer, type Answered } from "./support/http";
import { salesColumns, salesRecords } from "./support/sales";
import type { Report } from "./support/report";
import { describe, median } from "./support/statistics";

const ROUNDS = 100;
/** The engine has made the code fast that is used: every view has been asked for two dozen times. */
const WARM_ROUNDS = 150;
const VIEWS = ["Sortable table", "Bar chart", "Line chart", "Dashboard", "Donut chart", "Card list"];
const SALES = [
  { product: "Tea", region: "North", sales: 120 },
  { product: "Coffee", region: "South", sales: 340 },
  { product: "Milk", region: "North", sales: 90 },
];

/** The built product over HTTP: making a component, and reading what was made. */
export async function bench(report: Report): Promise<void> {
  const { app, close } = await startBenchApp();
  const bare = await startBareServer(JSON.stringify({ data: "x".repeat(1_000) }));
  try {
    const floor = await measureFloor(report, bare.origin);
    await measureApp(report, app.origin, floor);
  } finally {
    bare.close();
    await close();
  }
}

async function measureFloor(report: Report, origin: string): Promise<number> {
  const { call, close } = createCaller(origin);
  const times = await repeat(() => call("GET", "/"), ROUNDS);
  close();
  report("the floor: a bare server in this process", describe(times));
  return median(times);
}

async function measureApp(report: Report, origin: string, floor: number): Promise<void> {
  const { call, close } = createCaller(origin);
  const tell = (label: string, times: readonly number[]) =>
    report(label, { ...describe(times), "x floor": median(times) / floor });
  const generate = (prompt: string, data: unknown = SALES) => call("POST", "/api/a2a/generate", { prompt, data_context: data });
  const first = await generate("Bar chart of the sales by region");
  report("the first component after the start", { ms: first.ms });
  const { component_id: id } = JSON.parse(first.text) as { component_id: string };
  tell(
    `the next ${WARM_ROUNDS}, while the engine warms up`,
    await repeat((round) => generate(`${viewOf(round)} of sales, warm-up ${round}`), WARM_ROUNDS),
  );
  tell(
    "request to stored component (target: P95 < 80 ms)",
    await repeat((round) => generate(`${viewOf(round)} of the sales ${round}`), ROUNDS),
  );
  const rows500 = salesRecords(500);
  const rows10k = salesColumns(10_000);
  tell(
    "request to stored component, 500 records (target: P95 < 80 ms)",
    await repeat((round) => generate(`${viewOf(round)} of the amounts ${round}`, rows500), ROUNDS),
  );
  tell(
    "request to stored component, 10,000 rows (target: P95 < 200 ms)",
    await repeat((round) => generate(`${viewOf(round)} of the amounts ${round}`, rows10k), ROUNDS),
  );
  tell("the same request again, a component of its own", await repeat(() => generate("Bar chart of the sales 1"), ROUNDS));
  tell(
    "a compiled bundle (target: P95 < 5 ms)",
    await repeat(() => call("GET", `/api/components/${id}/artifact?version=1`), ROUNDS),
  );
  tell("a component", await repeat(() => call("GET", `/api/components/${id}`), ROUNDS));
  tell("a list of 20", await repeat(() => call("GET", "/api/components?limit=20"), ROUNDS));
  const frame = new URL((JSON.parse((await call("GET", `/api/components/${id}`)).text) as { frame_url: string }).frame_url);
  tell(
    "a frame's document",
    await repeat(() => call("GET", frame.pathname + frame.search, undefined, { host: frame.host }), ROUNDS),
  );
  tell(
    "what Next and the middleware take alone: an address that is not there",
    await repeat(() => call("GET", "/api/nothing"), ROUNDS, 404),
  );
  close();
}

const viewOf = (round: number): string => VIEWS[round % VIEWS.length] ?? "Table";

async function repeat(work: (round: number) => Promise<Answered>, rounds: number, expected?: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { ms, status, text } = await work(round);
    if (expected === undefined ? status >= 300 : status !== expected) throw new Error(`${status}: ${text.slice(0, 300)}`);
    times.push(ms);
  }
  return times;
}

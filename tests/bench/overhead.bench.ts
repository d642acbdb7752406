import { startModelServer, type ModelServer } from "../support/model-server";
import { startBenchApp } from "./support/bench-app";
import type { Report } from "./support/report";
import { describe } from "./support/statistics";

const ROUNDS = 60;
const WARM_ROUNDS = 15;
const STOPS = 30;
/** Twelve characters every five milliseconds: about 600 tokens a second, which is faster than the models are. */
const CHUNK_MS = 5;
const ROWS = Array.from({ length: 50 }, (_none, index) => ({ product: `Product ${index}`, sales: index * 7 }));

/** What Spark adds to a model: from its last token to the event that says that the app is ready, in a streamed chat. */
export async function bench(report: Report): Promise<void> {
  const model = await startModelServer();
  const { app, close } = await startBenchApp({ OPENAI_BASE_URL: `${model.url}/v1` });
  try {
    model.double.onMessage(/words/, { content: "A short answer in words." });
    model.double.onMessage(
      /app (\d+)/,
      (request) => {
        const round = /app (\d+)/.exec(JSON.stringify(request.messages.at(-1)))?.[1] ?? "0";
        const call = { title: "Sales", summary: "A table.", source: appOf(round) };
        return { toolCalls: [{ name: "create_component", arguments: JSON.stringify(call) }] };
      },
      { latency: CHUNK_MS },
    );
    const turn = async (message: string): Promise<number> => (await readyAt(app.origin, message)) - model.seen.endedAt;
    for (let round = 0; round < WARM_ROUNDS; round++) await turn(`app ${1_000 + round}`);
    const apps: number[] = [];
    const words: number[] = [];
    for (let round = 0; round < ROUNDS; round++) apps.push(await turn(`app ${round}`));
    for (let round = 0; round < ROUNDS; round++) words.push(await turn(`words ${round}`));
    report("last token of a new app to its ready event (target: P95 < 40 ms)", describe(apps));
    report("last token of an answer in words to its ready event", describe(words));
    const stops: number[] = [];
    for (let round = 0; round < STOPS; round++) stops.push(await stopTime(app.origin, model));
    report("a stop to the end of the provider's call (target: < 100 ms)", { ...describe(stops), "most ms": Math.max(...stops) });
  } finally {
    await close();
    await model.close();
  }
}

/** When the stream of a turn says `ready`. */
async function readyAt(origin: string, message: string): Promise<number> {
  const answer = await fetch(`${origin}/api/chat/message`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ message, data_context: ROWS }),
  });
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.includes('"phase":"ready"')) return performance.now();
    if (text.includes('"phase":"failed"')) throw new Error(text.slice(-500));
  }
  throw new Error("The stream ended without an answer");
}

/** Stops a turn whose model does not answer. */
async function stopTime(origin: string, model: ModelServer): Promise<number> {
  const id = crypto.randomUUID().slice(0, 8);
  const post = (path: string, body: object) =>
    fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const { calls } = model.seen;
  model.fail("hang after headers");
  const messages = [{ id: "m1", role: "user", parts: [{ type: "text", text: `words ${id}` }] }];
  const turn = post("/api/chat/message", { id, messages, mode: "text" }).then((answer) => answer.text());
  while (model.seen.calls === calls) await new Promise((resolve) => setTimeout(resolve, 2));
  const stoppedAt = performance.now();
  await post(`/api/chat/sessions/${id}/stop`, {});
  await turn;
  model.fail(undefined);
  return model.seen.abortedAt - stoppedAt;
}

/** A table of its own for each round, so that no cache helps. */
function appOf(round: string): string {
  return `import { For } from "solid-js";

interface Sale {
  product: string;
  sales: number;
}

export default function App(props: { data: Sale[] }) {
  const total = () => props.data.reduce((sum, { sales }) => sum + sales, 0);
  return (
    <main class="card bg-base-100 p-6 shadow">
      <h1 class="text-xl font-semibold">Sales ${round}</h1>
      <table class="table mt-4">
        <thead>
          <tr>
            <th>Product</th>
            <th class="text-right">Sales</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.data}>
            {(sale) => (
              <tr>
                <td>{sale.product}</td>
                <td class="text-right tabular-nums">{sale.sales.toLocaleString("en")}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="mt-4 font-medium">Together {total().toLocaleString("en")}</p>
    </main>
  );
}
`;
}

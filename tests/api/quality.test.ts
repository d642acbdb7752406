import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf, type Api } from "../support/api";
import { startApp, type App } from "../support/app-stack";
import { startModelServer, type ModelServer } from "../support/model-server";

const appOf = (body: string): string => `export default function App(props: { data: any }) {\n  return ${body};\n}\n`;
const PLAIN = appOf("<p>Plain: {props.data.length}</p>");
const ALIKE = appOf("<b>Alike: {props.data.length}</b>");
const QUADRATIC = appOf(
  "<ul>{props.data.map((a: any) => <li>{props.data.filter((b: any) => b === a).map((c: any) => c)}<button /></li>)}</ul>",
);
const REFUSED = appOf("<p>{fetch('/x') as any}</p>");
/** Whoever stands first is the best: a judge that decides nothing. */
const BIASED = {
  first: { complexity: 9, framework: 9, security: 9 },
  second: { complexity: 1, framework: 1, security: 1 },
  reason: "The first one.",
};

let openai: ModelServer;
let google: ModelServer;
let app: App;
let api: Api;

beforeAll(async () => {
  [openai, google] = await Promise.all([startModelServer(), startModelServer()]);
  app = await startApp({
    env: {
      // A base URL alone, as for a server of one's own.
      GOOGLE_GENERATIVE_AI_API_KEY: "test",
      OPENAI_BASE_URL: `${openai.url}/v1`,
      GOOGLE_BASE_URL: `${google.url}/v1beta`,
      // The threads of both legs are loaded while the first run waits for them.
      SPARK_DEADLINE_MS: "40000",
      SPARK_ATTEMPT_MS: "20000",
    },
  });
  api = apiOf(app);
  await best({ openai: PLAIN, google: PLAIN });
}, 300_000);

afterAll(() => Promise.all([app.stop(), openai.close(), google.close()]));

/** Asks for quality where the two models answer as told, and so does a judge. */
async function best(answers: { openai: string; google: string; third?: string; judge?: object }) {
  for (const [server, source] of [
    [openai, answers.openai],
    [google, answers.google],
  ] as const) {
    const call = (text: string) => ({
      toolCalls: [{ name: "create_component", arguments: JSON.stringify({ title: "App", summary: "An app.", source: text }) }],
    });
    server.double.clearFixtures();
    server.double.onMessage(/^<request>/, { content: JSON.stringify(answers.judge ?? BIASED) });
    server.double.onMessage(/These answers exist already/, call(answers.third ?? REFUSED));
    server.double.onMessage(/an app/, call(source));
  }
  const prompt = `an app ${crypto.randomUUID().slice(0, 8)}`;
  const { status, body } = await api("POST", "/api/a2a/generate", { prompt, data_context: [1, 2, 3], effort: "quality" });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

test("the better one of both is taken, and the answer tells why", async () => {
  const body = await best({ openai: QUADRATIC, google: PLAIN });
  expect([body.provider, body.text]).toEqual(["google", "Plain: 3"]);
  expect(body.route.choice).toMatchObject({ winner: "google", by: "score" });
  expect(body.route.choice.scores.google).toBeGreaterThan(body.route.choice.scores.openai);
  expect(body.route.attempts.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["success", "success"]);
});

test("one that the gate refuses is out, whoever wrote it", async () => {
  const body = await best({ openai: REFUSED, google: ALIKE });
  expect([body.provider, body.route.choice.by]).toEqual(["google", "only"]);
});

test("of two alike, a judge that prefers a place decides nothing; one that sees a difference does", async () => {
  const biased = await best({ openai: PLAIN, google: ALIKE });
  expect(biased.route.choice).toMatchObject({ winner: "openai", by: "score", reasons: [BIASED.reason, BIASED.reason] });
  const third = await best({ openai: PLAIN, google: ALIKE, third: ALIKE.replace("Alike", "Third") });
  expect([third.text, third.route.choice.by]).toEqual(["Third: 3", "synthesis"]);
});

test("a provider that is down leaves the other one's answer", async () => {
  google.fail({ status: 503 });
  const body = await best({ openai: PLAIN, google: PLAIN });
  expect([body.provider, body.route.choice.by]).toEqual(["openai", "only"]);
  google.fail("hang after headers");
  expect((await best({ openai: PLAIN, google: PLAIN })).provider).toBe("openai");
  google.fail(undefined);
});

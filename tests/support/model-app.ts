import { startApp } from "./app-stack";
import { startModelServer } from "./model-server";

// The tests decide when an answer goes on, and circuits stay closed: each fault is met anew.
const ENV = {
  SPARK_FIRST_TOKEN_MS: "20000",
  SPARK_STALL_MS: "60000",
  SPARK_BREAKER_THRESHOLD: "1000",
  OPENAI_API_KEY: "test",
  GOOGLE_GENERATIVE_AI_API_KEY: "test",
};

/** An app of one's own with two providers, each of which says its own text. */
export async function startModelApp(texts: { readonly openai: string; readonly google: string }) {
  const [openai, google] = await Promise.all([startModelServer(), startModelServer()]);
  const app = await startApp({
    env: { ...ENV, OPENAI_BASE_URL: `${openai.url}/v1`, GOOGLE_BASE_URL: `${google.url}/v1beta` },
  });
  openai.double.onMessage(/.*/, { content: texts.openai });
  google.double.onMessage(/.*/, { content: texts.google });
  return { app, openai, google, stop: () => Promise.all([app.stop(), openai.close(), google.close()]) };
}

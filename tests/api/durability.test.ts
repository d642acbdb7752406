import { expect, test } from "vitest";
import { apiOf } from "../support/api";
import { startApp } from "../support/app-stack";

test("kill -9 during writes loses nothing that was acknowledged, and a restart shows everything again", async () => {
  const app = await startApp({ env: {} });
  const api = apiOf(app);
  const acknowledged: string[] = [];
  const writing = Array.from({ length: 4 }, async (_lane, lane) => {
    for (let number = 0; number < 100; number += 1) {
      const prompt = `table ${lane}-${number}`;
      const made = await api("POST", "/api/a2a/generate", { prompt, data_context: [{ lane, number }] }).catch(() => undefined);
      if (made?.status !== 201) return;
      acknowledged.push(made.body.component_id);
    }
  });
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(20);
  await app.kill();
  await Promise.all(writing);
  await app.restart();
  for (const id of acknowledged) {
    expect((await api("GET", `/api/components/${id}/source`)).status, id).toBe(200);
  }
  await expect.poll(async () => (await api("GET", "/api/health")).body.status, { timeout: 30_000 }).toBe("ok");
  await app.stop();
}, 240_000);

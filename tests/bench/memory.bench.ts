import { personActor, type RequestContext } from "#lib/core/context";
import { embedLocally, LOCAL_MODEL } from "#lib/memory/local-embedding";
import { createMemoryVerbs } from "#lib/memory/memory-verbs";
import { audit } from "#lib/observability/audit";
import { createDatabase } from "#lib/platform/database";
import { createEmbed } from "#lib/platform/embeddings";
import { memoryCache } from "../support/memory-cache";
import { openTestDatabase, type TestDatabase } from "../support/test-database";
import type { Report } from "./support/report";
import { describe } from "./support/statistics";

const MEMORIES = 10_000;
const BATCH = 250;
const ROUNDS = 300;
const WARM_ROUNDS = 50;

const THINGS =
  "chart table form list dashboard button heading calendar invoice timeline card map menu report page label axis".split(" ");
const WISHES =
  "dark light wide narrow rounded blue green red bold quiet large small sorted grouped dense airy plain striped".split(" ");
const FIELDS =
  "sales finance support logistics marketing hiring travel school garden kitchen music sport health weather science".split(" ");

/** What it costs to be reminded by a prompt, among as many memories as a person may have. */
export async function bench(report: Report): Promise<void> {
  const home = await openTestDatabase();
  const database = createDatabase({ url: home.url });
  try {
    const { userId, tenantId } = await home.newPerson();
    const ctx: RequestContext = {
      requestId: "bench",
      actor: personActor(userId, tenantId),
      signal: new AbortController().signal,
    };
    const embedder = createEmbed(
      { openai: undefined, google: undefined, embeddingModel: undefined },
      { cache: memoryCache(), report: () => {} },
    );
    const memory = createMemoryVerbs({ withActor: database.withActor, audit, embedder });
    report(
      "a sentence becomes a local vector (target: < 1 ms)",
      describe(await repeat(1_000, (round) => embedLocally(promptOf(round)))),
    );
    const long = Array.from({ length: 100 }, (_none, index) => contentOf(index * 97))
      .join(". ")
      .slice(0, 4_000);
    report("4,000 characters become a local vector", describe(await repeat(200, () => embedLocally(long))));
    await plant(home, userId);
    await repeat(WARM_ROUNDS, (round) => memory.recallMemories(ctx, promptOf(round)));
    const recalls = await repeat(ROUNDS, (round) => memory.recallMemories(ctx, promptOf(round)));
    report(`a prompt is reminded, among ${MEMORIES} memories (target: P95 < 15 ms)`, describe(recalls));
    const saves = await repeat(WARM_ROUNDS, (round) =>
      memory.saveMemory(ctx, { content: `A new wish, ${round}`, kind: "preference" }).catch(() => {}),
    );
    report(`a memory is saved, or refused as one too many, among ${MEMORIES}`, describe(saves));
  } finally {
    await database.close();
    await home.close();
  }
}

const at = (words: readonly string[], index: number): string => words[index % words.length] ?? "";

function contentOf(index: number): string {
  const field = at(FIELDS, Math.floor(index / (THINGS.length * WISHES.length)));
  return `Always make the ${at(THINGS, index)} ${at(WISHES, Math.floor(index / THINGS.length))} for ${field} number ${index}`;
}

function promptOf(round: number): string {
  return `Show me a ${at(WISHES, round * 7)} ${at(THINGS, round * 3)} about ${at(FIELDS, round * 5)}, please`;
}

/** The index is built afterwards, because that is quicker than growing it. */
async function plant({ admin }: TestDatabase, userId: string): Promise<void> {
  const { rows } = await admin.query<{ definition: string }>(
    "select pg_get_indexdef('public.user_embeddings_similarity'::regclass) as definition",
  );
  await admin.query("drop index public.user_embeddings_similarity");
  for (let start = 0; start < MEMORIES; start += BATCH) {
    const contents = Array.from({ length: BATCH }, (_none, index) => contentOf(start + index));
    const vectors = contents.map((content) => JSON.stringify(embedLocally(content).map((value) => Number(value.toFixed(6)))));
    await admin.query(
      `insert into public.user_embeddings (user_id, content, content_hash, embedding, model)
       select $1, content, content, vector::extensions.vector, $2 from unnest($3::text[], $4::text[]) made (content, vector)`,
      [userId, LOCAL_MODEL, contents, vectors],
    );
  }
  await admin.query(`${rows[0]?.definition ?? ""}; analyze public.user_embeddings`);
}

async function repeat(rounds: number, work: (round: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await work(round);
    times.push(performance.now() - startedAt);
  }
  return times;
}

import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { sha256Hex } from "#lib/core/hash";
import type { Audit, Tx, WithActor } from "#lib/core/ports";
import { findPreferences } from "./find-preferences";
import { requirePerson } from "./require-person";
import {
  countMemories,
  findByHash,
  insertMemory,
  lockMemories,
  nearestMemories,
  replaceMemory,
  type MemoryValues,
} from "./store";
import type { Embedder, Memory } from "./types";

/** What all verbs of memory need from outside. */
export interface MemoryDeps {
  readonly withActor: WithActor;
  readonly audit: Audit;
  readonly embedder: Embedder;
  /** How many a person may have. */
  readonly maxMemories?: number;
}

/** A memory that was saved; `isNew` unless it took the place of an older wording. */
export interface SavedMemory extends Memory {
  isNew: boolean;
}

/** Nearer than this, two texts say the same in other words: the newer one stays. */
const SAME_SIMILARITY = 0.97;
/** More than anybody says about themselves; searching so many is what is measured. */
const DEFAULT_MAX_MEMORIES = 10_000;

/** What puts memories in. */
export function createSaveVerbs({ withActor, audit, embedder, maxMemories = DEFAULT_MAX_MEMORIES }: MemoryDeps) {
  /** Saves what a person wants to be remembered. */
  async function saveMemory(ctx: RequestContext, input: { content: string; kind: string }): Promise<SavedMemory> {
    requirePerson(ctx.actor);
    requireScope(ctx, "generate");
    const [saved] = await saveAll(ctx, [input.content], input.kind);
    if (saved === undefined) throw new Error("Nothing was saved");
    return saved;
  }

  /** Saves what a message says for good, if it says anything; a program has no preferences. */
  async function noticePreferences(ctx: RequestContext, message: string): Promise<SavedMemory[]> {
    if (ctx.actor.kind !== "person") return [];
    requireScope(ctx, "generate");
    const found = findPreferences(message);
    return found.length === 0 ? [] : saveAll(ctx, found, "preference");
  }

  async function saveAll(ctx: RequestContext, contents: readonly string[], kind: string): Promise<SavedMemory[]> {
    // Before the transaction: nobody waits in the database for a model.
    const { model, vectors } = await embedder.embed(ctx, contents);
    const hashes = await Promise.all(contents.map(hashOf));
    return withActor(ctx, async (tx) => {
      await lockMemories(tx, ctx.actor);
      const saved: SavedMemory[] = [];
      for (const [index, content] of contents.entries()) {
        const values = { kind, content, model, hash: hashes[index] ?? "", vector: vectors[index] ?? [] };
        saved.push(await saveOne(tx, ctx, values));
      }
      return saved;
    });
  }

  async function saveOne(tx: Tx, ctx: RequestContext, values: MemoryValues): Promise<SavedMemory> {
    const older = await findOlder(tx, ctx, values);
    if (older === undefined && (await countMemories(tx, ctx.actor)) >= maxMemories) throw tooMany(maxMemories);
    const memory = older ? await replaceMemory(tx, ctx.actor, older.id, values) : await insertMemory(tx, ctx.actor, values);
    const subject = { subjectType: "memory", subjectId: memory.id, before: older?.content, after: values.content };
    await audit(tx, ctx, { action: older ? "memory.reworded" : "memory.saved", ...subject });
    return { ...memory, isNew: older === undefined };
  }

  return { saveMemory, noticePreferences };
}

async function findOlder(tx: Tx, { actor }: RequestContext, values: MemoryValues): Promise<Memory | undefined> {
  const { hash, model, vector } = values;
  const [nearest] = await nearestMemories(tx, actor, { model, vector, threshold: SAME_SIMILARITY, count: 1 });
  return (await findByHash(tx, actor, hash, model)) ?? nearest;
}

/** Case, spaces and the point at the end make no difference. */
function hashOf(content: string): Promise<string> {
  const plain = content.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return sha256Hex(plain.replace(/[.!]+$/, ""));
}

function tooMany(most: number): SparkError {
  return new SparkError(
    "conflict",
    `You have ${most.toLocaleString("en")} memories, which is the most. Forget some of them first.`,
  );
}

import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { Audit, Tx, WithActor } from "#lib/core/ports";
import { Settings, type PutSettings } from "./schemas";
import type { z } from "zod";

type SettingsChange = z.output<typeof PutSettings>;

export interface SettingsDeps {
  withActor: WithActor;
  audit: Audit;
}

const COLUMNS = ["theme", "default_provider", "default_mode", "effort", "privacy", "preferences", "updated_at"] as const;

/** Settings belong to a person, in whatever tenant; a program has none. */
export function createSettingsVerbs({ withActor, audit }: SettingsDeps) {
  async function getSettings(ctx: RequestContext): Promise<Settings & { updatedAt: Date }> {
    requireScope(ctx, "read");
    requirePerson(ctx);
    return withActor(ctx, (tx, lastly) => lastly(read(tx, ctx)));
  }

  /** Changes what is given and answers the whole. */
  async function saveSettings(ctx: RequestContext, input: SettingsChange): Promise<Settings & { updatedAt: Date }> {
    requireScope(ctx, "read");
    requirePerson(ctx);
    return withActor(ctx, async (tx) => {
      const before = await read(tx, ctx);
      const { preferences, ...choices } = input;
      const values = { ...choices, ...(preferences && { preferences: JSON.stringify(preferences) }) };
      if (Object.keys(values).length === 0) return before;
      const row = await tx
        .updateTable("user_settings")
        .set(values)
        .where("id", "=", ctx.actor.userId)
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
      const subject = { subjectType: "user_settings", subjectId: ctx.actor.userId };
      await audit(tx, ctx, { action: "settings.saved", ...subject, before: toJson(before), after: input as Json });
      return toSettings(row);
    });
  }

  return { getSettings, saveSettings };
}

function requirePerson({ actor }: RequestContext): void {
  if (actor.kind !== "person") throw new SparkError("forbidden", "Settings belong to a person; an API key has none.");
}

async function read(tx: Tx, { actor }: RequestContext): Promise<Settings & { updatedAt: Date }> {
  const query = tx.selectFrom("user_settings").select(COLUMNS).where("id", "=", actor.userId);
  const row = await query.executeTakeFirst();
  if (!row) throw new SparkError("not_found", "This account has no settings.");
  return toSettings(row);
}

function toSettings(row: { updated_at: Date }): Settings & { updatedAt: Date } {
  return { ...Settings.parse(row), updatedAt: row.updated_at };
}

function toJson(settings: Settings & { updatedAt: Date }): Json {
  return Settings.parse(settings) as Json;
}

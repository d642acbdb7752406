import { z } from "zod";

const Binding = z.object({
  event: z.string(),
  schema: z.string().optional(),
  table: z.string().optional(),
  filter: z.string().optional(),
});

/** What a channel asks for when it is joined. */
export const JoinPayload = z.object({
  access_token: z.string().nullish(),
  config: z
    .object({
      broadcast: z.object({ ack: z.boolean().default(false), self: z.boolean().default(false) }).prefault({}),
      presence: z.object({ key: z.string().max(255).default(""), enabled: z.boolean().default(false) }).prefault({}),
      postgres_changes: z.array(Binding).max(50).default([]),
      private: z.boolean().default(false),
    })
    .prefault({}),
});

export type JoinConfig = z.output<typeof JoinPayload>["config"];

/** One kind of change that a channel wants to hear of. */
export interface ChangeBinding {
  readonly id: number;
  readonly asked: z.output<typeof Binding>;
  readonly filter: { readonly column: string; readonly value: string } | undefined;
}

/** A committed change of one row. */
export interface Change {
  readonly schema: string;
  readonly table: string;
  readonly type: "INSERT" | "UPDATE" | "DELETE";
  readonly commit_timestamp: string;
  readonly record: Record<string, unknown> | null;
  readonly old_record: Record<string, unknown> | null;
}

const EVENTS: readonly string[] = ["*", "INSERT", "UPDATE", "DELETE"];
const EQUALS = /^([A-Za-z_][A-Za-z0-9_]*)=eq\.(.*)$/s;

/** The binding for what was asked, or why there is none. */
export function toBinding(id: number, asked: ChangeBinding["asked"], tables: readonly string[]): ChangeBinding | string {
  if (!EVENTS.includes(asked.event)) return `Unknown event "${asked.event}"`;
  if (asked.table !== undefined && asked.table !== "*" && !tables.includes(`${asked.schema ?? "public"}.${asked.table}`)) {
    return `Changes of ${asked.schema ?? "public"}.${asked.table} are not announced`;
  }
  if (!asked.filter) return { id, asked, filter: undefined };
  const [, column = "", value = ""] = EQUALS.exec(asked.filter) ?? [];
  return column === ""
    ? `Only filters like "id=eq.1" are supported, not "${asked.filter}"`
    : { id, asked, filter: { column, value } };
}

/** Does the channel want to hear of this change? What it may read is another question. */
export function isWanted({ asked, filter }: ChangeBinding, change: Change): boolean {
  const fits = (wanted: string | undefined, actual: string) => wanted === undefined || wanted === "*" || wanted === actual;
  if (!fits(asked.event, change.type) || !fits(asked.schema, change.schema) || !fits(asked.table, change.table)) return false;
  if (filter === undefined) return true;
  const value = (change.record ?? change.old_record)?.[filter.column];
  return value !== null && value !== undefined && String(value) === filter.value;
}

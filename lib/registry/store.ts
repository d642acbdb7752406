import { type ExpressionBuilder, sql } from "kysely";

import type { Database } from "#lib/core/database-types";
import type { Tx } from "#lib/core/ports";
import { type Cursor, decodeCursor, encodeCursor } from "#lib/core/cursor";
import { isUuid } from "#lib/core/ids";
import { noSuchComponent } from "./ids";
import { toComponentRecord } from "./records";
import type { ComponentRecord, ListComponentsInput, Page } from "./types";

/** The columns of a component itself; its data is read alone, for it may be large. */
export const COMPONENT_COLUMNS = [
  "id",
  "title",
  "prompt",
  "summary",
  "kind",
  "theme",
  "current_version",
  "status",
  "data_revision",
  "created_by",
  "created_at",
  "updated_at",
] as const;

/** What a component shows of its current version. */
export const CODE_COLUMNS = ["provider", "model", "source_bytes", "js_bytes", "css_bytes", "verdict", "timings"] as const;

/** A component of this tenant with its current version, or `not_found`. */
export async function findComponent(tx: Tx, tenantId: string, componentId: string): Promise<ComponentRecord> {
  if (!isUuid(componentId)) throw noSuchComponent();
  const row = await selectComponents(tx, tenantId).where("components.id", "=", componentId).executeTakeFirst();
  if (!row) throw noSuchComponent();
  return toComponentRecord(row);
}

/** That there is such a component, and which version is the current one. */
export async function requireComponent(tx: Tx, tenantId: string, componentId: string): Promise<{ id: string; version: number }> {
  if (!isUuid(componentId)) throw noSuchComponent();
  const query = tx.selectFrom("components").select(["id", "current_version as version"]);
  const row = await query.where("tenant_id", "=", tenantId).where("id", "=", componentId).executeTakeFirst();
  if (!row) throw noSuchComponent();
  return row;
}

/** Locks the component's row until the transaction ends, so that versions get their numbers one after another. */
export async function lockComponent(tx: Tx, tenantId: string, componentId: string) {
  if (!isUuid(componentId)) throw noSuchComponent();
  const row = await tx
    .selectFrom("components")
    .select(["id", "current_version", "data_revision", "status", "title", "prompt", "summary"])
    .where("tenant_id", "=", tenantId)
    .where("id", "=", componentId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noSuchComponent();
  return row;
}

const SORTS = {
  newest: { column: "components.created_at", direction: "desc", after: "<" },
  oldest: { column: "components.created_at", direction: "asc", after: ">" },
  updated: { column: "components.updated_at", direction: "desc", after: "<" },
} as const;

/** One page. The cursor is a position in the index, so a late page costs no more than the first. */
export async function pageComponents(
  tx: Tx,
  caller: { tenantId: string; userId: string },
  input: ListComponentsInput,
): Promise<Page<ComponentRecord>> {
  const sort = SORTS[input.sort ?? "newest"];
  const status = input.status ?? "active";
  const words = input.q?.trim();
  const cursor = input.cursor === undefined ? undefined : decodeCursor(input.cursor);
  const rows = await selectComponents(tx, caller.tenantId)
    .$if(status !== "all", (query) => query.where("components.status", "=", status === "archived" ? "archived" : "active"))
    .$if(input.mine === true, (query) => query.where("components.created_by", "=", caller.userId))
    .$if(words !== undefined && words !== "", (query) => query.where((where) => matches(where, words ?? "")))
    .$if(cursor !== undefined, (query) =>
      cursor
        ? query.where((where) => where(where.refTuple(sort.column, "components.id"), sort.after, position(where, cursor)))
        : query,
    )
    .orderBy(sort.column, sort.direction)
    .orderBy("components.id", sort.direction)
    .limit(input.limit + 1)
    .execute();
  const items = rows.slice(0, input.limit).map(toComponentRecord);
  const last = items.at(-1);
  const more = rows.length > input.limit && last !== undefined;
  const at = (record: ComponentRecord) => (input.sort === "updated" ? record.updatedAt : record.createdAt);
  return { items, nextCursor: more ? encodeCursor({ at: at(last), id: last.id }) : null };
}

function position(where: ExpressionBuilder<Database, "components">, cursor: Cursor) {
  return where.tuple(where.val(cursor.at), where.val(cursor.id));
}

/** Every word somewhere in the title or the prompt; `%`, `_` and `\` in a word stand for themselves. */
function matches(where: ExpressionBuilder<Database, "components">, words: string) {
  const patterns = words.split(/\s+/).map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  return where.and(
    patterns.map((pattern) =>
      where.or([where("components.title", "ilike", pattern), where("components.prompt", "ilike", pattern)]),
    ),
  );
}

function selectComponents(tx: Tx, tenantId: string) {
  return tx
    .selectFrom("components")
    .innerJoin("component_versions", (join) =>
      join
        .onRef("component_versions.component_id", "=", "components.id")
        .onRef("component_versions.version", "=", "components.current_version"),
    )
    .select(COMPONENT_COLUMNS.map((column) => `components.${column}` as const))
    .select(CODE_COLUMNS.map((column) => `component_versions.${column}` as const))
    .select([votes("up").as("up"), votes("down").as("down")])
    .where("components.tenant_id", "=", tenantId);
}

/** A count per row, answered from the index on (tenant, component, rating). */
function votes(rating: "up" | "down") {
  return sql<number>`(select count(*) from component_feedback
    where component_feedback.tenant_id = components.tenant_id
      and component_feedback.component_id = components.id and component_feedback.rating = ${rating})`;
}

import { z } from "zod";

import type { EmbeddedDatabase } from "../database";
import { isWanted, type Change } from "./bindings";
import type { Channel, Hub } from "./hub";
import type { FollowedTable } from "./tables";
import { whoSees, type Reader } from "./visibility";

const NOTIFICATION = "realtime_changes";

const Row = z.record(z.string(), z.unknown()).nullable();
const Announced = z.union([
  z.object({ long_id: z.number() }),
  z.object({
    schema: z.string(),
    table: z.string(),
    type: z.enum(["INSERT", "UPDATE", "DELETE"]),
    commit_timestamp: z.string(),
    record: Row,
    old_record: Row,
  }),
]);

export interface ChangeFeedOptions {
  database: EmbeddedDatabase;
  hub: Hub;
  tables: ReadonlyMap<string, FollowedTable>;
  log: (message: string) => void;
}

/** Takes committed changes to the channels that asked for them and may read them, in the order of the commits. */
export async function followChanges({ database, hub, tables, log }: ChangeFeedOptions): Promise<void> {
  let last: Promise<void> = Promise.resolve();
  database.onNotification((channel, payload) => {
    if (channel !== NOTIFICATION) return;
    last = last
      .then(async () => {
        const change = await readChange(database, payload);
        const table = change && tables.get(`${change.schema}.${change.table}`);
        if (change && table) await deliver(database, hub, table, change);
      })
      .catch((error: unknown) =>
        log(`A change could not be announced: ${error instanceof Error ? error.message : String(error)}`),
      );
  });
  // Whoever would have fetched these is gone: clients read anew after a lost connection.
  await database.query("delete from realtime.long_changes");
  await database.listen(NOTIFICATION);
}

async function deliver(database: EmbeddedDatabase, hub: Hub, table: FollowedTable, change: Change): Promise<void> {
  const wanted = [...hub.channels()].filter(({ bindings }) => bindings.some((binding) => isWanted(binding, change)));
  const readers = new Map<string, Reader>(wanted.map(({ reader }) => [keyOf(reader), reader]));
  if (readers.size === 0) return;
  const seen = await whoSees(database, table, change, [...readers.values()]);
  const allowed = new Set([...readers.keys()].filter((_key, index) => seen[index]));
  for (const channel of wanted) {
    // Asked again at the last moment: a channel may have changed hands while the database was asked.
    if (allowed.has(keyOf(channel.reader))) push(channel, table, change);
  }
}

function push(channel: Channel, table: FollowedTable, change: Change): void {
  const columns = table.columns.filter(({ readers }) => readers.includes(channel.reader.role));
  const names = columns.map(({ name }) => name);
  const keys = table.key.filter((name) => names.includes(name));
  const { schema, table: name, type, commit_timestamp } = change;
  const data = {
    schema,
    table: name,
    commit_timestamp,
    type,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    errors: null,
    ...(change.record === null ? {} : { record: pick(change.record, names) }),
    // As hosted: of what was, only the key.
    ...(type === "INSERT" ? {} : { old_record: pick(change.old_record ?? change.record ?? {}, keys) }),
  };
  const ids = channel.bindings.filter((binding) => isWanted(binding, change)).map(({ id }) => id);
  channel.send("postgres_changes", { ids, data });
}

async function readChange(database: EmbeddedDatabase, payload: string): Promise<Change | undefined> {
  const announced = Announced.parse(JSON.parse(payload));
  if (!("long_id" in announced)) return announced;
  const [row] = await database.query<{ change: string }>("delete from realtime.long_changes where id = $1 returning change", [
    announced.long_id,
  ]);
  return row === undefined ? undefined : readChange(database, row.change);
}

function keyOf({ role, claims }: Reader): string {
  return `${role} ${claims}`;
}

function pick(row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (name in row ? [[name, row[name]]] : [])));
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "./app-stack";
import { openPool, type EmbeddedInfo } from "./embedded-stack";

/** A component in the product's own database that no validator has ever seen: as if the first wall were not there. */
export interface UnvalidatedComponent {
  readonly id: string;
  /** Compiled code in the form that the compiler stores. */
  readonly js: string;
}

export type BackDoor = Awaited<ReturnType<typeof openBackDoor>>;

/** Puts components past the validator into a running app, and reads what they submitted there. */
export async function openBackDoor(app: App) {
  const info = JSON.parse(readFileSync(join(app.dataDir, "embedded.json"), "utf8")) as EmbeddedInfo;
  const pool = openPool(info, "postgres", 1);
  const { userId, tenantId } = info.localOwner;
  return {
    async put({ id, js }: UnvalidatedComponent): Promise<void> {
      const hash = createHash("sha256").update(id).update(js).digest("hex");
      await pool.query("insert into component_bundles (tenant_id, hash, js, css) values ($1, $2, $3, '')", [tenantId, hash, js]);
      await pool.query(
        "insert into components (id, tenant_id, created_by, title, provider) values ($1, $2, $3, 'Hostile', 'test')",
        [id, tenantId, userId],
      );
      await pool.query(
        `insert into component_versions (component_id, version, tenant_id, created_by, source, source_hash, bundle_hash,
           source_bytes, js_bytes, css_bytes, provider, verdict)
         values ($1, 1, $2, $3, '', $4, $4, 0, $5, 0, 'test', '{"validation":"ok","render":"unknown","notes":[]}')`,
        [id, tenantId, userId, hash, Buffer.byteLength(js)],
      );
    },
    /** A chat with these components in it, one answer each; its path on the app's origin. */
    async putChat(componentIds: readonly string[]): Promise<string> {
      const key = crypto.randomUUID();
      const { rows } = await pool.query<{ id: string }>(
        "insert into chat_sessions (tenant_id, user_id, client_id, title) values ($1, $2, $3, 'Hostile') returning id",
        [tenantId, userId, key],
      );
      for (const [position, id] of componentIds.entries()) {
        const data = {
          id,
          version: 1,
          title: `Hostile ${position + 1}`,
          url: `/components/${id}`,
          preview_url: `/preview/${id}`,
        };
        const parts = [{ type: "data-component", data: { ...data, provider: "test", summary: "", notes: [] } }];
        await pool.query(
          `insert into chat_messages (session_id, tenant_id, user_id, client_id, position, role, parts)
           values ($1, $2, $3, $4, $5, 'assistant', $6)`,
          [rows[0]?.id, tenantId, userId, `answer-${position}`, position, JSON.stringify(parts)],
        );
      }
      return `/c/${key}`;
    },
    /** What it submitted first, if anything. */
    async submittedBy(id: string): Promise<unknown> {
      const { rows } = await pool.query<{ value: unknown }>(
        "select value from component_results where component_id = $1 order by id limit 1",
        [id],
      );
      return rows[0]?.value;
    },
    close: () => pool.end(),
  };
}

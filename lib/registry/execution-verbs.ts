import { requireScope, type RequestContext } from "#lib/core/context";
import { requireComponent } from "./store";
import type { ExecutionRecord, NewExecution, RegistryDeps } from "./types";

const EXECUTION_LIST = 50;
const MESSAGE_CHARACTERS = 500;

/** What frames report about mounts and errors. Reading the component is leave enough. */
export function createExecutionVerbs({ withActor, audit }: RegistryDeps) {
  /** What a frame reports about a mount. */
  async function recordExecution(ctx: RequestContext, input: NewExecution): Promise<ExecutionRecord> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const { tenantId, userId } = ctx.actor;
      const { id } = await requireComponent(tx, tenantId, input.componentId);
      const insertion = tx
        .insertInto("component_executions")
        .values({
          tenant_id: tenantId,
          component_id: id,
          user_id: userId,
          version: input.version,
          kind: input.kind,
          mount_ms: input.mountMs ?? null,
          message: input.message?.slice(0, MESSAGE_CHARACTERS) ?? null,
        })
        .returningAll();
      const subject = { subjectType: "component", subjectId: id, after: { version: input.version } };
      const auditing = { action: `component.${input.kind}_reported`, ...subject };
      const [row] = await lastly(Promise.all([insertion.executeTakeFirstOrThrow(), audit(tx, ctx, auditing)]));
      return toExecution(row);
    });
  }

  /** The latest reports of frames, newest first. */
  async function listExecutions(ctx: RequestContext, input: { componentId: string }): Promise<ExecutionRecord[]> {
    requireScope(ctx, "read");
    return withActor(ctx, async (tx, lastly) => {
      const { id } = await requireComponent(tx, ctx.actor.tenantId, input.componentId);
      const query = tx.selectFrom("component_executions").selectAll().where("tenant_id", "=", ctx.actor.tenantId);
      const ordered = query.where("component_id", "=", id).orderBy("created_at", "desc").orderBy("id", "desc");
      return (await lastly(ordered.limit(EXECUTION_LIST).execute())).map(toExecution);
    });
  }

  return { recordExecution, listExecutions };
}

interface ExecutionRow {
  id: string;
  component_id: string;
  version: number;
  kind: "mount" | "error";
  mount_ms: number | null;
  message: string | null;
  created_at: Date;
}

function toExecution(row: ExecutionRow): ExecutionRecord {
  return {
    id: row.id,
    componentId: row.component_id,
    version: row.version,
    kind: row.kind,
    mountMs: row.mount_ms,
    message: row.message,
    createdAt: row.created_at,
  };
}

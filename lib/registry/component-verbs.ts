import { requireScope, type RequestContext } from "#lib/core/context";
import type { Tx } from "#lib/core/ports";
import { requireDataSize } from "./data-verbs";
import { toComponentRecord } from "./records";
import { COMPONENT_COLUMNS, findComponent, pageComponents } from "./store";
import type { ComponentRecord, ListComponentsInput, NewComponent, Page, RegistryDeps } from "./types";
import { insertVersion } from "./version-store";

/** Making and finding components. */
export function createComponentVerbs({ withActor, audit }: RegistryDeps) {
  /** Stores a component with its first version, bundle and audit row: all or nothing. */
  async function createComponent(ctx: RequestContext, input: NewComponent): Promise<ComponentRecord> {
    requireScope(ctx, "generate");
    requireDataSize(input.data);
    return withActor(ctx, async (tx, lastly) => {
      const { id = crypto.randomUUID() } = input;
      const place = { ...ctx.actor, componentId: id, number: 1, parent: null };
      const after = { title: input.title, source_hash: input.version.sourceHash };
      const [inserted, version] = await lastly(
        Promise.all([
          insertComponent(tx, ctx, { ...input, id }),
          insertVersion(tx, place, input.version),
          audit(tx, ctx, { action: "component.created", subjectType: "component", subjectId: id, after }),
          input.alongside?.(tx, id),
        ]),
      );
      return toComponentRecord({ ...inserted, ...version, up: 0, down: 0 });
    });
  }

  async function getComponent(ctx: RequestContext, input: { componentId: string }): Promise<ComponentRecord> {
    requireScope(ctx, "read");
    return withActor(ctx, (tx, lastly) => lastly(findComponent(tx, ctx.actor.tenantId, input.componentId)));
  }

  async function listComponents(ctx: RequestContext, input: ListComponentsInput): Promise<Page<ComponentRecord>> {
    requireScope(ctx, "read");
    return withActor(ctx, (tx, lastly) => lastly(pageComponents(tx, ctx.actor, input)));
  }

  return { createComponent, getComponent, listComponents };
}

async function insertComponent(tx: Tx, ctx: RequestContext, input: NewComponent & { id: string }) {
  return tx
    .insertInto("components")
    .values({
      id: input.id,
      tenant_id: ctx.actor.tenantId,
      created_by: ctx.actor.userId,
      title: input.title,
      prompt: input.prompt,
      summary: input.summary,
      theme: input.theme,
      data: JSON.stringify(input.data),
      provider: input.provider,
      model: input.model ?? null,
      ...(input.kind === undefined ? {} : { kind: input.kind }),
    })
    .returning(COMPONENT_COLUMNS)
    .executeTakeFirstOrThrow();
}

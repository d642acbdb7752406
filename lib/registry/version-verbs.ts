import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Tx } from "#lib/core/ports";
import { noSuchVersion } from "./ids";
import { findComponent, lockComponent } from "./store";
import type { ComponentRecord, NewVersion, RegistryDeps, SaveVersionInput } from "./types";
import { findVersion, insertVersion } from "./version-store";

/** New versions of a component, and going back to old ones. */
export function createVersionVerbs({ withActor, audit }: RegistryDeps) {
  /** Makes the next version the current one. `baseVersion` guards against overwriting somebody else's. */
  async function saveVersion(ctx: RequestContext, input: SaveVersionInput): Promise<ComponentRecord> {
    requireScope(ctx, "generate");
    return withActor(ctx, async (tx, lastly) => {
      const before = await lockComponent(tx, ctx.actor.tenantId, input.componentId);
      const current = before.current_version;
      if (input.baseVersion !== undefined && input.baseVersion !== current) throw lostUpdate(input.baseVersion, current);
      const texts = { title: input.title, summary: input.summary, prompt: input.prompt };
      const subject = { subjectType: "component", subjectId: before.id };
      const after = { version: current + 1, source_hash: input.version.sourceHash };
      const [saved] = await lastly(
        Promise.all([
          advance(tx, ctx, { componentId: before.id, current, parent: current, texts }, input.version),
          audit(tx, ctx, { action: "component.version_saved", ...subject, before: { version: current }, after }),
          input.alongside?.(tx, before.id),
        ]),
      );
      return saved;
    });
  }

  /** An old version becomes the newest one again; nothing in between is lost. */
  async function restoreVersion(ctx: RequestContext, input: { componentId: string; version: number }): Promise<ComponentRecord> {
    requireScope(ctx, "generate");
    return withActor(ctx, async (tx, lastly) => {
      const { tenantId } = ctx.actor;
      const { id: componentId, current_version: current } = await lockComponent(tx, tenantId, input.componentId);
      const old = await findVersion(tx, tenantId, componentId, input.version);
      if (!old) throw noSuchVersion(input.version);
      const again: NewVersion = {
        ...old.version,
        model: old.version.model ?? undefined,
        source: old.source,
        recipe: old.recipe ?? undefined,
        bundle: old.bundle,
      };
      const subject = { subjectType: "component", subjectId: componentId };
      const after = { version: current + 1, restored: input.version };
      const [restored] = await lastly(
        Promise.all([
          advance(tx, ctx, { componentId, current, parent: input.version, texts: {} }, again),
          audit(tx, ctx, { action: "component.version_restored", ...subject, before: { version: current }, after }),
        ]),
      );
      return restored;
    });
  }

  return { saveVersion, restoreVersion };
}

interface Step {
  componentId: string;
  current: number;
  parent: number;
  texts: { title?: string | undefined; summary?: string | undefined; prompt?: string | undefined };
}

/** Sends what makes a version the current one, and gives the component as it then is. */
async function advance(tx: Tx, ctx: RequestContext, step: Step, version: NewVersion): Promise<ComponentRecord> {
  const number = step.current + 1;
  const { componentId, parent } = step;
  const inserting = insertVersion(tx, { ...ctx.actor, componentId, number, parent }, version);
  const given = Object.fromEntries(Object.entries(step.texts).filter(([, text]) => text !== undefined));
  const updating = tx
    .updateTable("components")
    .set({ current_version: number, provider: version.provider, model: version.model ?? null, ...given })
    .where("id", "=", componentId)
    .execute();
  const [component] = await Promise.all([findComponent(tx, ctx.actor.tenantId, componentId), inserting, updating]);
  return component;
}

function lostUpdate(base: number, current: number): SparkError {
  return new SparkError(
    "conflict",
    `Version ${base} is no longer current; version ${current} is. Load it and apply the change to it.`,
    {
      details: { current_version: current },
    },
  );
}

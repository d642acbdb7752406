import { requireScope, withReading, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { sha256Hex } from "#lib/core/hash";
import type { Registry } from "#lib/registry/registry";
import type { ComponentRecord } from "#lib/registry/types";
import { checkSource, type Checks } from "./check-source";
import { verdictOf } from "./verdict";

/** Who wrote a version that a person edited. */
const EDITOR = "editor";

/** A new version from source that a person wrote or an agent sent; it passes the same gate as everything else. */
export function createSaveSource({ checks, registry }: { checks: Checks; registry: Registry }) {
  return async function saveSource(
    caller: RequestContext,
    input: { componentId: string; source: string; baseVersion: number },
  ): Promise<ComponentRecord> {
    requireScope(caller, "generate");
    const ctx = withReading(caller);
    const startedAt = performance.now();
    const [component, { data }] = await Promise.all([
      registry.getComponent(ctx, { componentId: input.componentId }),
      registry.getData(ctx, { componentId: input.componentId }),
    ]);
    const candidate = { source: input.source, data, theme: component.theme };
    const checked = await checkSource(checks, ctx, candidate, () => {});
    if (!checked.ok) {
      const message = "The source was refused by the checks. Its findings say where and how to mend it.";
      throw new SparkError("invalid_component", message, { details: checked.findings });
    }
    const version = {
      source: input.source,
      sourceHash: await sha256Hex(input.source),
      provider: EDITOR,
      verdict: verdictOf([], checked.drawn),
      timings: { ...checked.timings, total: Math.round(performance.now() - startedAt) },
      bundle: checked.bundle,
    };
    return registry.saveVersion(ctx, { componentId: input.componentId, baseVersion: input.baseVersion, version });
  };
}

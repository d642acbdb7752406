import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Logger } from "#lib/observability/logger";
import { LIMITS, type Material, type PastTurn } from "#lib/generation/fit-context";
import { toProjectMaterial } from "#lib/generation/project-material";
import type { Summaries } from "#lib/generation/summaries";
import type { createMemoryVerbs } from "#lib/memory/memory-verbs";
import { checkPath } from "#lib/projects/check-path";
import type { createProjects } from "#lib/projects/projects";

/** Where the material of a turn comes from. */
export interface ContextSources {
  /** Without one nobody reads what was said before. */
  readonly hasModels: boolean;
  readonly summaries: Pick<Summaries, "summarised" | "prepare">;
  /** What is remembered of the caller that fits the prompt, best first. */
  readonly recall: (ctx: RequestContext, prompt: string) => Promise<Material["memories"]>;
  /** The project with its map, for a prompt. */
  readonly projectFor: (
    ctx: RequestContext,
    input: { projectId: string; prompt: string; activeFile: string | undefined },
  ) => Promise<Pick<Material, "project" | "mapBlocks">>;
}

/** The sources of this home. */
export function createContextSources({
  hasModels,
  summaries,
  projects,
  recallMemories,
}: {
  hasModels: boolean;
  summaries: Summaries;
  projects: Pick<ReturnType<typeof createProjects>, "contextOf">;
  recallMemories: ReturnType<typeof createMemoryVerbs>["recallMemories"];
}): ContextSources {
  return {
    hasModels,
    summaries,
    recall: recallMemories,
    async projectFor(ctx, input) {
      const { project, paths, map, activeFile } = await projects.contextOf(ctx, { ...input, budgetTokens: LIMITS.tAstMax });
      if (input.activeFile !== undefined && !paths.includes(checkPath(input.activeFile)))
        throw new SparkError("not_found", `${input.activeFile} is not a file of this project.`);
      return toProjectMaterial({ name: project.name, paths, blocks: map.blocks, entries: map.entries, activeFile });
    },
  };
}

export interface TurnQuestion {
  readonly prompt: string;
  readonly turns: readonly PastTurn[];
  /** Set where the turn is about a project. */
  readonly projectId: string | undefined;
  readonly activeFile: string | undefined;
}

/** Gathers what could go before a prompt, all of it at once; nothing where nobody would read it. */
export async function gatherMaterial(
  { sources, logger }: { sources: ContextSources; logger: Logger },
  ctx: RequestContext,
  question: TurnQuestion,
): Promise<Material | undefined> {
  const { prompt, turns, projectId, activeFile } = question;
  const { actor } = ctx;
  if (!sources.hasModels && projectId === undefined) return undefined;
  // A memory that cannot be read now is no reason not to answer.
  const recall = async (): Promise<Material["memories"]> => {
    if (!sources.hasModels || actor.kind !== "person") return [];
    return sources.recall(ctx, prompt).catch((error: unknown) => {
      if (!SparkError.is(error)) logger.error("recall_failed", error, { request_id: ctx.requestId });
      return [];
    });
  };
  const [past, memories, project] = await Promise.all([
    sources.hasModels ? sources.summaries.summarised(actor.userId, turns) : [],
    recall(),
    projectId === undefined ? { mapBlocks: [] } : sources.projectFor(ctx, { projectId, prompt, activeFile }),
  ]);
  return { turns: past, memories, ...project };
}

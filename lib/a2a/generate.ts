import { requireScope, withReading, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { WithActor } from "#lib/core/ports";
import { toRouteJson } from "#lib/generation/route-json";
import type { Made, MakeComponent } from "#lib/generation/make-component";
import { costOf } from "#lib/orchestration/prices";
import type { Emit } from "#lib/generation/types";
import type { Alongside } from "#lib/registry/types";
import { createIdempotency } from "./idempotency";
import type { GenerateAnswer, GenerateInput } from "./schemas";

/** Everywhere a component can be seen, with what a caller needs to show it. */
export interface AgentLinks {
  url: string;
  preview_url: string;
  render_url: string;
  artifact_url: string;
  iframe_html: string;
}

/** The addresses of a component that is about to be stored: what has to be stored with it, and what they are then. */
export interface NewAddresses {
  alongside: Alongside;
  addresses: (component: { id: string; version: number; title: string }) => Promise<AgentLinks>;
}

export interface GenerateDeps {
  withActor: WithActor;
  makeComponent: MakeComponent;
  agentLinks: (ctx: RequestContext) => Promise<NewAddresses>;
}

/** One call of an agent: a stored component and every address of it. */
export function createGenerate({ withActor, makeComponent, agentLinks }: GenerateDeps) {
  const once = createIdempotency<GenerateAnswer>(withActor);

  return async function generate(
    ctx: RequestContext,
    input: GenerateInput,
    options: { idempotencyKey?: string | undefined; emit?: Emit } = {},
  ): Promise<GenerateAnswer> {
    requireScope(ctx, "generate");
    const own = withReading(ctx);
    return once(own, options.idempotencyKey, requestOf(input), async () => {
      const { alongside, addresses } = await agentLinks(own);
      const made = await makeComponent(own, { ...makeRequest(input), alongside }, options.emit ?? (() => {}));
      return answerOf(made, addresses);
    });
  };

  async function answerOf(made: Made, addresses: NewAddresses["addresses"]): Promise<GenerateAnswer> {
    if (made.kind === "text")
      throw new SparkError("providers_unavailable", "The model answered with text instead of a component. Try again.");
    const { record, checked, timings } = made;
    return {
      component_id: record.id,
      version: record.version,
      title: record.title,
      summary: record.summary,
      notes: [...checked.notes],
      text: checked.text,
      ...(await addresses(record)),
      cache_hit: checked.cacheHit,
      provider: checked.provider,
      model: checked.model ?? null,
      verdict: checked.verdict,
      timings,
      route: toRouteJson(checked.route),
      usage: {
        input_tokens: checked.usage.inputTokens,
        output_tokens: checked.usage.outputTokens,
        cost_usd: costOf(checked.model, checked.usage) ?? null,
      },
    };
  }
}

export type Generate = ReturnType<typeof createGenerate>;

function makeRequest(input: GenerateInput) {
  const wanted = input.result_schema
    ? `\n\nspark.submit(value) must send a value of this JSON schema: ${JSON.stringify(input.result_schema)}`
    : "";
  return {
    prompt: `${input.prompt}${wanted}`,
    data: input.data_context as Json | undefined,
    mode: "component" as const,
    theme: input.theme,
    title: input.title,
    schemaOnly: input.privacy === "schema-only",
    effort: input.effort,
    provider: input.provider,
    history: [],
    componentId: input.component_id,
  };
}

/** The body without what was left out, so that equal calls hash equally. */
function requestOf(input: GenerateInput): Json {
  return JSON.parse(JSON.stringify(input)) as Json;
}

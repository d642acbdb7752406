import { serviceActor, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Emit } from "#lib/generation/types";
import type { Generate } from "./generate";
import type { Links } from "./links";
import { GenerateInput } from "./schemas";

/** What a page needs to show an app to somebody without an account. */
export interface LinkedApp {
  component_id: string;
  version: number;
  title: string;
  frame_url: string;
  render_token: string;
}

export interface RunLinkDeps {
  links: Links;
  generate: Generate;
  show: (
    ctx: RequestContext,
    component: { id: string; version: number },
  ) => Promise<Omit<LinkedApp, "component_id" | "version" | "title">>;
}

type LinkEvent = { event: "phase"; data: { phase: string } } | { event: "done"; data: LinkedApp };

/** Uses a link once: makes the app that it asks for, as its tenant, and tells the phases of the run as they come. */
export function createRunLink({ links, generate, show }: RunLinkDeps) {
  return async function* runLink(ctx: Omit<RequestContext, "actor">, token: string): AsyncGenerator<LinkEvent> {
    const link = await links.openLink(token);
    if (link?.kind !== "prompt")
      throw new SparkError("not_found", "This link is unknown, used up, revoked or has expired. Ask for a new one.");
    const own: RequestContext = { ...ctx, actor: serviceActor(link.tenantId, ["generate", "read"]) };
    const input = GenerateInput.parse({ prompt: link.prompt, ...(link.data === undefined ? {} : { data_context: link.data }) });
    const phases: string[] = [];
    let wake = (): void => {};
    const emit: Emit = (event) => {
      if (event.type !== "phase-started") return;
      phases.push(event.phase);
      wake();
    };
    let isOver = false;
    const made = generate(own, input, { emit }).finally(() => {
      isOver = true;
      wake();
    });
    // Whoever waits below hears of its failure.
    made.catch(() => {});
    for (;;) {
      const phase = phases.shift();
      if (phase !== undefined) yield { event: "phase", data: { phase } };
      else if (isOver) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    const { component_id: id, version, title } = await made;
    yield { event: "done", data: { component_id: id, version, title, ...(await show(own, { id, version })) } };
  };
}

import { requireScope, serviceActor, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { frameScript } from "#lib/compilation/frame-script";
import { untilAborted } from "#lib/core/until-aborted";
import type { Registry } from "#lib/registry/registry";
import type { Json } from "#lib/core/json";
import type { ShownVersion, Theme } from "#lib/registry/types";
import type { Draw } from "#lib/rendering/cached-renderer";
import { exportFile } from "#lib/sandbox/export-file";
import { verifyFrameAddress } from "#lib/sandbox/frame-address";
import { frameDocument, stillDocument, warmDocument, type FrameParts } from "#lib/sandbox/frame-document";
import { isWarmHost } from "#lib/sandbox/warm-address";
import { createAddresses } from "./addresses";
import { EXAMPLE_TENANT, type Examples } from "./examples";
import { createRenderTokens } from "./render-tokens";

export interface FrameDeps {
  registry: Registry;
  draw: Draw;
  examples: Pick<Examples, "getShown">;
  parts: () => FrameParts;
  secret: string;
  appOrigin: string;
  sandboxHost: string;
  embedOrigins: readonly string[];
}

/** What a page needs to show one component. */
export interface FrameInfo {
  componentId: string;
  title: string;
  version: number;
  theme: Theme;
  revision: number;
  frameUrl: string;
}

/** A component as a frame that waits is given it. */
export interface FrameApp extends Omit<ShownVersion, "bundle"> {
  script: string;
  css: string;
}

/** Which document of a component; the current version unless told otherwise. */
interface DocumentKey {
  componentId: string;
  version?: number | undefined;
  theme?: Theme | undefined;
}

/** Documents of components on their own origins, the signed addresses of them, and the tokens of pages elsewhere. */
export function createFrames(deps: FrameDeps) {
  const { registry, secret, appOrigin, sandboxHost } = deps;
  const tokens = createRenderTokens(deps);
  const addresses = createAddresses(deps);
  let warm: ReturnType<typeof warmDocument> | undefined;

  /** A component as a page shows it; the current version unless told otherwise. */
  async function open(ctx: RequestContext, input: { componentId: string; version?: number | undefined }): Promise<FrameInfo> {
    requireScope(ctx, "read");
    const { component, version } = await registry.getVersion(ctx, input);
    const { id, title, theme, dataRevision } = component;
    const shown = { id, version: version.version };
    const address = await addresses.sign(ctx.actor.tenantId, shown);
    return { componentId: id, title, theme, version: shown.version, revision: dataRevision, frameUrl: address };
  }

  /** The complete document of a component for whoever may read it. */
  async function render(ctx: RequestContext, input: DocumentKey): Promise<Response> {
    const contents = await contentsOf(deps, ctx, input);
    const firstPaint = await firstPaintOf(deps, ctx, contents, FIRST_PAINT_MS);
    const { html, headers } = await frameDocument({ ...contents, firstPaint, appOrigin, embedOrigins: [...deps.embedOrigins] });
    return new Response(html, { headers });
  }

  /** A picture of a component: what it shows at first, without any code. */
  async function renderStill(ctx: RequestContext, input: DocumentKey): Promise<Response> {
    const contents = await contentsOf(deps, ctx, input);
    const { html, headers } = stillDocument({ ...contents, html: await firstPaintOf(deps, ctx, contents, STILL_MS), appOrigin });
    return new Response(html, { headers });
  }

  /** A document without a component, on a host that nobody has used; the page gives it one over its port. */
  function renderWarm(host: string): Response {
    if (!isWarmHost(host, sandboxHost)) throw new SparkError("not_found", "There is nothing at this address.");
    warm ??= warmDocument({ ...deps.parts(), appOrigin, embedOrigins: deps.embedOrigins });
    return new Response(warm.html, { headers: warm.headers });
  }

  /** What a page gives to a frame that waits: the component's code, and the data that it is about. */
  async function readApp(ctx: RequestContext, input: { componentId: string; version?: number | undefined }): Promise<FrameApp> {
    const { bundle, ...shown } = await registry.getShown(ctx, input);
    return { ...shown, script: frameScript(bundle.js), css: bundle.css };
  }

  /** The component as one file that runs from disk, with its data as it is now. */
  async function exportComponent(ctx: RequestContext, input: DocumentKey): Promise<{ title: string; html: string }> {
    const contents = await contentsOf(deps, ctx, input);
    return { title: contents.title, html: await exportFile(contents) };
  }

  /** The document behind a signed address; an address that is wrong or old is `not_found`. */
  async function renderSigned(ctx: Omit<RequestContext, "actor">, asked: { url: string; host: string }): Promise<Response> {
    const verdict = await verifyFrameAddress({ secret, ...asked, sandboxHost, now: new Date() });
    if (!verdict.ok)
      throw new SparkError("not_found", "This address is not valid any more. Load the page that shows the app again.");
    const { componentId, version, tenantId, theme, kind } = verdict;
    const show = kind === "still" ? renderStill : render;
    return show({ ...ctx, actor: serviceActor(tenantId, ["read"]) }, { componentId, version, theme });
  }

  /** A component by its render token, for the embedding shell. */
  async function openWithToken(
    ctx: Omit<RequestContext, "actor">,
    input: { token: string; componentId: string },
  ): Promise<FrameInfo | null> {
    const known = await tokens.readToken(input.token, input.componentId);
    return known && open({ ...ctx, actor: known.actor }, { componentId: known.componentId });
  }

  return { ...addresses, open, render, renderWarm, readApp, exportComponent, renderSigned, openWithToken, ...tokens };
}

// It is drawn already as a rule. What is not is not worth a wait longer than the app itself takes.
const FIRST_PAINT_MS = 60;
const STILL_MS = 5_000;

/** What the app shows at first; empty when that is not known in time. */
async function firstPaintOf(
  { draw }: FrameDeps,
  ctx: RequestContext,
  { script, data, theme }: { script: string; data: Json; theme: Theme },
  milliseconds: number,
): Promise<string> {
  const request = {
    tenantId: ctx.actor.tenantId,
    script,
    data: JSON.stringify(data),
    theme: theme === "dark" ? theme : "light",
  } as const;
  const drawn = await untilAborted(draw(request), AbortSignal.timeout(milliseconds)).catch(() => undefined);
  return drawn === undefined || drawn.state === "failed" ? "" : drawn.html;
}

/** Everything that a component's document is made of, but for where it will be shown. */
async function contentsOf({ registry, examples, parts }: FrameDeps, ctx: RequestContext, input: DocumentKey) {
  const home = ctx.actor.tenantId === EXAMPLE_TENANT ? examples : registry;
  const { title, theme, data, bundle } = await home.getShown(ctx, input);
  return {
    title,
    theme: input.theme && input.theme !== "auto" ? input.theme : theme,
    data,
    script: frameScript(bundle.js),
    css: bundle.css,
    ...parts(),
  };
}

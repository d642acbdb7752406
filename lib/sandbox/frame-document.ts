import { sha256Base64 } from "#lib/core/hash";
import type { Json } from "#lib/core/json";
import { frameHeaders, stillHeaders, warmHeaders, type FrameHashes } from "./content-security-policy";
import { escapeText, policyMeta, scriptJson, toRawText } from "./embed-text";
import type { FrameTheme } from "./frame-address";

/** What the boot script reads before any code of the component runs. */
export interface FrameSetup {
  readonly appOrigin: string;
}

export interface FrameDocumentInput {
  readonly title: string;
  readonly theme: FrameTheme;
  /** Without data the frame waits for the host to bring it. */
  readonly data?: Json | undefined;
  /** The component as a classic script, from `frameScript`. */
  readonly script: string;
  readonly css: string;
  readonly baseCss: string;
  readonly prelude: string;
  readonly boot: string;
  /** What the app shows at first, from the server; the app takes its place when it starts. */
  readonly firstPaint?: string | undefined;
  readonly appOrigin: string;
  readonly embedOrigins: readonly string[];
}

/** The fixed parts of every document, from the build. */
export type FrameParts = Pick<FrameDocumentInput, "prelude" | "boot" | "baseCss">;

// Margins of the first and last element count for the height that is reported.
const OWN_CSS = "html,body{margin:0}body,#root{display:flow-root}";

/** The document that a component runs in, and the headers without which it must never be served. */
export async function frameDocument(input: FrameDocumentInput): Promise<{ html: string; headers: Headers }> {
  const { appOrigin, embedOrigins } = input;
  return { html: frameHtml(input), headers: frameHeaders({ appOrigin, embedOrigins, hashes: await hashesOf(input) }) };
}

/** A picture of an app: what it shows at first, and no code at all. */
export function stillDocument(
  input: Pick<FrameDocumentInput, "title" | "theme" | "css" | "baseCss" | "appOrigin"> & { html: string },
): {
  html: string;
  headers: Headers;
} {
  const theme = input.theme === "auto" ? "" : ` data-theme="${input.theme}"`;
  const html = [
    `<!doctype html><html lang="en"${theme}><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeText(input.title)}</title>`,
    `<style>${toRawText("style", OWN_CSS + input.baseCss)}</style><style>${toRawText("style", input.css)}</style></head>`,
    `<body><div id="root" inert>${input.html}</div></body></html>`,
  ].join("");
  return { html, headers: stillHeaders(input) };
}

/** The document of a frame that waits for its component, with everything that all of them share; the same for everybody. */
export function warmDocument(input: FrameParts & { appOrigin: string; embedOrigins: readonly string[] }): {
  html: string;
  headers: Headers;
} {
  const setup: FrameSetup = { appOrigin: input.appOrigin };
  const html = [
    `<!doctype html><html lang="en" data-warm><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>Waiting</title>`,
    `<style>${toRawText("style", OWN_CSS + input.baseCss)}</style></head>`,
    `<body><div id="root"></div><script>${toRawText("script", input.prelude)}</script>`,
    jsonBlock("i", setup),
    `<script>${toRawText("script", input.boot)}</script></body></html>`,
  ].join("");
  return { html, headers: warmHeaders(input) };
}

/** The hashes by which a document's policies know its scripts. */
export async function hashesOf(input: Pick<FrameDocumentInput, "prelude" | "boot" | "script">): Promise<FrameHashes> {
  const scripts = [input.prelude, input.boot, input.script];
  const [prelude = "", boot = "", component = ""] = await Promise.all(scripts.map(sha256Base64));
  return { prelude, boot, component };
}

/** The document alone. Where no headers go with it, `policies` must. */
export function frameHtml(input: FrameDocumentInput, policies: readonly string[] = []): string {
  const { appOrigin, data } = input;
  const setup: FrameSetup = { appOrigin };
  const theme = input.theme === "auto" ? "" : ` data-theme="${input.theme}"`;
  return [
    `<!doctype html><html lang="en"${theme}><head><meta charset="utf-8">`,
    ...policies.map(policyMeta),
    `<meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escapeText(input.title)}</title>`,
    `<style>${toRawText("style", OWN_CSS + input.baseCss)}</style><style>${toRawText("style", input.css)}</style></head>`,
    `<body><div id="root"${input.firstPaint ? " inert" : ""}>${input.firstPaint ?? ""}</div>`,
    `<script>${toRawText("script", input.prelude)}</script>`,
    jsonBlock("i", setup),
    jsonBlock("c", input.script),
    data === undefined ? "" : jsonBlock("d", data),
    `<script>${toRawText("script", input.boot)}</script></body></html>`,
  ].join("");
}

function jsonBlock(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${scriptJson(value)}</script>`;
}

import { frameScript } from "#lib/compilation/frame-script";
import type { Place } from "#lib/compilation/finding";
import type { RequestContext } from "#lib/core/context";
import type { Json } from "#lib/core/json";
import type { Draw } from "#lib/rendering/cached-renderer";
import type { RenderResult } from "#lib/rendering/render-component";
import type { Bundle, Drawn, Finding, Theme } from "./types";

export interface RenderCheckDeps {
  draw: Draw;
  /** Where in the source a place of the frame's script comes from. */
  locate(input: { source: string; line: number; column: number }, signal: AbortSignal): Promise<Place | null>;
}

interface Compiled {
  source: string;
  bundle: Bundle;
  data: Json | undefined;
  theme: Theme;
}

/** Draws a compiled component once with its data, away from every browser. What it does wrong is a finding, with its place. */
export function createRenderCheck({ draw, locate }: RenderCheckDeps) {
  return async (
    ctx: RequestContext,
    compiled: Compiled,
  ): Promise<{ ok: true; drawn: Drawn } | { ok: false; findings: Finding[] }> => {
    const { source, bundle, data, theme } = compiled;
    const script = frameScript(bundle.js);
    const request = { tenantId: ctx.actor.tenantId, script, data: JSON.stringify(data ?? null), theme: firstTheme(theme) };
    const result = await draw(request, ctx.signal);
    if (result.state !== "failed") return { ok: true, drawn: { render: result.state, note: result.note, text: result.text } };
    const place = result.place && (await locate({ source, ...result.place }, ctx.signal).catch(() => null));
    return { ok: false, findings: [findingOf(result, place)] };
  };
}

export type RenderCheck = ReturnType<typeof createRenderCheck>;

/** Without a browser to ask, what follows the system is drawn light. */
function firstTheme(theme: Theme): "light" | "dark" {
  return theme === "dark" ? "dark" : "light";
}

const HINTS = {
  render_failed: "Handle missing or empty values: the app must start with exactly the data it is given.",
  render_too_slow: "Give every loop and recursion an end, and do long work in parts after the first drawing.",
  render_too_large: "Keep what the app holds at its start small; take data from props.data instead of generating it.",
} as const;

function findingOf(result: Extract<RenderResult, { state: "failed" }>, place: Place | null): Finding {
  return {
    code: result.code,
    message: result.message.slice(0, 500),
    line: place?.line ?? 1,
    column: place?.column ?? 1,
    hint: HINTS[result.code],
  };
}

import { createRealm, isMemoryError, type Realm, type RealmAnswer } from "./realm";
import { zoneOffsets } from "./zone-offsets";
import type { Drawing, TreeNode } from "./tree";
import { treeToHtml, treeToText, type ShowRules } from "./tree-html";

/** A compiled component with what it is to show. */
export interface RenderInput {
  /** The component as the classic script that a frame runs. */
  script: string;
  /** The data as JSON. */
  data: string;
  theme: "light" | "dark";
}

/**
 * What drawing a component once has shown. `unknown` is no blame: it asked for what only a browser has, or left everything to
 * later. `failed` is the component's own doing.
 */
export type RenderResult =
  | { state: "ok" | "unknown"; note: string; html: string; text: string }
  | {
      state: "failed";
      code: "render_failed" | "render_too_slow" | "render_too_large";
      message: string;
      place: FramePlace | null;
    };

/** A place in the frame's script, both from 1. */
export interface FramePlace {
  line: number;
  column: number;
}

/** A second of QuickJS here is about 9,000 rounds; a browser does the same in a few dozen milliseconds. */
const LIMITS = { fuel: 20_000, milliseconds: 8_000 };
const TEXT_CHARACTERS = 2_000;
const HTML_BYTES = 262_144;

/** Draws components in one realm, which is made at the first call and set back while nobody waits. `guest` is the built code of it. */
export function createRenderer(guest: string, rules: ShowRules) {
  const prelude = `globalThis.__spark_zones=${JSON.stringify(zoneOffsets(new Date()))};${guest}`;
  let opened: Promise<Realm> | undefined;
  return async (input: RenderInput): Promise<RenderResult> => {
    const realm = await (opened ??= createRealm(prelude));
    try {
      const result = renderComponent(realm, rules, input);
      setImmediate(realm.reset);
      return result;
    } catch (error) {
      opened = undefined;
      return unknown(`It could not be drawn without a browser: ${String(error)}`);
    }
  };
}

/** Draws a component with its data, without a browser. Never throws on what the component does. */
function renderComponent(realm: Realm, rules: ShowRules, input: RenderInput): RenderResult {
  const calls = [{ name: "__spark_draw", texts: [input.data, input.theme] }];
  const answer = realm.run(input.script, calls, "__spark_take", LIMITS);
  if (!answer.ok) return overrunOf(answer);
  const drawing = readDrawing(answer.text);
  if (!drawing) return unknown("What was drawn could not be read.");
  const { failure, missing } = drawing;
  if (failure) return failureOf(failure, missing);
  const html = drawing.isWhole ? treeToHtml(drawing.children, rules) : "";
  const text = treeToText(drawing.children, TEXT_CHARACTERS);
  if (html === "" && text === "")
    return unknown(drawing.isWhole ? "Nothing is drawn before the app has started." : "It draws very much.");
  return { state: "ok", note: "", html: Buffer.byteLength(html) <= HTML_BYTES ? html : "", text };
}

function unknown(note: string): RenderResult {
  return { state: "unknown", note, html: "", text: "" };
}

function overrunOf(answer: Extract<RealmAnswer, { ok: false }>): RenderResult {
  const { overrun } = answer;
  if (overrun === null) return unknown(`It could not be drawn without a browser: ${answer.message}`);
  if (overrun === "time") return unknown("Drawing it took longer than a server waits.");
  const place = placeOf(answer.stack);
  if (overrun === "memory") return tooLarge(place);
  return {
    state: "failed",
    code: "render_too_slow",
    message: "The app does not stop working while it is drawn for the first time.",
    place,
  };
}

function tooLarge(place: FramePlace | null): RenderResult {
  return { state: "failed", code: "render_too_large", message: "The app needs too much memory to start.", place };
}

/** The app's own error, unless a browser might have drawn it. */
function failureOf(failure: NonNullable<Drawing["failure"]>, missing: readonly string[]): RenderResult {
  const { name, message, stack } = failure;
  const place = placeOf(stack);
  if (name === "InternalError" && isMemoryError(message)) return tooLarge(place);
  const isRealms = name === "ReferenceError" && message.endsWith("is not defined");
  if (missing.length > 0) return unknown(`It asks for ${missing.join(", ")}, which only a browser has.`);
  if (isRealms) return unknown(`It could not be drawn without a browser: ${message}`);
  return { state: "failed", code: "render_failed", message: `${name}: ${message}`, place };
}

/** The innermost place of the component in a stack of QuickJS. */
function placeOf(stack: string): FramePlace | null {
  const [, line, column] = /component\.js:(\d+):(\d+)/.exec(stack) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : null;
}

function readDrawing(text: string): Drawing | undefined {
  try {
    const value = JSON.parse(text) as Partial<Drawing>;
    if (!Array.isArray(value.children) || !value.children.every(isNode) || !Array.isArray(value.missing)) return undefined;
    const { failure } = value;
    const parts = failure && [failure.name, failure.message, failure.stack];
    if (parts && !parts.every((part) => typeof part === "string")) return undefined;
    return {
      children: value.children,
      isWhole: value.isWhole === true,
      failure: failure ?? null,
      missing: value.missing.map(String),
    };
  } catch {
    return undefined;
  }
}

function isNode(value: unknown): value is TreeNode {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null) return false;
  if ("markup" in value) return typeof value.markup === "string";
  if (!("tag" in value) || typeof value.tag !== "string" || !("attributes" in value) || !("children" in value)) return false;
  const { attributes, children } = value;
  if (typeof attributes !== "object" || attributes === null || !Array.isArray(children)) return false;
  return Object.values(attributes).every((text) => typeof text === "string") && children.every(isNode);
}

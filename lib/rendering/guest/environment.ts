import { installIntl } from "./intl/install";
import { document } from "./document";
import { GuestElement } from "./element";

const ELEMENT_CLASSES =
  "EventTarget Node Element HTMLElement SVGElement HTMLInputElement HTMLTextAreaElement HTMLSelectElement HTMLOptionElement HTMLButtonElement HTMLFormElement HTMLCanvasElement HTMLDivElement HTMLSpanElement HTMLAnchorElement HTMLDialogElement HTMLDetailsElement HTMLTableElement HTMLLIElement HTMLUListElement HTMLLabelElement HTMLVideoElement HTMLAudioElement HTMLImageElement SVGSVGElement SVGGraphicsElement";
const EVENT_CLASSES =
  "Event UIEvent MouseEvent PointerEvent KeyboardEvent InputEvent FocusEvent WheelEvent TouchEvent DragEvent ClipboardEvent SubmitEvent CustomEvent AnimationEvent TransitionEvent";

/** Puts in place what a browser has and the realm has not. Timers are taken and never run: a still has no later. */
function installEnvironment(): void {
  const startedAt = Date.now();
  let timers = 0;
  const schedule = (): number => ++timers;
  const ignore = (): void => {};
  class MessageChannel {
    readonly port1 = { postMessage: ignore, onmessage: null };
    readonly port2 = { postMessage: ignore, onmessage: null };
  }
  const globals: Record<string, unknown> = {
    window: globalThis,
    document,
    navigator: {},
    MessageChannel,
    URLSearchParams: Parameters,
    setTimeout: schedule,
    setInterval: schedule,
    requestAnimationFrame: schedule,
    clearTimeout: ignore,
    clearInterval: ignore,
    cancelAnimationFrame: ignore,
    queueMicrotask: (work: () => void) => void Promise.resolve().then(work),
    structuredClone: (value: unknown) => clone(value, new Map()),
    performance: { now: () => Date.now() - startedAt, timeOrigin: startedAt, mark: ignore, measure: ignore },
    console: new Proxy({}, { get: () => ignore }),
  };
  for (const name of ELEMENT_CLASSES.split(" ")) globals[name] = GuestElement;
  for (const name of EVENT_CLASSES.split(" ")) globals[name] = class {};
  for (const [name, value] of Object.entries(globals)) define(globalThis, name, value);
  define(Array, "fromAsync", fromAsync);
  installIntl();
}

function define(holder: object, name: string, value: unknown): void {
  if (!(name in holder)) Object.defineProperty(holder, name, { value, configurable: true, writable: true });
}

async function fromAsync<Item>(items: Iterable<Item> | AsyncIterable<Item>, map = (item: Item) => item): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(map(item));
  return all;
}

/** Structured clone of what apps clone: plain data, dates, maps and sets. */
function clone(value: unknown, seen: Map<unknown, unknown>): unknown {
  if (typeof value === "function" || typeof value === "symbol") throw new Error("The value could not be cloned.");
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const keep = <Copy>(copy: Copy): Copy => (seen.set(value, copy), copy);
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (ArrayBuffer.isView(value)) return keep(Reflect.construct(value.constructor, [value]));
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, item] of value) copy.set(clone(key, seen), clone(item, seen));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const item of value) copy.add(clone(item, seen));
    return copy;
  }
  const copy = keep(Array.isArray(value) ? [] : {});
  for (const [key, item] of Object.entries(value)) Reflect.set(copy, key, clone(item, seen));
  return copy;
}

/** URLSearchParams, as far as an app that has no addresses uses it. */
class Parameters {
  #pairs: [string, string][];
  constructor(from: string | Record<string, unknown> | Iterable<[string, string]> = "") {
    if (typeof from !== "string") {
      const pairs = Symbol.iterator in from ? [...(from as Iterable<[string, string]>)] : Object.entries(from);
      this.#pairs = pairs.map(([name, value]) => [String(name), String(value)]);
      return;
    }
    const parts = from.replace(/^\?/, "").split("&").filter(Boolean);
    this.#pairs = parts.map((part) => {
      const at = part.includes("=") ? part.indexOf("=") : part.length;
      return [unescaped(part.slice(0, at)), unescaped(part.slice(at + 1))];
    });
  }
  get(name: string): string | null {
    return this.#pairs.find(([key]) => key === name)?.[1] ?? null;
  }
  getAll(name: string): string[] {
    return this.#pairs.filter(([key]) => key === name).map(([, value]) => value);
  }
  has(name: string): boolean {
    return this.#pairs.some(([key]) => key === name);
  }
  append(name: string, value: unknown): void {
    this.#pairs.push([String(name), String(value)]);
  }
  set(name: string, value: unknown): void {
    this.delete(name);
    this.append(name, value);
  }
  delete(name: string): void {
    this.#pairs = this.#pairs.filter(([key]) => key !== name);
  }
  forEach(visit: (value: string, name: string) => void): void {
    for (const [name, value] of this.#pairs) visit(value, name);
  }
  keys(): Iterable<string> {
    return this.#pairs.map(([name]) => name).values();
  }
  values(): Iterable<string> {
    return this.#pairs.map(([, value]) => value).values();
  }
  entries(): Iterable<[string, string]> {
    return this.#pairs.values();
  }
  [Symbol.iterator](): Iterator<[string, string]> {
    return this.#pairs.values();
  }
  toString(): string {
    return this.#pairs.map((pair) => pair.map(escaped).join("=")).join("&");
  }
}

function unescaped(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll("%20", "+");
}

installEnvironment();

/** How a global may be used besides reading its listed members. */
export type GlobalUse = "value" | "function" | "callback" | "timer" | "constructor" | "namespace";

/** One global a component may name. */
export interface GlobalEntry {
  readonly use: GlobalUse;
  readonly members: ReadonlySet<string>;
}

const ERRORS = "Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError";
const TYPED_ARRAYS =
  "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array";
const WORDS: readonly (readonly [GlobalUse, string, string?])[] = [
  ["value", "undefined NaN Infinity"],
  ["function", "encodeURIComponent decodeURIComponent encodeURI decodeURI isNaN isFinite structuredClone queueMicrotask"],
  ["function", "clearTimeout clearInterval requestAnimationFrame cancelAnimationFrame"],
  ["callback", "parseInt parseFloat"],
  ["callback", "Boolean"],
  [
    "callback",
    "Number",
    "EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger parseFloat parseInt",
  ],
  ["callback", "String", "fromCharCode fromCodePoint raw"],
  ["callback", "BigInt", "asIntN asUintN"],
  [
    "callback",
    "Symbol",
    "asyncIterator for hasInstance isConcatSpreadable iterator keyFor match matchAll replace search split toPrimitive toStringTag",
  ],
  ["timer", "setTimeout setInterval"],
  ["constructor", "Object", "keys values entries fromEntries assign freeze is hasOwn groupBy"],
  ["constructor", "Array", "from fromAsync isArray of"],
  ["constructor", "Date", "UTC now parse"],
  ["constructor", "RegExp", "escape"],
  ["constructor", "Map", "groupBy"],
  ["constructor", "Set WeakMap WeakSet URLSearchParams"],
  ["constructor", "Promise", "all allSettled any race reject resolve try withResolvers"],
  ["constructor", ERRORS],
  ["constructor", TYPED_ARRAYS, "BYTES_PER_ELEMENT from of"],
  ["constructor", "ArrayBuffer", "isView"],
  ["constructor", "DataView"],
  ["namespace", "JSON", "parse stringify"],
  ["namespace", "performance", "mark measure now timeOrigin"],
  [
    "namespace",
    "console",
    "assert clear count countReset debug dir error group groupCollapsed groupEnd info log table time timeEnd timeLog trace warn",
  ],
  [
    "namespace",
    "Intl",
    "Collator DateTimeFormat DisplayNames DurationFormat ListFormat Locale NumberFormat PluralRules RelativeTimeFormat Segmenter getCanonicalLocales supportedValuesOf",
  ],
  [
    "namespace",
    "Math",
    "E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 f16round floor fround hypot imul log log10 log1p log2 max min pow random round sign sin sinh sqrt sumPrecise tan tanh trunc",
  ],
];

/** Every global name a component may use. Harmless by itself, without a way to the network, the page or a script's text. */
export const ALLOWED_GLOBALS: ReadonlyMap<string, GlobalEntry> = new Map(
  WORDS.flatMap(([use, names, members]) =>
    names.split(" ").map((name) => [name, { use, members: new Set(members?.split(" ") ?? []) }] as const),
  ),
);

/** DOM classes: good for `instanceof` and nothing else, since everything hangs from a class. */
export const DOM_CLASS = /^(?:(?:HTML|SVG)[A-Za-z0-9]*Element|Element|Node|EventTarget|(?:[A-Z][a-z]+)*Event)$/;

const NO_NETWORK = "Read what you need from props.data; a component has no network.";
const NO_DOCUMENT = "Take the element from a ref or from event.currentTarget, and build content with JSX.";
const NO_STORAGE = "Keep small values with props.spark.state.get and props.spark.state.set.";
const NO_NAVIGATION = "Ask for a link with props.spark.openLink(url).";
const NO_MEDIA = "Show pictures with <img src={...}> from props.data, or draw with <svg> or <canvas>.";

const HINTS: readonly (readonly [string, string])[] = [
  [
    "fetch XMLHttpRequest WebSocket EventSource WebTransport Request Response Headers RTCPeerConnection webkitRTCPeerConnection fetchLater BroadcastChannel MessageChannel Worker SharedWorker importScripts",
    NO_NETWORK,
  ],
  [
    "document customElements MutationObserver ResizeObserver IntersectionObserver DOMParser Range XMLSerializer getComputedStyle getSelection CSS HTMLElement Element Node",
    NO_DOCUMENT,
  ],
  ["localStorage sessionStorage indexedDB caches cookieStore", NO_STORAGE],
  ["location history open navigation close", NO_NAVIGATION],
  ["Image Audio Option AudioContext speechSynthesis Notification", NO_MEDIA],
  [
    "window self globalThis frames top parent opener global",
    "Use the language's own functions by their plain names; the window itself is out of reach.",
  ],
  ["eval Function", "Write the code out, or keep a record of functions and pick one by key."],
  ["alert confirm prompt", "Show a message, a <dialog> or an <input> inside the component."],
  ["crypto", "Use createUniqueId from solid-js for ids, Math.random for play."],
  ["Reflect Proxy", "Use plain objects, createStore from solid-js/store, and Object.keys or Object.entries."],
  ["navigator matchMedia screen", "Use Tailwind's responsive and dark: classes, and props.spark.theme()."],
  [
    "process require module exports Buffer __dirname",
    "A component runs in the browser; everything it needs comes from solid-js and props.",
  ],
  ["postMessage", "Send results with props.spark.submit(value)."],
  ["spark data", "Read it from the component's props: props.spark, props.data."],
  ["Dynamic Portal render hydrate", "Use <Switch> and <Match>, or plain JSX where the content belongs."],
];

const HINT_BY_NAME = new Map(HINTS.flatMap(([names, hint]) => names.split(" ").map((name) => [name, hint] as const)));

/** The legal way to do what an unknown global was probably wanted for. */
export function hintForGlobal(name: string): string {
  return HINT_BY_NAME.get(name) ?? `Declare "${name}" in the file, import it from solid-js, or pass it in through props.data.`;
}

/** True for names that mean something to the window. */
export function isKnownGlobal(name: string): boolean {
  return name !== "data" && name !== "spark" && HINT_BY_NAME.has(name);
}

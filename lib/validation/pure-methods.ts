/** A value that folding knows completely. */
export type Constant = string | number | boolean | null | Constant[];

type Pure = (self: Constant, values: readonly Constant[]) => Constant | undefined;

/** Keeps the product of two operands (replace, join) small too. */
const MAX_LENGTH = 2_000;

const onText =
  (work: (text: string, first: string, second: string) => Constant): Pure =>
  (self, [first, second]) =>
    typeof self === "string" ? work(self, String(first ?? ""), String(second ?? "")) : undefined;

const onRange =
  (work: (items: string | Constant[], start: number | undefined, end: number | undefined) => Constant): Pure =>
  (self, [start, end]) =>
    typeof self === "string" || Array.isArray(self)
      ? work(self, typeof start === "number" ? start : undefined, typeof end === "number" ? end : undefined)
      : undefined;

const charactersOf: Pure = (_self, values) =>
  values.every((value) => typeof value === "number" && value >= 0 && value <= 0x10ffff)
    ? String.fromCodePoint(...values.map(Number))
    : undefined;

/** Only what is used to hide a key: no callbacks, no growth. */
const METHODS: Record<string, Pure> = {
  String: (_self, [value]) => String(value ?? ""),
  "String.fromCharCode": charactersOf,
  "String.fromCodePoint": charactersOf,
  decodeURIComponent: (_self, [value]) => decode(String(value)),
  decodeURI: (_self, [value]) => decode(String(value)),
  toString: (self: Constant) => String(self),
  valueOf: (self: Constant) => self,
  trim: onText((text) => text.trim()),
  toLowerCase: onText((text) => text.toLowerCase()),
  toUpperCase: onText((text) => text.toUpperCase()),
  toLocaleLowerCase: onText((text) => text.toLowerCase()),
  normalize: onText((text) => text.normalize()),
  replace: onText((text, from, to) => text.replace(from, () => to)),
  replaceAll: onText((text, from, to) => (from === "" ? text : text.replaceAll(from, () => to))),
  split: onText((text, by) => text.split(by)),
  charAt: onText((text, index) => text.charAt(Number(index))),
  substring: (self, values) =>
    typeof self === "string" ? self.substring(Number(values[0] ?? 0), Number(values[1] ?? self.length)) : undefined,
  slice: onRange((items, start, end) => items.slice(start, end)),
  at: (self, [index]) => (typeof self === "string" || Array.isArray(self) ? self.at(Number(index ?? 0)) : undefined),
  concat: (self, values) => {
    if (typeof self === "string") return self + values.map(String).join("");
    return Array.isArray(self) ? [...self, ...values.flatMap((value) => value)] : undefined;
  },
  join: (self: Constant, [by]) => (Array.isArray(self) ? self.map(String).join(by === undefined ? "," : String(by)) : undefined),
  reverse: (self) => (Array.isArray(self) ? self.toReversed() : undefined),
  toReversed: (self) => (Array.isArray(self) ? self.toReversed() : undefined),
};

/** Result of a well-known side-effect-free method on constants, or nothing. */
export function callPureMethod(name: string, self: Constant | undefined, values: readonly Constant[]): readonly Constant[] {
  if ([self ?? null, ...values].some(isLong)) return [];
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const result = method?.(self ?? null, values);
  return result === undefined ? [] : [result];
}

function isLong(value: Constant): boolean {
  return (typeof value === "string" || Array.isArray(value)) && value.length > MAX_LENGTH;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

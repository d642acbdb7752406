const CLOCK = /^(-?)(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?:\.\d+)?$/;
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|millis(?:econds)?|milliseconds?)$/, 0.001],
  [/^(?:s|secs?|seconds?)$/, 1],
  [/^(?:m|mins?|minutes?)$/, 60],
  [/^(?:h|hrs?|hours?)$/, 3600],
  [/^(?:d|days?)$/, 86_400],
];

/** Seconds in "1:05:00", "1h 30m", "45 min" or "PT1H30M"; undefined for everything else. */
export function parseDuration(value: string): number | undefined {
  const text = value.trim();
  if (text.length > 24 || text === "") return undefined;
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, sign, first, second, third] = clock;
    const seconds = third === undefined ? 0 : Number(third);
    return (sign === "-" ? -1 : 1) * (Number(first) * 3600 + Number(second) * 60 + seconds);
  }
  const iso = ISO.exec(text);
  if (iso && text.length > 2) {
    const [, days = 0, hours = 0, minutes = 0, seconds = 0] = iso;
    return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  }
  return parseParts(text.toLowerCase());
}

/** Seconds in one unit of a column called `duration_ms` or `minutes`; undefined when the name has no unit of time. */
export function unitInName(name: string): number | undefined {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  // A column called "s", "m" or "days" alone counts something else as often as not.
  if (words.length < 2 || last === "d" || last === "days" || last === "m") return undefined;
  return UNITS.find(([pattern]) => pattern.test(last))?.[1];
}

function parseParts(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)];
  if (parts.length === 0 || text.replace(/(\d+(?:\.\d+)?)\s*([a-z]+)/g, "").trim() !== "") return undefined;
  let total = 0;
  for (const [, amount, unit = ""] of parts) {
    // "5m" and "3d" alone may as well be metres or dimensions.
    if (parts.length === 1 && (unit === "m" || unit === "d")) return undefined;
    const seconds = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
    if (seconds === undefined) return undefined;
    total += Number(amount) * seconds;
  }
  return total;
}

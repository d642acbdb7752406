import type { Block } from "../write-source";

/** Numbers for people. */
export const FORMAT_NUMBER: Block = { needs: [], code: writeFormat("") };

/** A number, or none. */
export const FORMAT_FIGURE: Block = {
  needs: [FORMAT_NUMBER],
  code: `
/** A figure of a table; a dash where there is none. */
const formatFigure = (value: number | undefined, field: Field, style?: "exact") =>
  value === undefined ? "–" : formatNumber(value, field, style);
`,
};

/** Spans of time for people. */
export const FORMAT_DURATION: Block = {
  needs: [],
  code: `
/** Seconds as "1h 05m", "4m 10s" or "350 ms". */
function formatDuration(seconds: number): string {
  if (Math.abs(seconds) < 1) return \`\${Math.round(seconds * 1000)} ms\`;
  if (Math.abs(seconds) < 60) return \`\${Math.round(seconds * 10) / 10}s\`;
  const two = (part: number) => String(Math.floor(Math.abs(part))).padStart(2, "0");
  if (Math.abs(seconds) < 3600) return \`\${Math.trunc(seconds / 60)}m \${two(seconds % 60)}s\`;
  return \`\${Math.trunc(seconds / 3600).toLocaleString()}h \${two((seconds % 3600) / 60)}m\`;
}
`,
};

/** Dates for people. */
export const FORMAT_DATE: Block = {
  needs: [],
  code: `
/** A day as "Jan 5, 2024". */
const formatDate = (date: Date) => date.toLocaleDateString(undefined, { dateStyle: "medium", timeZone: "UTC" });
`,
};

/** Numbers and spans of time for people. */
export const FORMAT_NUMBER_OR_SPAN: Block = {
  needs: [FORMAT_DURATION],
  code: writeFormat(`
  if (field.kind === "duration") return formatDuration(value);`),
};

function writeFormat(otherKinds: string): string {
  return `
const formats = new Map<string, Intl.NumberFormat>();

/** A number as its field is shown: "$1,234", "15%", "12.5 kg"; compact for small places and axes, exact for cells of a table. */
function formatNumber(value: number, field: Field, style: "plain" | "compact" | "tick" | "exact" = "plain"): string {${otherKinds}
  const size = Math.abs(value);
  const large = size >= (style === "compact" ? 10_000 : 1_000);
  const percent = field.kind === "percent";
  const decimals = percent ? Math.min(field.decimals ?? 1, 1) : (field.decimals ?? 2);
  const shown = style === "exact" ? decimals : large || Number.isInteger(value) ? 0 : Math.max(decimals, percent ? 1 : 2);
  // Hundreds of digits fit nowhere, and of the smallest numbers only zeros would be left.
  const tiny = size > 0 && (percent ? size > 1e-6 && size < 0.0005 : size < 0.001 && decimals > 2);
  const extreme = size >= 1e15 || (tiny && !percent && size < 0.0001);
  const key = \`\${field.kind} \${field.currency} \${style} \${shown} \${large} \${tiny} \${extreme}\`;
  let format = formats.get(key);
  if (!format) {
    const compact = large && (style === "compact" || style === "tick");
    format = new Intl.NumberFormat(undefined, {
      // No "-0" for what is rounded to nothing.
      signDisplay: "negative",
      ...(percent ? { style: "percent" } : field.currency ? { style: "currency", currency: field.currency } : {}),
      ...(extreme || tiny
        ? { notation: extreme ? "scientific" : "standard", maximumSignificantDigits: 3 }
        : compact
          ? { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: style === "tick" ? 2 : 1 }
          : { minimumFractionDigits: style === "exact" || (field.currency && shown > 0) ? shown : 0, maximumFractionDigits: shown }),
    });
    formats.set(key, format);
  }
  return field.unit ? \`\${format.format(value)} \${field.unit}\` : format.format(value);
}
`;
}

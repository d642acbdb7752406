import type { Block } from "../write-source";

/** Numbers for people. */
export const FORMAT_NUMBER: Block = {
  needs: [],
  code: `
const formats = new Map<string, Intl.NumberFormat>();

/** A number as its field is shown: "$1,234", "15%", "12.5 kg"; compact for axes, exact for cells of a table. */
function formatNumber(value: number, field: Field, style: "plain" | "compact" | "exact" = "plain"): string {
  const large = Math.abs(value) >= (style === "compact" ? 10_000 : 1_000);
  // Beyond this the digits of a number are no longer its own, and hundreds of them fit nowhere.
  const huge = Math.abs(value) > Number.MAX_SAFE_INTEGER;
  const decimals = field.kind === "percent" ? Math.min(field.decimals ?? 1, 1) : (field.decimals ?? 2);
  const shown =
    style === "exact" ? decimals : large || Number.isInteger(value) ? 0 : Math.max(decimals, field.kind === "percent" ? 1 : 2);
  const key = \`\${field.kind} \${field.currency} \${style} \${shown} \${large} \${huge}\`;
  let format = formats.get(key);
  if (!format) {
    const kind: Intl.NumberFormatOptions =
      field.kind === "percent" ? { style: "percent" } : field.currency ? { style: "currency", currency: field.currency } : {};
    const isCompact = style === "compact" && large;
    format = new Intl.NumberFormat(undefined, {
      ...kind,
      ...(huge
        ? { notation: "scientific", maximumFractionDigits: 2 }
        : isCompact
          ? { notation: "compact", maximumFractionDigits: 1 }
          : { maximumFractionDigits: shown }),
      minimumFractionDigits: huge ? 0 : style === "exact" || (field.currency && shown > 0 && !isCompact) ? shown : 0,
    });
    formats.set(key, format);
  }
  return field.unit ? \`\${format.format(value)} \${field.unit}\` : format.format(value);
}
`,
};

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
  code: `
const formats = new Map<string, Intl.NumberFormat>();

/** A number as its field is shown: "$1,234", "15%", "12.5 kg"; compact for axes, exact for cells of a table. */
function formatNumber(value: number, field: Field, style: "plain" | "compact" | "exact" = "plain"): string {
  if (field.kind === "duration") return formatDuration(value);
  const large = Math.abs(value) >= (style === "compact" ? 10_000 : 1_000);
  // Beyond this the digits of a number are no longer its own, and hundreds of them fit nowhere.
  const huge = Math.abs(value) > Number.MAX_SAFE_INTEGER;
  const decimals = field.kind === "percent" ? Math.min(field.decimals ?? 1, 1) : (field.decimals ?? 2);
  const shown =
    style === "exact" ? decimals : large || Number.isInteger(value) ? 0 : Math.max(decimals, field.kind === "percent" ? 1 : 2);
  const key = \`\${field.kind} \${field.currency} \${style} \${shown} \${large} \${huge}\`;
  let format = formats.get(key);
  if (!format) {
    const kind: Intl.NumberFormatOptions =
      field.kind === "percent" ? { style: "percent" } : field.currency ? { style: "currency", currency: field.currency } : {};
    const isCompact = style === "compact" && large;
    format = new Intl.NumberFormat(undefined, {
      ...kind,
      ...(huge
        ? { notation: "scientific", maximumFractionDigits: 2 }
        : isCompact
          ? { notation: "compact", maximumFractionDigits: 1 }
          : { maximumFractionDigits: shown }),
      minimumFractionDigits: huge ? 0 : style === "exact" || (field.currency && shown > 0 && !isCompact) ? shown : 0,
    });
    formats.set(key, format);
  }
  return field.unit ? \`\${format.format(value)} \${field.unit}\` : format.format(value);
}
`,
};

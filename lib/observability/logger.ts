import { pino, stdTimeFunctions } from "pino";

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "silent";

/** What a log line may carry: names and numbers. Prompts, data values, tokens and keys never go in. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** A failure nobody expected, with its stack and causes. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** One JSON line per event on stdout. */
export function createLogger(level: LogLevel): Logger {
  const logger = pino({
    level,
    base: null,
    messageKey: "event",
    timestamp: () => stdTimeFunctions.isoTime().replace('"time"', '"timestamp"'),
    formatters: { level: (label) => ({ level: label }) },
  });
  return {
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, error, fields = {}) => logger.error({ ...fields, error: describe(error) }, event),
  };
}

/** Stacks and messages down the causes; the values an error carries (queries, bodies) stay out. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

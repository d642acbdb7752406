import { z } from "zod";
import type { SparkErrorCode } from "#lib/core/errors";
import type { Operation } from "#lib/http/openapi";

type Answers = Operation["answers"];
type Call = `${Uppercase<Operation["method"]>} /${string}`;

interface CallDetails {
  /** What the route takes: path, query and body as one flat record. */
  input?: z.ZodType;
  /** What else than JSON the body may be. */
  uploads?: readonly string[];
  answers: Answers;
  errors?: readonly SparkErrorCode[];
  /** Answers without credentials. */
  isOpen?: boolean;
}

/** The calls of one tag: id, method and path, what it does, and the schemas that check it. */
export function describeCalls(tag: string, calls: readonly (readonly [string, Call, string, CallDetails])[]): Operation[] {
  return calls.map(([operationId, where, summary, details]) => {
    const [method = "", path = ""] = where.split(" ");
    return { tag, operationId, method: method.toLowerCase() as Operation["method"], path, summary, ...details };
  });
}

/** A page of a list. */
export const pageOf = (item: z.ZodType): z.ZodType => z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** A JSON answer. */
export const json = (schema?: z.ZodType, status = 200): Answers => [{ status, description: "Done", schema }];

/** An answer that is text. */
export const text = (contentType: string): Answers => [{ status: 200, description: "The text", contentType }];

export const NOTHING: Answers = [{ status: 204, description: "Done, nothing to say" }];
export const GONE: readonly SparkErrorCode[] = ["not_found"];

import { z } from "zod";
import { STATUS } from "./problem";
import type { SparkErrorCode } from "#lib/core/errors";

const MAX_SUMMARY = 300;
const ALWAYS: readonly SparkErrorCode[] = ["invalid_request", "rate_limited", "internal"];

/** One call as the description shows it; the schemas are those that validate it. */
export interface Operation {
  readonly operationId: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** With parameters in braces: `/api/components/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** The route's whole input: path parameters are taken out by name, the rest is query (GET, DELETE) or body. */
  readonly input?: z.ZodType | undefined;
  /** Content types of files that may come as the body instead. */
  readonly uploads?: readonly string[];
  readonly answers: readonly Answer[];
  readonly errors?: readonly SparkErrorCode[];
  /** Answers without credentials. */
  readonly isOpen?: boolean;
}

/** One successful answer. */
export interface Answer {
  readonly status: number;
  readonly description: string;
  readonly schema?: z.ZodType | undefined;
  /** Default `application/json`. */
  readonly contentType?: string;
}

export interface OpenApiOptions {
  readonly origin: string;
  readonly version: string;
  readonly title?: string;
  readonly description?: string;
}

type Schema = Record<string, unknown>;

/** The OpenAPI 3.1 description of these calls. Throws on a repeated `operationId` or call: both are our own mistakes. */
export function createOpenApi(operations: readonly Operation[], options: OpenApiOptions): Record<string, unknown> {
  requireUnique(operations.map((operation) => operation.operationId));
  requireUnique(operations.map((operation) => `${operation.method} ${operation.path}`));
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Schema = { Problem: PROBLEM_SCHEMA };
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: options.title ?? "Spark",
      version: options.version,
      description: options.description ?? "Turns a request, and the data that goes with it, into a running, safe micro-app.",
    },
    servers: [{ url: options.origin }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: { securitySchemes: SECURITY_SCHEMES, schemas },
  };
}

const SECURITY_SCHEMES = {
  bearer: { type: "http", scheme: "bearer", description: "A Supabase access token, or an API key (`spark_sk_...`)." },
  session: { type: "apiKey", in: "cookie", name: "sb-auth-token", description: "The session cookie of a signed-in person." },
};

const PROBLEM_SCHEMA = {
  type: "object",
  description: "RFC 9457 problem details.",
  required: ["type", "title", "status", "detail", "code", "request_id"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string", enum: Object.keys(STATUS) },
    request_id: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
    findings: { type: "array", items: { type: "object" } },
  },
};

function describe(operation: Operation, schemas: Schema): Record<string, unknown> {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
  const input =
    operation.input === undefined ? {} : jsonSchema(operation.input, "input", { prefix: operation.operationId, schemas });
  const rest = without(input, names);
  const isBody = operation.method !== "get" && operation.method !== "delete";
  const parameters = [...names.map((name) => parameter("path", name, input)), ...(isBody ? [] : queryParameters(rest))];
  return {
    operationId: operation.operationId,
    summary: operation.summary.slice(0, MAX_SUMMARY),
    tags: [operation.tag],
    ...(operation.isOpen ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isBody && hasContent(rest) ? { requestBody: { required: true, content: bodiesOf(operation, rest) } } : {}),
    responses: { ...successes(operation, schemas), ...failures(operation) },
  };
}

function bodiesOf({ uploads = [] }: Operation, schema: Schema): Record<string, unknown> {
  const files = uploads.map((type) => [type, { schema: { type: "string", format: "binary" } }]);
  return { "application/json": { schema }, ...Object.fromEntries(files) };
}

function successes(operation: Operation, schemas: Schema): Record<string, unknown> {
  return Object.fromEntries(
    operation.answers.map(({ status, description, schema, contentType = "application/json" }) => {
      const content = {
        [contentType]: {
          schema:
            schema === undefined ? {} : jsonSchema(schema, "output", { prefix: `${operation.operationId}${status}`, schemas }),
        },
      };
      const hasBody = schema !== undefined || contentType !== "application/json";
      return [String(status), hasBody ? { description, content } : { description }];
    }),
  );
}

function failures(operation: Operation): Record<string, unknown> {
  const codes = [
    ...ALWAYS,
    ...(operation.isOpen ? [] : (["unauthenticated", "forbidden"] as const)),
    ...(operation.errors ?? []),
  ];
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries([...new Set(codes)].map((code) => [String(STATUS[code]), { description: code, content }]));
}

function queryParameters(schema: Schema): Schema[] {
  return Object.keys(propertiesOf(schema)).map((name) => parameter("query", name, schema));
}

function parameter(place: "path" | "query", name: string, schema: Schema): Schema {
  const isRequired = place === "path" || requiredOf(schema).includes(name);
  return { name, in: place, required: isRequired, schema: propertiesOf(schema)[name] ?? { type: "string" } };
}

function without(schema: Schema, names: readonly string[]): Schema {
  if (names.length === 0) return schema;
  const properties = Object.fromEntries(Object.entries(propertiesOf(schema)).filter(([name]) => !names.includes(name)));
  const { required: _required, ...others } = schema;
  const required = requiredOf(schema).filter((name) => !names.includes(name));
  return { ...others, ...("properties" in schema ? { properties } : {}), ...(required.length > 0 ? { required } : {}) };
}

function hasContent(schema: Schema): boolean {
  const combines = ["anyOf", "oneOf", "allOf", "$ref"].some((key) => key in schema);
  return combines || Object.keys(propertiesOf(schema)).length > 0;
}

function propertiesOf(schema: Schema): Schema {
  return recordOf(schema["properties"]);
}

function recordOf(value: unknown): Schema {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function requiredOf(schema: Schema): string[] {
  const { required } = schema;
  return Array.isArray(required) ? required.map(String) : [];
}

/**
 * What JSON Schema cannot say (dates, transforms) is left open rather than failing the whole description. Recursive parts move to
 * the document's own schemas, because their references start at its root.
 */
function jsonSchema(schema: z.ZodType, io: "input" | "output", place: { prefix: string; schemas: Schema }): Schema {
  const raw = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline", target: "draft-2020-12" });
  const name = `${place.prefix}${io === "input" ? "Input" : "Answer"}`;
  const text = JSON.stringify(raw);
  const moved: Schema = JSON.parse(
    text
      .replaceAll('"$ref":"#/$defs/', `"$ref":"#/components/schemas/${name}_`)
      .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`),
  );
  const { $schema: _dialect, $defs: definitions, ...described } = moved;
  for (const [part, definition] of Object.entries(recordOf(definitions))) place.schemas[`${name}_${part}`] = definition;
  if (text.includes('"$ref":"#"')) place.schemas[name] = described;
  return described;
}

function requireUnique(names: readonly string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new Error(`The API description names "${repeated}" twice.`);
}

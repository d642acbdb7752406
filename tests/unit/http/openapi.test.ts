import { expect, test } from "vitest";
import { z } from "zod";
import { createOpenApi, type Operation } from "#lib/http/openapi";

const options = { origin: "http://localhost:8000", version: "1.2.3" };
const list: Operation = {
  operationId: "listThings",
  method: "get",
  path: "/api/things/{id}",
  summary: "x".repeat(400),
  tag: "Things",
  input: z.object({ id: z.uuid(), limit: z.coerce.number().int().min(1).max(100).default(20), q: z.string().optional() }),
  answers: [{ status: 200, description: "A page", schema: z.object({ items: z.array(z.string()) }) }],
  errors: ["not_found"],
};
const create: Operation = {
  operationId: "createThing",
  method: "post",
  path: "/api/things/{id}",
  summary: "Makes a thing",
  tag: "Things",
  input: z.object({ id: z.uuid(), name: z.string().max(80), at: z.date().optional(), data: z.json().optional() }),
  answers: [{ status: 201, description: "Made" }],
  isOpen: true,
};

test("describes each call from the schema that checks it", () => {
  const document = createOpenApi([list, create], options);
  expect(document).toMatchObject({
    openapi: "3.1.0",
    servers: [{ url: "http://localhost:8000" }],
    info: { version: "1.2.3" },
    paths: {
      "/api/things/{id}": {
        get: {
          operationId: "listThings",
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
            { name: "limit", in: "query", required: false, schema: { type: "integer", maximum: 100, default: 20 } },
            { name: "q", in: "query", required: false },
          ],
          responses: {
            200: { content: { "application/json": { schema: { properties: { items: { type: "array" } } } } } },
            401: { description: "unauthenticated" },
            404: { content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
          },
        },
        post: {
          security: [],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { required: ["name"], properties: { name: { maxLength: 80 } } } } },
          },
          responses: { 201: { description: "Made" } },
        },
      },
    },
  });
  const text = JSON.stringify(document);
  expect(text).not.toContain("x".repeat(301));
  expect(
    JSON.parse(text).paths["/api/things/{id}"].post.requestBody.content["application/json"].schema.properties.id,
  ).toBeUndefined();
});

test("every $ref leads somewhere", () => {
  const Tree = z.object({
    name: z.string(),
    get children() {
      return z.array(Tree);
    },
  });
  const recursive: Operation = {
    ...list,
    operationId: "tree",
    path: "/tree",
    answers: [{ status: 200, description: "A tree", schema: Tree }],
  };
  const text = JSON.stringify(createOpenApi([list, create, recursive], options));
  expect(text).toContain("#/components/schemas/tree200Answer");
  const document = JSON.parse(text);
  for (const [, path = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = path.split("/").reduce((node, part) => node?.[part.replaceAll("~1", "/").replaceAll("~0", "~")], document);
    expect(target, path).toBeDefined();
  }
});

test("a repeated name or call is our own mistake and fails loudly", () => {
  expect(() => createOpenApi([list, { ...create, operationId: "listThings" }], options)).toThrow("listThings");
  expect(() => createOpenApi([list, { ...list, operationId: "other" }], options)).toThrow("get /api/things/{id}");
});

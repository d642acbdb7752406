import { expect, test } from "vitest";
import { createImportResolver } from "#lib/context/resolve-imports";

const PATHS = [
  "src/index.ts",
  "src/app.tsx",
  "src/utils/url.ts",
  "src/utils/index.ts",
  "src/view.vue",
  "packages/core/src/index.ts",
  "packages/core/src/store.ts",
  "flask/__init__.py",
  "flask/app.py",
  "flask/json/__init__.py",
  "flask/json/provider.py",
  "binding/form.go",
  "binding/json.go",
  "binding/json_test.go",
  "gin.go",
];
const resolve = createImportResolver(PATHS);

const LANGUAGES: Readonly<Record<string, string>> = { py: "python", go: "go" };

test.each([
  ["src/app.tsx", "./utils/url", ["src/utils/url.ts"]],
  ["src/app.tsx", "./utils/url.js", ["src/utils/url.ts"]],
  ["src/app.tsx", "./utils", ["src/utils/index.ts"]],
  ["src/utils/url.ts", "..", ["src/index.ts"]],
  ["src/utils/url.ts", "../view.vue", ["src/view.vue"]],
  ["src/app.tsx", "@/utils/url", ["src/utils/url.ts"]],
  ["src/app.tsx", "~/view.vue", ["src/view.vue"]],
  ["src/app.tsx", "#lib/utils/url.ts", ["src/utils/url.ts"]],
  ["src/app.tsx", "@shop/core", ["packages/core/src/index.ts"]],
  ["src/app.tsx", "@shop/core/store", ["packages/core/src/store.ts"]],
  ["src/app.tsx", "react", []],
  ["src/app.tsx", "./nowhere", []],
  ["src/app.tsx", "../../../../outside", []],
  ["flask/app.py", ".json.provider", ["flask/json/provider.py"]],
  ["flask/json/provider.py", "..app", ["flask/app.py"]],
  ["flask/json/provider.py", "flask.app", ["flask/app.py"]],
  ["flask/app.py", "os.path", []],
  ["gin.go", "github.com/gin-gonic/gin/binding", ["binding/form.go", "binding/json.go"]],
  ["gin.go", "net/http", []],
])("%s takes %s", (path, from, expected) => {
  const language = LANGUAGES[path.split(".").at(-1) ?? ""] ?? "typescript";
  const imports = [{ from, names: [] }];
  expect([...resolve({ path, language, imports })]).toEqual(expected);
});

test("a name taken from a Python package may be a module of it, or stand in the package", () => {
  const imports = [{ from: ".", names: ["app", "Flask"] }];
  expect([...resolve({ path: "flask/cli.py", language: "python", imports })]).toEqual(["flask/__init__.py", "flask/app.py"]);
});

test("a file does not take itself", () => {
  const imports = [{ from: "./index", names: [] }];
  expect([...resolve({ path: "src/index.ts", language: "typescript", imports })]).toEqual([]);
});

test("an end that two files share means neither", () => {
  const imports = [{ from: "@/index", names: [] }];
  expect([...resolve({ path: "src/app.tsx", language: "typescript", imports })]).toEqual([]);
});

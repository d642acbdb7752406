import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { apiOf, sharedApi, type Api } from "../support/api";
import { zipOf } from "../support/archives";
import { startModelApp } from "../support/model-app";
import { ask, createVisitor, overflowOf, type Visitor } from "../support/visitor";

const CART = `import { formatPrice } from "./price";

export interface Line {
  name: string;
  cents: number;
}

/** The total of a cart as text. */
export function cartTotal(lines: readonly Line[]): string {
  return formatPrice(lines.reduce((sum, line) => sum + line.cents, 0));
}
`;

const FILES: Record<string, string> = {
  "src/cart.ts": CART,
  "src/price.ts": `export function formatPrice(cents: number): string {\n  return (cents / 100).toFixed(2);\n}\n`,
  "README.md": "# Shop\n\nA cart with prices.\n",
  ".gitignore": "dist/\n",
  "dist/cart.js": "built",
  "node_modules/left-pad/index.js": "module.exports = 1;",
};

const DIFF = `Euro is put behind the amount, see \`src/price.ts:2\`.

\`\`\`diff
--- a/src/price.ts
+++ b/src/price.ts
@@ -1,3 +1,3 @@
 export function formatPrice(cents: number): string {
-  return (cents / 100).toFixed(2);
+  return \`\${(cents / 100).toFixed(2)} EUR\`;
 }
\`\`\`
`;

let visitor: Visitor;
let api: Api;
let folder: string;

beforeAll(async () => {
  const shared = await sharedApi();
  api = shared.api;
  visitor = await createVisitor(shared.app.origin);
  folder = join(await mkdtemp(join(tmpdir(), "spark-")), "shop");
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}, 300_000);

afterEach(() => {
  expect(visitor.complaints()).toEqual([]);
});

afterAll(async () => {
  await visitor.leave();
  await rm(dirname(folder), { recursive: true });
});

/** A project of one's own, made without the page. */
async function makeProject(call: Api, name: string, files: Readonly<Record<string, string>> = FILES): Promise<string> {
  const { body } = await call("POST", "/api/projects", { name });
  await call("PUT", `/api/projects/${body.id}/files`, {
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
  });
  return body.id;
}

/** Drops a folder of this machine as a person does: the browser hands the page its entries. */
async function dropFolder(page: Page, on: Locator, path: string): Promise<void> {
  const { x, y } = (await on.boundingBox()) ?? { x: 0, y: 0 };
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: x + 5, y: y + 5, data });
}

const code = (page: Page): Locator => page.getByRole("region", { name: /^Source of/ });
const answer = (page: Page): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Spark", exact: true }) });

test("a folder becomes a project, its files are read, and an answer leads to the places it names", async () => {
  const page = await visitor.visit("/workspace");
  await page.getByRole("heading", { name: "SparkCode" }).waitFor();
  await page.getByLabel("Choose a folder").setInputFiles(folder);
  await page.waitForURL(/\/workspace\/[0-9a-f-]{36}$/);
  await page.getByRole("heading", { name: "shop", level: 1 }).waitFor();
  const notes = page.getByRole("status").filter({ hasText: "files in the project" });
  await notes.waitFor();
  expect(await notes.textContent()).toMatch(/^4 files in the project.*node_modules.*\.gitignore/);

  // By keyboard: down to the folder's first file, and open it.
  const tree = page.getByRole("tree");
  await tree.getByRole("treeitem", { name: "src" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\?file=src\/cart\.ts$/);
  await code(page).getByText("cartTotal").waitFor();
  expect(await tree.getByRole("treeitem", { selected: true }).textContent()).toContain("cart.ts");
  expect(await tree.getByRole("treeitem", { name: /node_modules|dist/ }).count()).toBe(0);

  await ask(page, "Where is the total of a cart computed?");
  const place = answer(page).getByRole("button", { name: "src/cart.ts:9" });
  await place.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/file=src\/cart\.ts&chat=[\w-]+#L9$/);
  await page.locator('[data-marked-line="9"]').waitFor();

  await page.reload();
  await page.locator('[data-marked-line="9"]').waitFor();
  await answer(page).getByRole("button", { name: "src/cart.ts:9" }).waitFor();
  await page.close();
});

test("a folder that is dropped on a project adds to it, where it belongs", async () => {
  const id = await makeProject(api, "shop", { "src/old.ts": "export const old = 1;\n" });
  const page = await visitor.visit(`/workspace/${id}`);
  await page.getByRole("button", { name: "Add files" }).click();
  await dropFolder(page, page.getByText("Drop files, a folder or an archive here"), join(folder, "src"));
  await page.getByRole("status").filter({ hasText: "3 files in the project" }).waitFor();
  const { body } = await api("GET", `/api/projects/${id}`);
  expect(body.files.map((file: { path: string }) => file.path).toSorted()).toEqual(["src/cart.ts", "src/old.ts", "src/price.ts"]);
  await page.getByRole("treeitem", { name: "cart.ts" }).waitFor();
  await page.close();
});

test("what an answer was based on is a bar that opens to a table, and the parts add up", async () => {
  const id = await makeProject(api, "shop");
  const page = await visitor.visit(`/workspace/${id}?file=src/price.ts`);
  await code(page).waitFor();
  await ask(page, "How is a price formatted?");
  await answer(page).getByText("Context", { exact: true }).click();
  const rows = answer(page).getByRole("table", { name: "Tokens of each part of the context" }).getByRole("row");
  await rows.filter({ hasText: "src/price.ts" }).waitFor();
  const tokens = await rows.evaluateAll((lines) =>
    lines.slice(1).map((line) => Number((line.querySelector("td")?.textContent ?? "").replaceAll(/\D/g, ""))),
  );
  const summary = (await answer(page).locator("summary").textContent()) ?? "";
  const [used = 0, limit = 0] = (summary.replaceAll(",", "").match(/\d+/g) ?? []).map(Number);
  expect(tokens.reduce((sum, part) => sum + part, 0)).toBe(limit);
  expect(used).toBeGreaterThan(0);
  await page.close();
});

test("an archive is mounted on a phone, where files, code and chat are tabs that fit", async () => {
  const page = await visitor.visit("/workspace", { width: 390, colorScheme: "dark" });
  expect(await overflowOf(page)).toBe(0);
  const zip = zipOf(Object.entries(FILES).map(([path, content]) => ({ name: `shop-main/${path}`, content })));
  await page
    .getByLabel("Choose a .zip or .tar.gz")
    .setInputFiles({ name: "shop-main.zip", mimeType: "application/zip", buffer: Buffer.from(zip) });
  await page.getByRole("heading", { name: "shop-main", level: 1 }).waitFor();
  expect(await overflowOf(page)).toBe(0);
  await page.getByRole("searchbox", { name: "Filter files" }).fill("price");
  await page.getByRole("treeitem", { name: "price.ts" }).click();
  await code(page).getByText("formatPrice").waitFor();
  expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Code");
  expect(await overflowOf(page)).toBe(0);
  await page.getByRole("tab", { name: "Chat" }).click();
  await ask(page, "Where is formatPrice?");
  await answer(page).getByRole("button", { name: "src/price.ts:1" }).click();
  await page.locator('[data-marked-line="1"]').waitFor();
  expect(await overflowOf(page)).toBe(0);
  await page.close();
});

test("what cannot become a project says why, and makes none", async () => {
  const page = await visitor.visit("/workspace");
  await page
    .getByLabel("Choose a .zip or .tar.gz")
    .setInputFiles({ name: "broken.zip", mimeType: "application/zip", buffer: Buffer.from("not a zip") });
  const alert = page.getByRole("alert").filter({ hasText: "The upload did not finish" });
  await alert.waitFor();
  expect(await alert.textContent()).toContain("No project was made.");
  const { body } = await api("GET", "/api/projects?q=broken");
  expect(body.items).toEqual([]);
  // The refusal itself, which the browser notes as well.
  expect(visitor.complaints().join()).toMatch(/status of 4\d\d/);
  await page.close();
});

test("a project that is not there is said to be gone, and one goes away only after a question", async () => {
  const missing = await visitor.visit(`/workspace/${crypto.randomUUID()}`);
  await missing.getByText("This project is not here").waitFor();
  await missing.close();
  expect(visitor.complaints().join()).toContain("404");

  const id = await makeProject(api, "soon gone");
  const page = await visitor.visit(`/workspace/${id}`);
  await page.getByRole("button", { name: "Delete the project" }).click();
  const question = page.getByRole("dialog", { name: "Delete this project?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  expect((await api("GET", `/api/projects/${id}`)).status).toBe(200);
  await page.getByRole("button", { name: "Delete the project" }).click();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await page.waitForURL(/\/workspace$/);
  expect((await api("GET", `/api/projects/${id}`)).status).toBe(404);
  await page.close();
});

test("a proposed change is read, applied and taken back; one that no longer fits says what to do", async () => {
  const { app, stop } = await startModelApp({ openai: DIFF, google: DIFF });
  const reader = await createVisitor(app.origin);
  const call = apiOf(app);
  const id = await makeProject(call, "shop");
  const page = await reader.visit(`/workspace/${id}?file=src/price.ts`);
  await code(page).getByText("formatPrice").waitFor();
  await ask(page, "Put EUR behind prices");
  const card = answer(page).getByRole("article", { name: "Proposed change" });
  await card.getByText("EUR").waitFor();
  expect(await code(page).getByText("EUR").count()).toBe(0);
  await card.getByRole("button", { name: "Apply to the project" }).click();
  await code(page).getByText("EUR").waitFor();
  await card.getByRole("button", { name: "Undo" }).click();
  await card.getByRole("button", { name: "Apply to the project" }).waitFor();
  await code(page).getByText("EUR").waitFor({ state: "detached" });

  await call("PUT", `/api/projects/${id}/files`, { files: [{ path: "src/price.ts", content: "export const nothing = 1;\n" }] });
  await card.getByRole("button", { name: "Apply to the project" }).click();
  const refusal = card.getByRole("alert");
  await refusal.getByRole("button", { name: "Ask again" }).waitFor();
  expect(await refusal.textContent()).toContain("The project is as it was.");
  // The refusal itself, which the browser notes as well.
  expect(reader.complaints()).toEqual([expect.stringContaining("409")]);
  await reader.leave();
  await stop();
}, 300_000);

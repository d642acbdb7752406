import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sharedApi } from "../support/api";
import { EVERY_CASE } from "../support/every-case";
import { createVisitor, runningApp, type Visitor } from "../support/visitor";

const FILES = [
  {
    path: "src/cart.ts",
    content: "/** The total. */\nexport function total(prices: number[]): number {\n  return prices.length;\n}\n",
  },
  { path: "README.md", content: "# Shop\n" },
];

let visitor: Visitor;
let pages: Record<string, string>;

beforeAll(async () => {
  const { app, api } = await sharedApi();
  visitor = await createVisitor(app.origin);
  const { body } = await api("POST", "/api/chat/message", { message: "Build a KPI dashboard with 3 metrics" });
  const project = await api("POST", "/api/projects", { name: "shop", files: FILES });
  const asked = { message: "Where is the total?", project_id: project.body.id, active_file: "src/cart.ts", mode: "code" };
  const { body: answered } = await api("POST", "/api/chat/message", asked);
  pages = {
    "an empty chat": "/",
    "a chat with an app": `/c/${body.session_id}`,
    "the gallery": "/components",
    "the templates": "/components/templates",
    "the list of projects": "/workspace",
    "a project with an open file and a chat": `/workspace/${project.body.id}?file=src/cart.ts&chat=${answered.session_id}#L2`,
    "the settings": "/settings",
    "the sign-in page": "/login",
    "an app's page": `/components/${body.component.id}`,
    "an app's own window": `/preview/${body.component.id}`,
    "a magic link": `/api/a2a/render?prompt=${encodeURIComponent("Create a table showing sales data with sorting")}`,
    "a page that is not there": "/nowhere",
  };
}, 300_000);

afterAll(() => visitor.leave());

test.each([
  "an empty chat",
  "a chat with an app",
  "the gallery",
  "the templates",
  "the list of projects",
  "a project with an open file and a chat",
  "the settings",
  "the sign-in page",
  "an app's page",
  "an app's own window",
  "a magic link",
  "a page that is not there",
])("axe finds nothing on %s, light or dark", async (name) => {
  const page = await visitor.visit(pages[name] ?? "");
  if (/app|link/.test(name)) await runningApp(page);
  if (/open file/.test(name)) await page.locator("details summary").waitFor();
  await page.waitForLoadState("networkidle");
  const found = [];
  for (const colorScheme of schemesOf(name)) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.locator(`html[data-theme*="${colorScheme}"]`).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const where = (nodes: (typeof violations)[number]["nodes"]): string => nodes.map((node) => node.target.join(" ")).join(", ");
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${where(nodes)}`));
  }
  expect(found).toEqual([]);
  await page.close();
});

/** Both colour schemes; in an ordinary run the one or the other, as each takes as long as the page itself. */
function schemesOf(name: string): readonly ("light" | "dark")[] {
  if (EVERY_CASE) return ["light", "dark"];
  return name.length % 2 === 0 ? ["light"] : ["dark"];
}

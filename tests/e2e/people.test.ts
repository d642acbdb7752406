import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";
import { createVisitor, runningApp, type Visitor } from "../support/visitor";

let api: Api;
let visitor: Visitor;
let elsewhere: Visitor;

beforeAll(async () => {
  const shared = await sharedApi();
  ({ api } = shared);
  visitor = await createVisitor(shared.app.origin);
  elsewhere = await createVisitor(shared.app.origin);
}, 300_000);

afterEach(() => {
  expect([...visitor.complaints(), ...elsewhere.complaints()]).toEqual([]);
});

afterAll(() => Promise.all([visitor.leave(), elsewhere.leave()]));

test("a theme chosen in one browser shows in another, and so does a new app", async () => {
  const [here, there] = await Promise.all([visitor.visit("/settings"), elsewhere.visit("/components")]);
  const choose = (theme: string) => here.getByLabel("Theme", { exact: true }).last().selectOption(theme);
  const shownThere = () => there.evaluate(() => document.documentElement.dataset["theme"]);
  // The socket of the other browser is open when what it is told of arrives.
  await expect
    .poll(
      async () => {
        await choose("light");
        await choose("dark");
        // Both are on their way, and the second one is to be seen.
        await there.waitForTimeout(300);
        return shownThere();
      },
      { timeout: 40_000, interval: 500 },
    )
    .toBe("dark");
  await choose("light");
  await expect.poll(shownThere, { timeout: 20_000, interval: 50 }).toBe("light");
  const title = `Followed ${crypto.randomUUID().slice(0, 8)}`;
  await api("POST", "/api/a2a/generate", { prompt: "one number", data_context: 3, title });
  await there.getByRole("article").filter({ hasText: title }).waitFor();
  await api("PUT", "/api/user/settings", { theme: "auto" });
  await Promise.all([here.close(), there.close()]);
});

test("source that is edited runs as a new version; the history shows what changed and brings the old one back", async () => {
  const { body } = await api("POST", "/api/a2a/generate", { prompt: "Show this number", data_context: { visitors: 4_321 } });
  const page = await visitor.visit(`/components/${body.component_id}`);
  await page.getByRole("tab", { name: "Source" }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const editor = page.getByRole("textbox", { name: "Source of the app" });
  await editor.fill("export default () => { fetch('/x'); return <p>x</p>; }");
  await page.getByRole("button", { name: "Save version" }).click();
  await page.getByRole("alert").getByText("1:24").waitFor();
  await editor.fill("export default (props: any) => <p>Edited {props.data.visitors}</p>;");
  await page.getByRole("button", { name: "Save version" }).click();
  await (await runningApp(page)).getByText("Edited 4321").waitFor();
  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("button", { name: "Changes from 1" }).click();
  await page.locator("ins").getByText("Edited").waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByText("Version 3", { exact: true }).first().waitFor();
  await (await runningApp(page)).getByText("4,321").first().waitFor();
  await page.close();
  // The refusal above is a 422, which browsers note.
  expect(visitor.complaints().filter((text) => !text.includes("422"))).toEqual([]);
});

test("somebody signs up, makes a key and sees it once", async () => {
  const page = await elsewhere.visit("/signup?next=/settings");
  const email = `dora-${crypto.randomUUID().slice(0, 8)}@example.com`;
  await page.getByLabel("Mail address").fill(email);
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/settings");
  await page.getByRole("list", { name: "Members" }).getByText(email).first().waitFor();
  await page.getByRole("textbox", { name: "Name" }).fill("Agent");
  await page.getByRole("button", { name: "Make a key" }).click();
  const shown = page.locator("code").filter({ hasText: /^spark_sk_[\w-]{43}$/ });
  await shown.waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Revoke Agent" }).waitFor();
  expect(await shown.count()).toBe(0);
  await page.getByRole("button", { name: "Revoke Agent" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke Agent" }).waitFor({ state: "detached" });
  await page.close();
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import type { Json } from "#lib/core/json";
import type { FrameTheme } from "#lib/sandbox/frame-address";
import { exportFile } from "#lib/sandbox/export-file";

const read = (name: string): string => readFileSync(join(".build", name), "utf8");

/** What is shown, and in which colours; `auto` follows the browser. */
export interface AppOnShow {
  readonly title: string;
  readonly source: string;
  readonly data: Json | undefined;
  readonly theme?: FrameTheme;
}

/** An app as people see it, in the file that the product exports: the same document, policies and opaque origin. */
export async function showApp(page: Page, app: AppOnShow): Promise<Frame> {
  const { js, css } = await compileComponent(app.source);
  const html = await exportFile({
    title: app.title,
    theme: app.theme ?? "auto",
    data: app.data ?? null,
    script: frameScript(js),
    css,
    prelude: read("frame-prelude.js"),
    boot: read("frame-boot.js"),
    baseCss: read("frame-base.css"),
  });
  await page.setContent(html);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error("The file has no frame");
  await frame.waitForSelector("#root > *", { timeout: 10_000 });
  return frame;
}

import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, type TestBrowser } from "../support/chromium";
import { componentId, startStage } from "../support/sandbox-stage";
import type { Stage } from "../support/stage-host";

const SHOWING = `"use strict";__spark_mount(function({createEffect}){return function App(props){
const p=document.createElement("p");createEffect(()=>{p.textContent=JSON.stringify(props.data)+" "+props.spark.theme()});return p}});`;

let stage: Awaited<ReturnType<typeof startStage>>;
let browser: TestBrowser;

beforeAll(async () => {
  stage = await startStage();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  stage.close();
});

test("a frame that waited runs the app it is given, with its data and theme, without loading anything again", async () => {
  const page = await browser.context.newPage();
  await page.goto(stage.origin);
  const loads: string[] = [];
  page.on("framenavigated", (frame) => loads.push(frame.url()));
  const id = componentId(1);
  stage.components.set(id, { script: SHOWING, css: "p{color:rgb(1,2,3)}", data: { n: 1 } });
  await stage.openWarm(page, id);
  const frame = page.frameLocator("iframe").first();
  await frame.getByText('{"n":1} light').waitFor();
  expect(await frame.locator("p").evaluate((p) => getComputedStyle(p).color)).toBe("rgb(1, 2, 3)");
  expect(loads.filter((url) => url.includes("/sandbox/"))).toHaveLength(1);
  expect(await frame.locator("html").evaluate(() => [origin, typeof RTCPeerConnection])).toEqual(["null", "undefined"]);
  await page.evaluate((own) => (window as unknown as { stage: Stage }).stage.setTheme(own, "dark"), id);
  await frame.getByText('{"n":1} dark').waitFor();
  await page.close();
});

test("where nothing enforces the list of allowed connections, no frame is given code that is not in its policy", async () => {
  const open = await startStage("product", { allowList: false });
  const page = await browser.context.newPage();
  await page.goto(open.origin);
  const tries = page.evaluate(async () => {
    const { stage: own } = window as unknown as { stage: Stage };
    const app = { title: "", script: "", css: "", data: null };
    let wasMade = false;
    for (let index = 0; index < 40; index++) {
      if (own.openWarm({ componentId: "x", app })) return "given";
      wasMade ||= document.querySelector("iframe") !== null;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return wasMade ? "made and removed" : "never made";
  });
  expect(await tries).toBe("made and removed");
  expect(await page.locator("iframe").count()).toBe(0);
  await page.close();
  open.close();
});

test("an app in a frame that waited is removed like any other when it loops", async () => {
  const page = await browser.context.newPage();
  await page.goto(stage.origin);
  const id = componentId(2);
  const script = `"use strict";__spark_mount(function(){return function App(){setTimeout(()=>{for(;;);},300);return "looping"}});`;
  stage.components.set(id, { script });
  await stage.openWarm(page, id);
  const reason = await page.waitForFunction(() => {
    const { events } = (window as unknown as { stage: Stage }).stage;
    return events.flatMap((event) => (event.kind === "stopped" ? [event.reason] : [])).at(0);
  });
  expect(await reason.jsonValue()).toBe("silent");
  await page.close();
});

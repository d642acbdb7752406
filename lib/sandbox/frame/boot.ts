// The second script of a frame: waits for the page's port, then runs the component and stands between the two. A warm frame's
// document has no component yet; the page hands it over, once, when the frame has shown that it may.
import { createSignal } from "solid-js";
import type { Json } from "#lib/core/json";
import type { HostMessage } from "../bridge-messages";
import type { FrameSetup } from "../frame-document";
import { createBridge, type Bridge } from "./bridge";
import { connect } from "./connect";
import { deepFreeze } from "./deep-freeze";
import { mountApp } from "./mount-app";
import { takePristine } from "./pristine";
import { reportSize } from "./report-size";
import { shareStructure } from "./share-structure";
import { createErrorBar, errorCard, messageOf } from "./show-error";
import { createSparkApi } from "./spark-api";

// A broken animation throws sixty times a second; the page need hear of it once in a while.
const ERRORS_PER_MINUTE = 10;
// Says only that layout took more than one round.
const HARMLESS = /ResizeObserver loop/;

const pristine = takePristine();
const setup = take<FrameSetup>("i");
let script = take<string>("c");
const baked = take<Json>("d");
const root = document.getElementById("root");
const isWarm = script === undefined && document.documentElement.hasAttribute("data-warm");
if (setup === undefined || root === null || (script === undefined && !isWarm)) throw new Error("The document is not whole");

const [data, setData] = createSignal<Json>(deepFreeze(baked ?? null));
const [theme, setTheme] = createSignal<"light" | "dark">(firstTheme());
let bridge: Bridge | undefined;
let isStarted = false;
let retry: (() => void) | undefined;
let errorsLeft = ERRORS_PER_MINUTE;

const showBar = createErrorBar();
const measure = reportSize((h) => bridge?.tell({ t: "size", h }));
const spark = createSparkApi({ bridge: () => bridge, theme, resize: () => measure(), pristine });

// Before any listener of the component, which could not make a trusted one anyway.
addEventListener("pointerdown", ({ isTrusted }) => isTrusted && bridge?.tell({ t: "press" }), true);
addEventListener("hashchange", ({ isTrusted }) => isTrusted && bridge?.tell({ t: "moved" }), true);
addEventListener("error", (event) => {
  if (!HARMLESS.test(event.message)) noteError(event.error ?? event.message);
});
addEventListener("unhandledrejection", (event) => noteError(event.reason));
connect(setup.appOrigin, onPort, () => isWarm || start());

function onPort(port: MessagePort): void {
  bridge = createBridge(port, pristine, onMessage);
  if (isWarm) {
    void pristine.isEnforced.then((isEnforced) => bridge?.tell({ t: "warm", isEnforced }));
    return;
  }
  if (isStarted || baked !== undefined) {
    start();
    return;
  }
  void bridge.ask({ t: "data" }).then(
    (answer) => {
      if (answer.kind === "value") receive(answer.value);
      start();
    },
    () => start(),
  );
}

function start(): void {
  if (!isStarted && script !== undefined && root !== null) {
    isStarted = true;
    mountApp({ script, data, spark, root, failure: failureNote });
  }
  bridge?.tell({ t: "ready" });
  measure();
}

function onMessage(message: HostMessage): void {
  if (message.t === "ping") bridge?.tell({ t: "pong", seq: message.seq });
  else if (message.t === "run") run(message);
  else if (message.t === "props") receive(message.data);
  else if (message.t === "theme") setShownTheme(message.theme);
}

/** The component of a warm frame. A frame that has one gets no other. */
function run(message: Extract<HostMessage, { t: "run" }>): void {
  if (script !== undefined) return;
  script = message.script;
  const style = document.createElement("style");
  style.textContent = message.css;
  document.head.append(style);
  document.title = message.title;
  setShownTheme(message.theme);
  setData(() => deepFreeze(message.data));
  start();
}

function setShownTheme(next: "light" | "dark"): void {
  document.documentElement.dataset["theme"] = next;
  setTheme(next);
}

function receive(next: Json): void {
  const before = data();
  const after = deepFreeze(shareStructure(before, next));
  if (after === before) return;
  setData(() => after);
  // Other data may be data that the app can show.
  retry?.();
}

function failureNote(error: unknown, tryAgain: () => void): Node {
  report(error, true);
  retry = () => {
    retry = undefined;
    tryAgain();
  };
  const action = { label: "Try again", run: () => retry?.() };
  return errorCard({ title: "This app stopped with an error", detail: messageOf(error), isDark: theme() === "dark", action });
}

/** An error outside of drawing: the app still stands, so it stays. */
function noteError(error: unknown): void {
  report(error, false);
  showBar({ title: "Something in this app went wrong", detail: messageOf(error), isDark: theme() === "dark" });
}

function report(error: unknown, fatal: boolean): void {
  if (errorsLeft === 0) return;
  errorsLeft -= 1;
  setTimeout(() => (errorsLeft += 1), 60_000);
  bridge?.tell({ t: "error", msg: messageOf(error), ...(fatal ? { fatal } : {}) });
}

function firstTheme(): "light" | "dark" {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Reads one of the document's JSON blocks and removes it. Our own server wrote it. */
function take<Value>(id: string): Value | undefined {
  const block = document.getElementById(id);
  block?.remove();
  return block === null ? undefined : (pristine.parse(block.textContent ?? "null") as Value);
}

import type { Frame } from "playwright";
import type { ReferenceNumber } from "./reference";

/** A number as it stands on the screen; `step` is the size of its last place. */
interface ShownNumber {
  value: number;
  step: number;
}

// Half of the last place, and a little for what is not exact in binary.
const HALF = 0.500_001;
/** A number is not found in one that is rounded by more than this part of it. */
const MOST_ROUNDING = 0.02;

/** Everything a person can read in an app: text, names for screen readers, values of charts step by step, and tables behind a button. */
export async function readShown(frame: Frame): Promise<string> {
  const first = await frame.evaluate(collect);
  const opened = await frame.evaluate(openTables);
  return opened ? `${first}\n${await frame.evaluate(collect)}` : first;
}

/** The numbers that a text lacks. Compact ones, as 1.2K, do not count. */
export function missingNumbers(text: string, wanted: readonly ReferenceNumber[]): ReferenceNumber[] {
  const shown = numbersIn(text);
  return wanted.filter(({ value }) => !shown.some((one) => isShownAs(value, one)));
}

/** True when a text has a word, whatever its case. */
export function hasText(text: string, wanted: string): boolean {
  return text.toLowerCase().replaceAll(/\s+/g, " ").includes(wanted.toLowerCase());
}

function isShownAs(value: number, { value: shown, step }: ShownNumber): boolean {
  const distance = Math.abs(Math.abs(shown) - Math.abs(value));
  return distance <= step * HALF && distance <= Math.abs(value) * MOST_ROUNDING + 1e-9;
}

function numbersIn(text: string): ShownNumber[] {
  const found: ShownNumber[] = [];
  for (const match of text.matchAll(/\d[\d,]*(?:\.\d+)?(?:\s?%|[KMBT](?![\p{Letter}]))?/gu)) {
    const written = match[0];
    if (/[KMBT]$/.test(written)) continue;
    const digits = written.replaceAll(/[^\d.]/g, "");
    const step = 10 ** -(digits.split(".")[1]?.length ?? 0);
    found.push({ value: Number(digits), step });
    if (written.endsWith("%")) found.push({ value: Number(digits) / 100, step: step / 100 });
  }
  // Spans of time count as hours, minutes and seconds.
  for (const match of text.matchAll(/(?:(\d[\d,]*)h )?(\d+)m(?: (\d+)s)?(?![\p{Letter}])/gu)) {
    const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number((part ?? "0").replaceAll(",", "")));
    const all = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
    const step = match[3] === undefined ? 60 : 1;
    for (const unit of [1, 60, 3600]) found.push({ value: all / unit, step: step / unit });
  }
  return found;
}

/** Runs in the app's frame. */
function collect(): string {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent || /^(?:script|style|option|template)$/i.test(parent.tagName)) continue;
    if (parent.tagName.toLowerCase() === "title" || parent.checkVisibility({ visibilityProperty: true }))
      texts.push(walker.currentNode.textContent ?? "");
  }
  for (const element of document.body.querySelectorAll(
    "[aria-label], [title], [aria-valuetext], [aria-description], input, textarea",
  )) {
    for (const name of ["aria-label", "title", "aria-valuetext", "aria-description", "placeholder"])
      texts.push(element.getAttribute(name) ?? "");
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) texts.push(element.value);
  }
  // A chart tells its values one after the other, to those who move along it with the arrow keys.
  for (const slider of document.body.querySelectorAll<HTMLElement>("[role=slider]")) {
    const press = (key: string) => slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    press("Home");
    for (let step = 0; step <= Math.min(800, Number(slider.getAttribute("aria-valuemax"))); step++) {
      texts.push(slider.getAttribute("aria-valuetext") ?? "");
      press("ArrowRight");
    }
  }
  return texts.filter((text) => text.trim() !== "").join("\n");
}

/** Runs in the app's frame: opens what holds a chart's numbers as a table. */
function openTables(): boolean {
  const switches = [...document.body.querySelectorAll<HTMLElement>("button, summary")].filter((element) =>
    /\btable\b|\bvalues\b|\bnumbers\b/i.test(`${element.textContent} ${element.getAttribute("aria-label")}`),
  );
  for (const element of switches) element.click();
  return switches.length > 0;
}

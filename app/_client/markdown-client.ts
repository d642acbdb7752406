import { escapeHtml } from "#lib/markdown/escape-html";
import type { MarkdownAnswer, MarkdownRequest } from "#lib/markdown/markdown-service";
import type { MarkdownStep } from "#lib/markdown/incremental-markdown";

type Request = MarkdownRequest extends infer Each ? (Each extends { id: number } ? Omit<Each, "id"> : never) : never;

const MAX_CACHED = 300;
const waiting = new Map<number, { request: MarkdownRequest; resolve: (answer: MarkdownAnswer) => void }>();
const rendered = new Map<string, string>();
let worker: Worker | undefined;
let isBroken = false;
let nextId = 1;

/** A whole text as HTML; texts seen before are answered from memory. */
export function renderMarkdown(text: string): Promise<string> {
  return remembered(`md:${text}`, () => askHtml({ kind: "render", text }));
}

/** Code as coloured HTML. */
export function highlight(text: string, language: string): Promise<string> {
  return remembered(`${language}:${text}`, () => askHtml({ kind: "highlight", text, language }));
}

/** Starts the worker before there is anything to render. */
export function warmMarkdown(): void {
  void renderMarkdown("");
}

/** What is already known about a text, so that it can be shown with the first paint. */
export function knownMarkdown(text: string): string | undefined {
  return rendered.get(`md:${text}`);
}

/** A text that grows: gives the worker what was added, one request at a time, and answers with what to insert. */
export function createMarkdownStream(onStep: (step: MarkdownStep) => void) {
  const stream = `s${nextId++}`;
  let sentLength = 0;
  let isAsking = false;
  let wanted = "";
  let isClosed = false;

  async function pump(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    while (!isClosed && wanted.length > sentLength) {
      const text = wanted.slice(sentLength);
      sentLength = wanted.length;
      const answer = await ask({ kind: "append", stream, text });
      // Closed while it was being worked on: nobody waits for this answer any more.
      if (!isClosed && answer.kind === "step") onStep(answer.step);
    }
    isAsking = false;
  }

  return {
    show(text: string): void {
      wanted = text;
      void pump();
    },
    close(): void {
      isClosed = true;
      post({ kind: "close", stream, id: 0 });
    },
  };
}

async function remembered(key: string, make: () => Promise<string>): Promise<string> {
  const known = rendered.get(key);
  if (known !== undefined) return known;
  const html = await make();
  rendered.set(key, html);
  if (rendered.size > MAX_CACHED) rendered.delete(rendered.keys().next().value ?? "");
  return html;
}

async function askHtml(request: Request): Promise<string> {
  const answer = await ask(request);
  return answer.kind === "html" ? answer.html : "";
}

function ask(request: Request): Promise<MarkdownAnswer> {
  const id = nextId++;
  return new Promise((resolve) => {
    waiting.set(id, { request: { ...request, id }, resolve });
    post({ ...request, id });
  });
}

function post(request: MarkdownRequest): void {
  worker ??= startWorker();
  if (isBroken) answerPlainly();
  else worker.postMessage(request);
}

function startWorker(): Worker {
  const started = new Worker(new URL("../../workers/markdown.worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", (event: MessageEvent<MarkdownAnswer>) => {
    waiting.get(event.data.id)?.resolve(event.data);
    waiting.delete(event.data.id);
  });
  started.addEventListener("error", () => {
    isBroken = true;
    answerPlainly();
  });
  return started;
}

/** Without the worker the words are still there, only plain. */
function answerPlainly(): void {
  for (const { request, resolve } of waiting.values()) {
    if (request.kind === "close") continue;
    const text = escapeHtml(request.text);
    const html = request.kind === "highlight" ? text : `<span class="whitespace-pre-wrap">${text}</span>`;
    const step = { isReset: false, finished: html, tail: "" };
    resolve(request.kind === "append" ? { kind: "step", id: request.id, step } : { kind: "html", id: request.id, html });
  }
  waiting.clear();
}

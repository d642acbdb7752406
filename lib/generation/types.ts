import type { CacheLayer } from "#lib/compilation/cached-compiler";
import type { Json } from "#lib/core/json";
import type { Route } from "#lib/orchestration/router";
import type { ContextReport } from "./fit-context";

/** Where a run is; the names are the wire names of `data-run`. */
export type RunPhase =
  | "context"
  | "generating"
  | "validating"
  | "compiling"
  | "rendering"
  | "repairing"
  | "storing"
  | "ready"
  | "failed";

export type Theme = "light" | "dark" | "auto";

/** `auto` lets the provider decide between an answer in text and a component; `code` is about a mounted project. */
export type GenerationMode = "auto" | "component" | "text" | "code";

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** A mounted project, as far as an answer may know it. */
export interface ProjectView {
  name: string;
  /** Of all its files. */
  paths: readonly string[];
  /** The places that the request is most likely about, best first. */
  places: readonly { path: string; line: number; name: string; signature: string }[];
  /** The open file, and the lines of it that are shown to the model. */
  activeFile:
    | { path: string; content: string; shown: { text: string; fromLine: number; toLine: number } | undefined }
    | undefined;
}

/** A change of a project that fits it. */
export interface ProjectChange {
  /** Unified, as git writes it. */
  diff: string;
  files: readonly { path: string; change: "added" | "changed" | "removed"; additions: number; deletions: number }[];
}

/** What a model wants to be different in a project, before anything has checked it. */
export interface Proposal {
  summary: string;
  changes: readonly {
    path: string;
    /** Texts of the file that occur once, and what comes instead. */
    edits?: readonly { find: string; replace: string }[] | undefined;
    /** The whole file. */
    content?: string | undefined;
    remove?: boolean | undefined;
  }[];
}

/** What a provider is asked. `data` is described to models by shape; only the composer sees all of it. */
export interface WriteRequest {
  prompt: string;
  data: Json | undefined;
  mode: GenerationMode;
  theme: Theme;
  title: string | undefined;
  schemaOnly: boolean;
  /** Earlier turns, oldest first. */
  history: readonly { role: "user" | "assistant"; text: string }[];
  /** Material that stands before the conversation: the project's map, what is remembered of the person. */
  background?: readonly string[] | undefined;
  /** What `code` is about. */
  project?: ProjectView | undefined;
  /** The component being refined. */
  previous: { source: string; recipe: Json | null } | undefined;
  /** The provider to ask first, where it is one of those that are there; the composer is asked alone. */
  provider?: string | undefined;
  /** The last answer was not the right one: another is wanted, and none that is kept. */
  isRepeat?: boolean | undefined;
  /** Both providers and a judge, or the first that can. */
  effort: "fast" | "quality";
  /** Two answers to make a better third of. */
  candidates?: readonly string[] | undefined;
  /** What was wrong with the last answer: ask again with these. */
  refused: { source: string; findings: readonly Finding[] } | undefined;
}

/** A provider's answer before anything has checked it. */
export type Draft =
  | { kind: "text"; text: string; proposal?: Proposal | undefined; usage?: Usage | undefined }
  /** Given up while it was being written, or edits that do not fit: the findings say why. */
  | { kind: "refused"; source: string; findings: readonly Finding[]; usage?: Usage | undefined }
  | {
      kind: "component";
      source: string;
      title: string;
      summary: string;
      notes: readonly string[];
      recipe?: Json | undefined;
      usage?: Usage | undefined;
    };

/** Receives the answer while it is being written. */
export interface DraftListener {
  text(delta: string): void;
  source(delta: string): void;
  /** Something came that is not to be shown: it thinks, or begins a call. */
  sign(): void;
}

/** A source of model output, or the composer. */
export interface Writer {
  provider: string;
  model: string | undefined;
  write(request: WriteRequest, listener: DraftListener, signal: AbortSignal): Promise<Draft>;
}

/** One thing wrong with a source, written for the model that has to fix it and the person who reads it. */
export interface Finding {
  code: string;
  message: string;
  line: number;
  column: number;
  hint: string;
}

export interface Bundle {
  hash: string;
  js: string;
  css: string;
}

export type Verdict = { validation: "ok"; render: "ok" | "unknown"; notes: string[] };

/** What drawing a component once on the server has shown. */
export interface Drawn {
  render: Verdict["render"];
  /** Why it is unknown; empty otherwise. */
  note: string;
  /** What a reader would read, one line for each block. */
  text: string;
}

/** What a run tells whoever watches it; chat turns these into stream parts. */
export type RunEvent =
  | { type: "phase-started"; phase: RunPhase; ms: number }
  | { type: "context-fitted"; report: ContextReport }
  | { type: "text-delta"; delta: string }
  | { type: "source-delta"; delta: string }
  | { type: "run-restarted"; provider: string };

/** Receives the events of a run in order. */
export type Emit = (event: RunEvent) => void;

/** A source that has passed the whole gate. */
export interface CheckedComponent {
  kind: "component";
  source: string;
  title: string;
  summary: string;
  notes: readonly string[];
  recipe: Json | null;
  bundle: Bundle;
  verdict: Verdict;
  /** What the app shows at first, in words. */
  text: string;
  provider: string;
  model: string | undefined;
  usage: Usage;
  repairs: number;
  cacheHit: boolean;
  /** Where it came from: the cache of generations, one of the layers below it, or none of them. */
  cacheLayer: CacheLayer | "generation";
  timings: Record<string, number>;
  /** How the answer was come by; nothing when no model was asked. */
  route: Route | undefined;
}

export interface TextAnswer {
  kind: "text";
  text: string;
  change: ProjectChange | undefined;
  provider: string;
  model: string | undefined;
  usage: Usage;
  timings: Record<string, number>;
  route: Route | undefined;
}

import type { Json } from "#lib/core/json";
import type { Audit, Tx, WithActor } from "#lib/core/ports";

/** What the registry needs from outside. */
export interface RegistryDeps {
  withActor: WithActor;
  audit: Audit;
}

export type Theme = "light" | "dark" | "auto";
export type ComponentStatus = "active" | "archived";

/** What the gate said about a version. */
export interface Verdict {
  validation: "ok";
  render: "ok" | "unknown";
  notes: string[];
}

/** Compiled code of one version, addressed by content. */
export interface Bundle {
  hash: string;
  js: string;
  css: string;
}

/** A version that has passed the whole gate and is ready to be stored. */
export interface NewVersion {
  source: string;
  sourceHash: string;
  provider: string;
  model?: string | undefined;
  recipe?: Json | undefined;
  verdict: Verdict;
  timings: Record<string, number>;
  bundle: Bundle;
}

/** Statements of somebody else in the transaction that stores a component, sent behind its own. */
export type Alongside = (tx: Tx, componentId: string) => Promise<unknown>;

export interface NewComponent {
  id?: string | undefined;
  title: string;
  prompt: string;
  summary: string;
  theme: Theme;
  data: Json;
  provider: string;
  model?: string | undefined;
  kind?: string | undefined;
  version: NewVersion;
  alongside?: Alongside | undefined;
}

export interface SaveVersionInput {
  componentId: string;
  /** When given and no longer current, the save is refused with `conflict`. */
  baseVersion?: number | undefined;
  version: NewVersion;
  title?: string | undefined;
  summary?: string | undefined;
  prompt?: string | undefined;
  alongside?: Alongside | undefined;
}

export interface Sizes {
  sourceBytes: number;
  jsBytes: number;
  cssBytes: number;
}

/** A component as the registry shows it: its own row, its current version and its feedback totals. */
export interface ComponentRecord {
  id: string;
  title: string;
  prompt: string;
  summary: string;
  kind: string;
  theme: Theme;
  /** Current version. */
  version: number;
  status: ComponentStatus;
  provider: string;
  model: string | null;
  verdict: Verdict;
  sizes: Sizes;
  timings: Record<string, number>;
  feedback: { up: number; down: number };
  dataRevision: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

/** One version without its source. */
export interface VersionRecord {
  componentId: string;
  version: number;
  parentVersion: number | null;
  provider: string;
  model: string | null;
  sourceHash: string;
  bundleHash: string;
  verdict: Verdict;
  sizes: Sizes;
  timings: Record<string, number>;
  createdBy: string;
  createdAt: Date;
}

export interface VersionDetail {
  component: ComponentRecord;
  version: VersionRecord;
  source: string;
  recipe: Json | null;
  bundle: Bundle;
}

/** A version as it is shown: its code, and the component's own data and look. */
export interface ShownVersion {
  title: string;
  theme: Theme;
  data: Json;
  version: number;
  bundle: Bundle;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface ListComponentsInput {
  cursor?: string | undefined;
  limit: number;
  q?: string | undefined;
  status?: ComponentStatus | "all" | undefined;
  sort?: "newest" | "oldest" | "updated" | undefined;
  /** Only those the caller made. */
  mine?: boolean | undefined;
}

/** What a frame tells about one mount. */
export interface NewExecution {
  componentId: string;
  version: number;
  kind: "mount" | "error";
  mountMs?: number | undefined;
  message?: string | undefined;
}

export interface ExecutionRecord {
  id: string;
  componentId: string;
  version: number;
  kind: "mount" | "error";
  mountMs: number | null;
  message: string | null;
  createdAt: Date;
}

/** A value that an app submitted. `id` grows with every submission of the component. */
export interface ResultRecord {
  id: number;
  version: number;
  value: Json;
  createdAt: Date;
}

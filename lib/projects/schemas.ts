import { z } from "zod";
import type { ChangeRecord } from "./change-verbs";
import type { FileEntry, FilesReport, PreparedFile, ProjectMap, ProjectRecord, Source } from "./types";

// Choices of the interface, not a store for documents.
const SETTINGS_CHARACTERS = 16_384;
const MAX_BUDGET_TOKENS = 32_768;
const MAX_REMOVED = 10_000;

const Name = z.string().trim().min(1).max(200);
// Paths are checked by one rule, wherever they come from; it names the path.
const NewFiles = z.array(z.object({ path: z.string(), content: z.string() }));
const ProjectSettings = z
  .record(z.string().max(64), z.json())
  .refine((settings) => JSON.stringify(settings).length <= SETTINGS_CHARACTERS, {
    error: `must have at most ${SETTINGS_CHARACTERS} characters as JSON`,
  });

/** A project in the path. An id that is no UUID names nothing. */
export const ProjectKey = z.object({ id: z.string().max(128) });

/** `q` searches the name. */
export const ListProjects = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  q: z.string().trim().max(200).optional(),
});

export const CreateProject = z.object({ name: Name, files: NewFiles.optional(), settings: ProjectSettings.optional() });
export const ChangeProject = ProjectKey.extend({ name: Name.optional(), settings: ProjectSettings.optional() });
export const FileKey = ProjectKey.extend({ path: z.string().min(1) });

/** Body of `PUT /api/projects/{id}/files` as JSON; `replace` may also stand in the address. */
export const PutFiles = ProjectKey.extend({
  files: NewFiles.optional(),
  remove: z.array(z.string()).max(MAX_REMOVED).optional(),
  replace: z.union([z.boolean(), z.stringbool()]).optional(),
});

type Archive = Exclude<Source, { kind: "files" }>;

/** The same call with an archive as its body. An archive is the whole project, a batch of files is an addition to it. */
export const PutFilesOrArchive = PutFiles.extend({ upload: z.custom<Archive>(isArchive).optional() })
  .refine(({ upload, files, remove }) => upload !== undefined || files !== undefined || remove !== undefined, {
    error: "Send `files` or `remove` as JSON, or an archive as application/zip or application/gzip",
    path: ["files"],
  })
  .transform(({ id, upload, files = [], remove, replace }) => {
    const source: Source = upload ?? { kind: "files", files };
    return { projectId: id, source, remove, replace: replace ?? upload !== undefined };
  });

function isArchive(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value && "bytes" in value && value.bytes instanceof Uint8Array;
}

/** What the map is for, and how long it may be. */
export const ReadOverlay = ProjectKey.extend({
  prompt: z.string().max(8_000).default(""),
  active_file: z.string().min(1).optional(),
  budget_tokens: z.coerce.number().int().min(1).max(MAX_BUDGET_TOKENS).default(8_192),
});

/** Either a diff, or a change that is to be undone. */
export const ApplyDiff = ProjectKey.extend({ diff: z.string().min(1).optional(), undo: z.string().max(64).optional() }).refine(
  ({ diff, undo }) => (diff === undefined) !== (undo === undefined),
  { error: "Send either `diff` or `undo`", path: ["diff"] },
);

/** A project as the API shows it. */
export const ProjectJson = z.object({
  id: z.string(),
  name: z.string(),
  file_count: z.number(),
  bytes: z.number(),
  settings: z.record(z.string(), z.unknown()),
  created_at: z.string(),
  updated_at: z.string(),
});

const Kind = z.enum(["text", "binary", "large"]);
const EntryJson = z.object({
  path: z.string(),
  bytes: z.number(),
  language: z.string().nullable(),
  content_hash: z.string(),
  kind: Kind,
});

export const ProjectWithFilesJson = ProjectJson.extend({ files: z.array(EntryJson) });
export const FileJson = EntryJson.extend({ content: z.string() });

/** What a batch or an archive did. */
export const FilesReportJson = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  ignored: z.number(),
  listed: z.number(),
  file_count: z.number(),
  bytes: z.number(),
  notes: z.array(z.string()),
});

export const OverlayJson = z.object({
  markdown: z.string(),
  tokens: z.number(),
  budget_tokens: z.number(),
  entries: z.array(z.object({ path: z.string(), name: z.string() })),
  file_count: z.number(),
  mapped_file_count: z.number(),
});

export const ChangeJson = z.object({
  change_id: z.string(),
  files: z.array(
    z.object({
      path: z.string(),
      change: z.enum(["added", "changed", "removed"]),
      additions: z.number(),
      deletions: z.number(),
    }),
  ),
});

/** Record to wire form. */
export function toProjectJson(record: ProjectRecord): z.output<typeof ProjectJson> {
  const { id, name, fileCount, bytes, settings, createdAt, updatedAt } = record;
  const times = { created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
  return { id, name, file_count: fileCount, bytes, settings: z.record(z.string(), z.unknown()).parse(settings), ...times };
}

export function toEntryJson({ path, bytes, language, hash, kind }: FileEntry): z.output<typeof EntryJson> {
  return { path, bytes, language, content_hash: hash, kind };
}

export function toFileJson(file: PreparedFile): z.output<typeof FileJson> {
  return { ...toEntryJson(file), content: file.content };
}

export function toReportJson({ fileCount, ...report }: FilesReport): z.output<typeof FilesReportJson> {
  return { ...report, file_count: fileCount };
}

export function toOverlayJson(
  { text, tokens, entries, mappedFileCount }: ProjectMap,
  { budgetTokens, fileCount }: { budgetTokens: number; fileCount: number },
): z.output<typeof OverlayJson> {
  const counts = { file_count: fileCount, mapped_file_count: mappedFileCount };
  return { markdown: text, tokens, budget_tokens: budgetTokens, entries: [...entries], ...counts };
}

export function toChangeJson({ changeId, files }: ChangeRecord): z.output<typeof ChangeJson> {
  return { change_id: changeId, files };
}

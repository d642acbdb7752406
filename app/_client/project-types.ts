import { z } from "zod";

/** A mounted project, as the API lists it. */
export const ProjectItem = z.object({
  id: z.string(),
  name: z.string(),
  file_count: z.number(),
  bytes: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ProjectItem = z.output<typeof ProjectItem>;

export const ProjectPage = z.object({ items: z.array(ProjectItem), next_cursor: z.string().nullable() });

const FileKind = z.enum(["text", "binary", "large"]);

/** One file of a project, without its content. */
const ProjectFile = z.object({
  path: z.string(),
  bytes: z.number(),
  language: z.string().nullish(),
  content_hash: z.string().nullish(),
  kind: FileKind.catch("text"),
});
export type ProjectFile = z.output<typeof ProjectFile>;

/** A project with the list of its files. */
export const ProjectDetail = ProjectItem.extend({ files: z.array(ProjectFile) });
export type ProjectDetail = z.output<typeof ProjectDetail>;

/** One file with what is in it; nothing when it is not text. */
export const FileDetail = ProjectFile.extend({ content: z.string().nullish() });
export type FileDetail = z.output<typeof FileDetail>;

/** What an upload has changed, and what the server has left out. */
export const UploadReport = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  ignored: z.number(),
  listed: z.number(),
  file_count: z.number(),
  bytes: z.number(),
  notes: z.array(z.string()).catch([]),
});
export type UploadReport = z.output<typeof UploadReport>;

/** What a model is told of a project for a request. */
export const Overlay = z.object({
  markdown: z.string(),
  tokens: z.number(),
  file_count: z.number(),
  mapped_file_count: z.number(),
});

/** What became of the files that a diff has changed. */
export const ApplyAnswer = z.object({
  change_id: z.string(),
  files: z.array(z.object({ path: z.string(), change: z.enum(["added", "changed", "removed"]) })),
});

/** The address of a project's workspace, with the chat that is open in it. */
export function workspaceAddress(projectId: string, chatId?: string): string {
  const path = `/workspace/${encodeURIComponent(projectId)}`;
  return chatId === undefined ? path : `${path}?chat=${encodeURIComponent(chatId)}`;
}

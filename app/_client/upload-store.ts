import { mutate } from "swr";
import { z } from "zod";
import { create } from "zustand";
import { callApi, tellApi } from "./api";
import { formatBytes } from "./format";
import { archiveType, MAX_ARCHIVE_BYTES, PickError, pickFiles, planBatches, projectName } from "./pick-files";
import { sayFailure } from "./problem";
import type { UploadReport } from "./project-types";
import type { Chosen } from "./read-folder";
import { sendUpload } from "./upload-request";

/** Where an upload is; `target` is the project it goes to, and nothing while that is still to be made. */
export type UploadState =
  | { readonly kind: "idle" }
  | { readonly kind: "finding"; readonly target: string | undefined; readonly found: number }
  | { readonly kind: "reading"; readonly target: string | undefined; readonly read: number; readonly of: number }
  | { readonly kind: "sending"; readonly target: string; readonly sent: number; readonly of: number }
  | { readonly kind: "indexing"; readonly target: string }
  | { readonly kind: "done"; readonly target: string; readonly notes: readonly string[]; readonly fileCount: number }
  | {
      readonly kind: "failed";
      readonly target: string | undefined;
      readonly reason: string;
      readonly kept: number;
      /** Goes on where it broke off; nothing where the same would happen again. */
      readonly retry: (() => Promise<string | undefined>) | undefined;
    };

/** Looks into what was chosen, and tells how many files it has found; called at once. */
type Find = (onFound: (count: number) => void) => Promise<Chosen | undefined>;

interface UploadStore {
  readonly state: UploadState;
  /** Finds what was chosen, and sends it to a project, or to a new one; answers its id when all of it is there. */
  start(find: Find, projectId?: string): Promise<string | undefined>;
  dismiss(): void;
}

/** One request of an upload. */
interface Job {
  readonly body: Blob | string;
  readonly contentType: string;
  readonly bytes: number;
}

interface Plan {
  readonly name: string;
  readonly jobs: readonly Job[];
  readonly notes: readonly string[];
}

/** An upload that can go on after a failure: the jobs before `next` are done. */
interface Course {
  readonly plan: Plan;
  projectId: string | undefined;
  readonly isNew: boolean;
  next: number;
  kept: number;
  readonly notes: Set<string>;
}

/** The upload of this tab; it goes on while pages change. */
export const useUpload = create<UploadStore>((set) => {
  const show = (state: UploadState): void => set({ state });
  return {
    state: { kind: "idle" },
    async start(find, projectId) {
      show({ kind: "finding", target: projectId, found: 0 });
      try {
        const chosen = await find((found) => show({ kind: "finding", target: projectId, found }));
        if (chosen === undefined) throw new PickError("There is no file in it. Choose a folder with source code, or an archive.");
        const plan = await planOf(chosen, (read, of) => show({ kind: "reading", target: projectId, read, of }));
        const course = { plan, projectId, isNew: projectId === undefined, next: 0, kept: 0, notes: new Set(plan.notes) };
        return await run(course, show);
      } catch (error) {
        const reason = error instanceof PickError ? error.message : "The browser could not read it. Was it moved or renamed?";
        show({ kind: "failed", target: projectId, reason, kept: 0, retry: undefined });
        return undefined;
      }
    },
    dismiss: () => show({ kind: "idle" }),
  };
});

async function planOf(chosen: Chosen, onProgress: (read: number, of: number) => void): Promise<Plan> {
  if (chosen.kind === "archive") {
    const { file } = chosen;
    if (file.size > MAX_ARCHIVE_BYTES)
      throw new PickError(`${file.name} has ${formatBytes(file.size)}; an archive may have ${formatBytes(MAX_ARCHIVE_BYTES)}.`);
    const contentType = archiveType(file.name) ?? "application/zip";
    return { name: projectName(file.name), jobs: [{ body: file, contentType, bytes: file.size }], notes: [] };
  }
  const { files, notes } = await pickFiles(chosen.files, onProgress);
  const jobs = planBatches(files).map((batch): Job => {
    const body = JSON.stringify({ files: batch.map(({ path, content }) => ({ path, content })) });
    return { body, contentType: "application/json", bytes: batch.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
  return { name: projectName(chosen.name), jobs, notes };
}

async function run(course: Course, show: (state: UploadState) => void): Promise<string | undefined> {
  const { plan, notes } = course;
  try {
    const target = (course.projectId ??= await makeProject(plan.name));
    const of = plan.jobs.reduce((sum, { bytes }) => sum + bytes, 0);
    while (course.next < plan.jobs.length) {
      const before = plan.jobs.slice(0, course.next).reduce((sum, { bytes }) => sum + bytes, 0);
      const report = await sendJob(plan.jobs[course.next], target, (share, bytes) => {
        const sent = before + share * bytes;
        show(sent < of ? { kind: "sending", target, sent, of } : { kind: "indexing", target });
      });
      course.next += 1;
      course.kept = report.file_count;
      report.notes.forEach((note) => notes.add(note));
    }
    await refreshProject(target);
    show({ kind: "done", target, notes: [...notes], fileCount: course.kept });
    return target;
  } catch (error) {
    show({ ...(await settleFailure(course)), reason: sayFailure(error), retry: () => run(course, show) });
    return undefined;
  }
}

async function sendJob(
  job: Job | undefined,
  target: string,
  onShare: (share: number, bytes: number) => void,
): Promise<UploadReport> {
  if (job === undefined) throw new Error("There is nothing to send.");
  const { body, contentType, bytes } = job;
  onShare(0, bytes);
  const onProgress = (sent: number, of: number): void => onShare(of === 0 ? 1 : sent / of, bytes);
  return sendUpload({ path: `/api/projects/${target}/files`, body, contentType, onProgress });
}

/** A new project that nothing has reached goes away again; whatever did arrive stays. */
async function settleFailure(course: Course): Promise<{ kind: "failed"; target: string | undefined; kept: number }> {
  const { projectId, isNew, next, kept } = course;
  if (isNew && next === 0 && projectId !== undefined) {
    await tellApi(`/api/projects/${projectId}`, { method: "DELETE" }).catch(() => undefined);
    course.projectId = undefined;
  }
  if (next > 0 && projectId !== undefined) await refreshProject(projectId);
  return { kind: "failed", target: course.projectId, kept: next === 0 ? 0 : kept };
}

async function makeProject(name: string): Promise<string> {
  const { id } = await callApi(z.object({ id: z.string() }), "/api/projects", { method: "POST", body: { name } });
  return id;
}

/** Everything that shows the project reads it anew; what follows in its address are its files. */
export async function refreshProject(id: string): Promise<void> {
  await mutate((key) => typeof key === "string" && key.startsWith(`/api/projects/${id}`));
}

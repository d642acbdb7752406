import {
  ApplyDiff,
  ChangeJson,
  ChangeProject,
  CreateProject,
  FileJson,
  FileKey,
  FilesReportJson,
  ListProjects,
  OverlayJson,
  ProjectJson,
  ProjectKey,
  ProjectWithFilesJson,
  PutFiles,
  ReadOverlay,
} from "#lib/projects/schemas";
import { describeCalls, GONE, json, NOTHING, pageOf } from "./call";

/** What the API says about its calls for projects. */
export const PROJECTS = describeCalls("Projects", [
  [
    "listProjects",
    "GET /api/projects",
    "The caller's projects, those that changed last first",
    { input: ListProjects, answers: json(pageOf(ProjectJson)) },
  ],
  [
    "createProject",
    "POST /api/projects",
    "Makes a project, with its first files or empty",
    {
      input: CreateProject,
      answers: json(ProjectJson.extend({ files: FilesReportJson.optional() }), 201),
      errors: ["payload_too_large"],
    },
  ],
  [
    "getProject",
    "GET /api/projects/{id}",
    "A project and its files, without their content",
    { input: ProjectKey, answers: json(ProjectWithFilesJson), errors: GONE },
  ],
  [
    "changeProject",
    "PATCH /api/projects/{id}",
    "Changes its name or settings",
    { input: ChangeProject, answers: json(ProjectJson), errors: GONE },
  ],
  [
    "deleteProject",
    "DELETE /api/projects/{id}",
    "Removes a project with its files",
    { input: ProjectKey, answers: NOTHING, errors: GONE },
  ],
  [
    "getProjectFile",
    "GET /api/projects/{id}/files",
    "One file with its content",
    { input: FileKey, answers: json(FileJson), errors: GONE },
  ],
  [
    "putProjectFiles",
    "PUT /api/projects/{id}/files",
    "Adds and changes files; an archive is the whole project unless replace=false",
    {
      input: PutFiles,
      uploads: ["application/zip", "application/gzip"],
      answers: json(FilesReportJson),
      errors: ["not_found", "payload_too_large", "unsupported_media_type"],
    },
  ],
  [
    "getOverlay",
    "GET /api/projects/{id}/overlay",
    "The map of a project that fits a budget; Markdown with accept: text/markdown",
    { input: ReadOverlay, answers: json(OverlayJson), errors: GONE },
  ],
  [
    "applyDiff",
    "POST /api/projects/{id}/apply",
    "Applies a unified diff as a whole, or undoes one",
    { input: ApplyDiff, answers: json(ChangeJson), errors: ["not_found", "conflict", "payload_too_large"] },
  ],
]);

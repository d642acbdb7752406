import { UPLOAD_BODY_BYTES } from "#lib/http/read-body";
import { FileKey, PutFilesOrArchive, toFileJson, toReportJson } from "#lib/projects/schemas";
import { methods, route, spark } from "#lib/server";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(FileKey, async (ctx, { id, path }) =>
    Response.json(toFileJson(await spark().projects.getFile(ctx, { projectId: id, path }))),
  ),
  PUT: route(PutFilesOrArchive, async (ctx, input) => Response.json(toReportJson(await spark().projects.putFiles(ctx, input))), {
    acceptsUpload: true,
    maxBodyBytes: UPLOAD_BODY_BYTES,
  }),
});

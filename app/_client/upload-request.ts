import { problemOf } from "./problem";
import { UploadReport } from "./project-types";

interface Upload {
  readonly path: string;
  readonly body: Blob | string;
  readonly contentType: string;
  readonly onProgress: (sent: number, of: number) => void;
}

/** Sends a body and tells how much of it is gone; `fetch` cannot tell that of a request. */
export function sendUpload({ path, body, contentType, onProgress }: Upload): Promise<UploadReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", path);
    request.setRequestHeader("content-type", contentType);
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener("load", () => resolve(Promise.resolve(request).then(readReport)));
    // As `fetch` says it, so that it is told in the same words.
    request.addEventListener("error", () => reject(new TypeError("network")));
    request.addEventListener("abort", () => reject(new TypeError("network")));
    request.send(body);
  });
}

function readReport({ status, responseText }: XMLHttpRequest): UploadReport {
  if (status >= 300) throw problemOf(responseText, status);
  return UploadReport.parse(JSON.parse(responseText));
}

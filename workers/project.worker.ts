import { parentPort } from "node:worker_threads";
import { createOverlayEngine } from "#lib/context/overlay-engine";
import { serve } from "#lib/core/worker-rpc";
import type { LearntFile } from "#lib/projects/types";
import { unpackArchive } from "#lib/projects/unpack-archive";

const engine = createOverlayEngine();

/** Says of each file that it is read now: should the thread not survive it, the server knows of what it died. */
function learn(files: readonly LearntFile[]): void {
  for (const file of files) {
    parentPort?.postMessage({ reading: { path: file.path, hash: file.hash } });
    engine.learn(file);
  }
}

/** What the thread of the project pool answers. */
export default serve({ unpack: unpackArchive, map: engine.map, learn }, (id) => parentPort?.postMessage({ started: id }));

import { SparkError } from "#lib/core/errors";
import type { LearntFile, MapOrder, ProjectMap, ProjectWorker } from "./types";

// As much as is read in well under a second: other calls come in between.
const LEARN_FILES = 100;
const LEARN_CHARACTERS = 512 * 1024;
// A thread that died while it read forgets the rest; what killed it is known and left out the next time.
const MAX_ROUNDS = 4;

/** Gives the contents of files that the worker does not know. */
export type ReadContents = (paths: readonly string[]) => Promise<readonly LearntFile[]>;

/** The map of a project: whatever of it the worker has not read, it is given first. */
export async function mapProject(
  worker: ProjectWorker,
  order: MapOrder,
  { read, signal }: { read: ReadContents; signal: AbortSignal },
): Promise<ProjectMap> {
  let failure: unknown;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const answer = await worker.map(order, signal);
    if (answer.kind === "map") return answer.map;
    failure = await teach(worker, answer.paths, { read, signal });
  }
  throw failure ?? new SparkError("internal", "The worker does not keep what it learns");
}

/** Hands over what is missing, part by part, and answers what stopped that. */
async function teach(
  worker: ProjectWorker,
  paths: readonly string[],
  { read, signal }: { read: ReadContents; signal: AbortSignal },
): Promise<unknown> {
  for (let start = 0; start < paths.length; start += LEARN_FILES) {
    const files = await read(paths.slice(start, start + LEARN_FILES));
    try {
      for (const part of partsOf(files)) await worker.learn(part, signal);
    } catch (error) {
      signal.throwIfAborted();
      return error;
    }
  }
  return undefined;
}

function* partsOf(files: readonly LearntFile[]): Generator<LearntFile[]> {
  let part: LearntFile[] = [];
  let characters = 0;
  for (const file of files) {
    if (part.length > 0 && characters + file.content.length > LEARN_CHARACTERS) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(file);
    characters += file.content.length;
  }
  if (part.length > 0) yield part;
}

import { SparkError } from "#lib/core/errors";
import { MAX_PATH_CHARACTERS } from "./limits";

const SHOWN_CHARACTERS = 200;

/** A path inside of a project: relative, forward slashes, composed characters. Refuses whatever could mean a place outside. */
export function checkPath(raw: string): string {
  const path = raw.replaceAll("\\", "/").normalize("NFC");
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  const problem = problemOf(path, parts);
  if (problem !== undefined) throw refusal(raw, problem);
  return parts.join("/");
}

/** The refusal of a path, by name. */
export function refusal(path: string, problem: string): SparkError {
  const shown = path.length > SHOWN_CHARACTERS ? `${path.slice(0, SHOWN_CHARACTERS)}…` : path;
  const message = `The path ${JSON.stringify(shown)} ${problem}.`;
  return new SparkError("invalid_request", message, { details: [{ path: "files", message }] });
}

function problemOf(path: string, parts: readonly string[]): string | undefined {
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "is absolute; paths begin at the project's own folder";
  if (parts.includes("..")) return 'leaves the project by ".."';
  if (parts.length === 0 || path.endsWith("/")) return "names no file";
  if (/\p{Cc}|\p{Surrogate}/u.test(path)) return "holds a control character";
  return path.length > MAX_PATH_CHARACTERS ? `is longer than ${MAX_PATH_CHARACTERS} characters` : undefined;
}

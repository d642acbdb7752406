/** One line of a hunk as it stands in a file: its text, and whether the file goes on behind it. */
export interface DiffLine {
  readonly sign: " " | "+" | "-";
  readonly text: string;
  readonly isLast: boolean;
}

/** A place of a file, as the diff numbers it, and what happens there. `start` is undefined where the diff names no line. */
export interface Hunk {
  readonly start: number | undefined;
  readonly lines: readonly DiffLine[];
}

/** What a diff says about one file; a missing path is `/dev/null`. */
export interface FileDiff {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly hunks: readonly Hunk[];
}

/** A diff that can be read, or a sentence that says why it cannot. */
export type ParsedDiff = { ok: true; files: readonly FileDiff[] } | { ok: false; message: string };

const HUNK = /^@@(?: -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))?)?.*@@|^@@\s*$/;
const NO_NEWLINE = "\\ No newline";
const HIGHEST_LINE = 100_000_000;

/**
 * Reads a unified diff. First by its counts, which alone tell a removed `-- x` from a header; when they do not hold, as in
 * diffs that models write, by what the lines look like.
 */
export function parseDiff(diff: string): ParsedDiff {
  // The end of the last line is no line.
  const lines = diff.replace(/\n$/, "").split("\n");
  const counted = parseLines(lines, "counted");
  return counted.ok ? counted : parseLines(lines, "looked at");
}

type Manner = "counted" | "looked at";

/** A file whose header has been read and whose hunks are being read. */
interface Draft {
  from: string | undefined;
  to: string | undefined;
  hunks: Hunk[];
  /** The header may still get its two names by `---` and `+++`. */
  isOpen: boolean;
}

function parseLines(lines: readonly string[], manner: Manner): ParsedDiff {
  const files: Draft[] = [];
  let file: Draft | undefined;
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? "";
    const names = namesAt(lines, index);
    if (line.startsWith("diff --git ")) {
      file = { ...gitNames(line), hunks: [], isOpen: true };
      files.push(file);
      index += 1;
    } else if (names) {
      if (!file?.isOpen) files.push((file = { ...names, hunks: [], isOpen: false }));
      Object.assign(file, names, { isOpen: false });
      index += 2;
    } else if (HUNK.test(line)) {
      if (!file) return { ok: false, message: "a hunk comes before the name of its file" };
      const read = readHunk(lines, index, manner);
      if (!read) return { ok: false, message: `the hunk in line ${index + 1} of the diff does not hold what it announces` };
      file.hunks.push(read.hunk);
      file.isOpen = false;
      index = read.next;
    } else {
      const problem = file && readExtension(file, line);
      if (problem !== undefined) return { ok: false, message: problem };
      index += 1;
    }
  }
  const whole = files.filter(({ hunks, from, to }) => hunks.length > 0 || from !== to);
  if (whole.length === 0) return { ok: false, message: "it holds no change of a file" };
  return { ok: true, files: whole.map(({ from, to, hunks }) => ({ from, to, hunks })) };
}

/** Git's own lines between the first header and the hunks. */
function readExtension(file: Draft, line: string): string | undefined {
  if (!file.isOpen) return undefined;
  if (/^(?:Binary files .* differ|GIT binary patch)/.test(line)) return "it changes a binary file, which no diff of lines can";
  if (line.startsWith("copy from ")) return "it copies a file; add the copy as a new file instead";
  if (line.startsWith("new file mode")) file.from = undefined;
  if (line.startsWith("deleted file mode")) file.to = undefined;
  if (line.startsWith("rename from ")) file.from = unquoted(line.slice("rename from ".length));
  if (line.startsWith("rename to ")) file.to = unquoted(line.slice("rename to ".length));
  return undefined;
}

/** The names in `diff --git a/x b/x`. Where they differ, lines below tell them apart. */
function gitNames(line: string): { from: string | undefined; to: string | undefined } {
  const rest = line.slice("diff --git ".length).trim();
  const quoted = /^("(?:[^"\\]|\\.)*"|\S+) ("(?:[^"\\]|\\.)*"|\S+)$/.exec(rest);
  const half = (rest.length - 1) / 2;
  const [from, to] = quoted ? [quoted[1] ?? "", quoted[2] ?? ""] : [rest.slice(0, half), rest.slice(half + 1)];
  return pairOf(from, to);
}

/** `--- x` and, right below it, `+++ x`. */
function namesAt(lines: readonly string[], index: number): { from: string | undefined; to: string | undefined } | undefined {
  const [old, now] = [lines[index] ?? "", lines[index + 1] ?? ""];
  if (!/^--- \S/.test(old) || !/^\+\+\+ \S/.test(now)) return undefined;
  return pairOf(nameOf(old), nameOf(now));
}

// Some tools write a time behind the name, after a tab.
function nameOf(line: string): string {
  const name = line.slice(4).replace(/\r$/, "");
  return name.startsWith('"') ? name.replace(/(?<=")\s*(?:\t.*)?$/, "") : (name.split("\t", 1)[0] ?? "").trimEnd();
}

/** Without the `a/` and `b/` that git puts before names; a name without them stays as it is. */
function pairOf(from: string, to: string): { from: string | undefined; to: string | undefined } {
  const [old, now] = [unquoted(from), unquoted(to)];
  const isPrefixed = [old.startsWith("a/") || old === NOTHING, now.startsWith("b/") || now === NOTHING].every(Boolean);
  const plain = (name: string) => (name === NOTHING ? undefined : isPrefixed ? name.slice(2) : name);
  return { from: plain(old), to: plain(now) };
}

const NOTHING = "/dev/null";
const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** A name in quotes has its bytes escaped the way C does. */
function unquoted(name: string): string {
  if (!/^".*"$/s.test(name)) return name;
  const bytes: number[] = [];
  for (const [part, octal, letter] of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]/gsu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 0xff);
    else if (letter !== undefined) bytes.push(ESCAPES[letter] ?? letter.charCodeAt(0));
    else bytes.push(...new TextEncoder().encode(part));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function readHunk(lines: readonly string[], at: number, manner: Manner): { hunk: Hunk; next: number } | undefined {
  const [, start, oldCount = "1", newStart, newCount = "1"] = HUNK.exec(lines[at] ?? "") ?? [];
  const isNumbered = start !== undefined && newStart !== undefined;
  if (manner === "counted" && !isNumbered) return undefined;
  const wanted = { old: Number(oldCount), new: Number(newCount) };
  const read = manner === "counted" ? readCounted(lines, at + 1, wanted) : readByLooks(lines, at + 1);
  if (!read || read.body.length === 0) return undefined;
  return { hunk: { start: isNumbered ? Math.min(Number(start), HIGHEST_LINE) : undefined, lines: read.body }, next: read.next };
}

interface Body {
  body: DiffLine[];
  next: number;
}

function readCounted(lines: readonly string[], from: number, wanted: { old: number; new: number }): Body | undefined {
  const body: DiffLine[] = [];
  let [old, now, next] = [wanted.old, wanted.new, from];
  while (old > 0 || now > 0) {
    const line = lines[next++];
    const read = line === undefined ? undefined : lineOf(line);
    if (!read) return undefined;
    if (read.sign !== "+") old -= 1;
    if (read.sign !== "-") now -= 1;
    const isLast = (lines[next] ?? "").startsWith(NO_NEWLINE);
    if (isLast) next += 1;
    body.push({ ...read, isLast });
  }
  return old === 0 && now === 0 && !goesOn(lines, next) ? { body, next } : undefined;
}

/** More lines than were announced. Mails with patches end in a signature below `-- `. */
function goesOn(lines: readonly string[], next: number): boolean {
  const line = lines[next] ?? "";
  return /^[ +-]/.test(line) && line !== "-- " && namesAt(lines, next) === undefined;
}

function readByLooks(lines: readonly string[], from: number): Body {
  const body: DiffLine[] = [];
  let [next, bare] = [from, 0];
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? "";
    const isHeader = namesAt(lines, next) !== undefined && /^(?:@@|$)/.test(lines[next + 2] ?? "");
    const read = isHeader ? undefined : lineOf(line);
    if (line.startsWith(NO_NEWLINE)) body.push(...body.splice(-1).map((last) => ({ ...last, isLast: true })));
    else if (read) body.push(read);
    else break;
    bare = line.trimEnd() === "" ? bare + 1 : 0;
  }
  // Empty lines at the end belong to the text around the diff.
  return { body: body.slice(0, body.length - bare), next };
}

/** A line without any sign is an empty one whose space somebody trimmed. */
function lineOf(line: string): DiffLine | undefined {
  if (line === "" || line === "\r") return { sign: " ", text: line, isLast: false };
  const sign = line[0];
  return sign === " " || sign === "+" || sign === "-" ? { sign, text: line.slice(1), isLast: false } : undefined;
}

import type { PreparedFile } from "./types";

const MAX_NOTES = 20;
const NAMED = 3;

/** Collects what is left out of a project and why, and says it in plain words. */
export function createNotes() {
  const ignoredBy = new Map<string, number>();
  const large: string[] = [];
  let binary = 0;

  /** One more path that a rule leaves out. Always true, so that filters can note what they drop. */
  function ignored(rule: string): true {
    ignoredBy.set(rule, (ignoredBy.get(rule) ?? 0) + 1);
    return true;
  }

  function kept({ kind, path }: PreparedFile): void {
    if (kind === "large") large.push(path);
    if (kind === "binary") binary += 1;
  }

  function sentences(): string[] {
    const rules = [...ignoredBy].toSorted(([, a], [, b]) => b - a).map(([rule, count]) => sentenceOf(rule, count));
    const names = `${large.slice(0, NAMED).join(", ")}${large.length > NAMED ? " ..." : ""}`;
    return [
      ...(large.length > 0 ? [`${files(large.length)} above 1 MB, listed without content: ${names}`] : []),
      ...(binary > 0 ? [`${files(binary)} not text, listed without content`] : []),
      ...rules,
    ].slice(0, MAX_NOTES);
  }

  return { ignored, kept, sentences, ignoredCount: () => [...ignoredBy.values()].reduce((sum, count) => sum + count, 0) };
}

function sentenceOf(rule: string, count: number): string {
  if (rule === "link") return `links are not followed (${files(count)})`;
  if (rule === "special") return `devices and the like are left out (${files(count)})`;
  return rule === ".gitignore" ? `.gitignore leaves out ${files(count)}` : `${rule} is ignored (${files(count)})`;
}

function files(count: number): string {
  return count === 1 ? "1 file" : `${count.toLocaleString("en-US")} files`;
}

import type { ProjectFile } from "./project-types";

const NAMES: Readonly<Record<string, string>> = {
  typescript: "TypeScript",
  tsx: "TypeScript",
  javascript: "JavaScript",
  jsx: "JavaScript",
  csharp: "C#",
  cpp: "C++",
  c: "C",
  php: "PHP",
  sql: "SQL",
  graphql: "GraphQL",
  html: "HTML",
  css: "CSS",
  scss: "SCSS",
  json: "JSON",
  yaml: "YAML",
  toml: "TOML",
  xml: "XML",
};
const SHOWN = 6;

/** The languages of a project, the one with the most bytes first; the small ones together at the end. */
export function countLanguages(files: readonly ProjectFile[]): readonly { name: string; files: number; bytes: number }[] {
  const counts = new Map<string, { name: string; files: number; bytes: number }>();
  for (const { language, bytes, kind } of files) {
    const name = kind === "binary" ? "Binary" : nameOf(language);
    const count = counts.get(name) ?? { name, files: 0, bytes: 0 };
    counts.set(name, { name, files: count.files + 1, bytes: count.bytes + bytes });
  }
  const sorted = [...counts.values()].toSorted((a, b) => b.bytes - a.bytes);
  if (sorted.length <= SHOWN) return sorted;
  const rest = sorted.slice(SHOWN - 1);
  const sum = (read: (count: { files: number; bytes: number }) => number): number =>
    rest.reduce((total, count) => total + read(count), 0);
  return [
    ...sorted.slice(0, SHOWN - 1),
    { name: "Others", files: sum(({ files: some }) => some), bytes: sum(({ bytes }) => bytes) },
  ];
}

function nameOf(language: string | null | undefined): string {
  if (language === null || language === undefined) return "Text";
  return NAMES[language] ?? `${language.charAt(0).toUpperCase()}${language.slice(1)}`;
}

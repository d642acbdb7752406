import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const PROJECT_PATH = /^(?:\.\/|\.\.\/)?(?:app|docs|lib|public|scripts|supabase|tests|workers|\.ci)\/[\w./[\]{},*<>-]*$/;
const ROOT_FILE = /^(?:[\w.-]+\.(?:json|mjs|ts|yml|md)|\.env\.example|Dockerfile)$/;
// They appear when something has been built or started.
const MADE_LATER = /^(?:\.spark|\.build|\.next|public\/runtime|node_modules)(?:\/|$)|^(?:embedded|keys|runtime)\.json$/;

/** The paths that a Markdown text names: links, and code in backticks that looks like a path of the project. */
function pathsIn(markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^[a-z]+:|^\//.test(target));
  const code = [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
  return [...links, ...code.filter((text) => PROJECT_PATH.test(text) || ROOT_FILE.test(text))].filter(
    (path) => !MADE_LATER.test(path),
  );
}

/** `lib/{a,b}/*.ts` names `lib/a` and `lib/b`. */
function concrete(path: string): string[] {
  const braces = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path);
  if (braces) return (braces[2] ?? "").split(",").flatMap((choice) => concrete(`${braces[1]}${choice.trim()}${braces[3]}`));
  return [path.split(/[*<]/)[0]?.replace(/\/[^/]*$/, (last) => (/[*<]/.test(path) ? "" : last)) ?? path];
}

/** The paths of a text that exist neither from the root nor from the text's own folder. */
function missingPaths(markdown: string, folder: string, exists: (path: string) => boolean): string[] {
  return pathsIn(markdown).filter((path) => !concrete(path).every((one) => exists(join(ROOT, one)) || exists(join(folder, one))));
}

function missingScripts(markdown: string, scripts: Record<string, string>): string[] {
  return [...markdown.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "").filter((name) => !(name in scripts));
}

const files = markdownFiles();
const scripts = (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts;

/** The texts for people: the map, and what docs/ holds. */
function markdownFiles(): string[] {
  const found = ["README.md", "lib/README.md", "supabase/README.md", "tests/README.md"].filter((name) =>
    existsSync(join(ROOT, name)),
  );
  const docs = existsSync(join(ROOT, "docs")) ? readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md")) : [];
  return [...found, ...docs.map((name) => `docs/${name}`)];
}

test("there is a README, and a map of lib", () => {
  expect(files).toEqual(expect.arrayContaining(["README.md", "lib/README.md"]));
});

test.each(files)("%s names only paths and scripts that exist", (name) => {
  const text = readFileSync(join(ROOT, name), "utf8");
  expect(missingPaths(text, dirname(join(ROOT, name)), existsSync)).toEqual([]);
  expect(missingScripts(text, scripts)).toEqual([]);
});

describe("the look at a text notices", () => {
  const present = new Set(["lib/core", "lib/chat", "docs/DEPLOY.md", "middleware.ts"].map((path) => join(ROOT, path)));
  const look = (text: string) => missingPaths(text, ROOT, (path) => present.has(path));

  test("a file and a folder that are gone", () => {
    expect(look("See `lib/gone/file.ts`, `lib/core` and [how](docs/GONE.md).")).toEqual(["docs/GONE.md", "lib/gone/file.ts"]);
  });

  test("one of several in braces, and the folder before a star", () => {
    expect(look("`lib/{core,chat}/*.ts`, `lib/{core,gone}`, `app/*.tsx`")).toEqual(["lib/{core,gone}", "app/*.tsx"]);
  });

  test("nothing in addresses, commands and what is made later", () => {
    expect(
      look("[x](https://a.example/lib/gone) `npm start` `.spark/keys.json` `middleware.ts` [d](docs/DEPLOY.md#top)"),
    ).toEqual([]);
  });

  test("a script that is gone", () => {
    expect(missingScripts("`npm run dev`, `npm run gone`", { dev: "" })).toEqual(["gone"]);
  });
});

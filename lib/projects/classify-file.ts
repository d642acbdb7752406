import { createHash } from "node:crypto";
import { MAX_TEXT_BYTES } from "./limits";
import type { PreparedFile } from "./types";

const LANGUAGES: readonly (readonly [language: string, endings: string])[] = [
  ["typescript", "ts mts cts"],
  ["tsx", "tsx"],
  ["javascript", "js mjs cjs"],
  ["jsx", "jsx"],
  ["vue", "vue"],
  ["svelte", "svelte"],
  ["astro", "astro"],
  ["python", "py pyi"],
  ["go", "go"],
  ["rust", "rs"],
  ["java", "java"],
  ["kotlin", "kt kts"],
  ["csharp", "cs"],
  ["c", "c h"],
  ["cpp", "cc cpp cxx hpp hh"],
  ["ruby", "rb"],
  ["php", "php"],
  ["swift", "swift"],
  ["scala", "scala"],
  ["elixir", "ex exs"],
  ["shell", "sh bash zsh"],
  ["sql", "sql"],
  ["graphql", "graphql gql"],
  ["proto", "proto"],
  ["html", "html htm"],
  ["css", "css"],
  ["scss", "scss sass"],
  ["less", "less"],
  ["json", "json jsonc json5"],
  ["yaml", "yaml yml"],
  ["toml", "toml"],
  ["xml", "xml svg"],
  ["markdown", "md mdx markdown"],
];

const LANGUAGE_OF = new Map(LANGUAGES.flatMap(([language, endings]) => endings.split(" ").map((ending) => [ending, language])));

// Most binary files hold a NUL or no UTF-8; some, such as a PDF, may look like text for a while.
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|psd|pdf|docx?|xlsx?|pptx?|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|war|class|exe|dll|so|dylib|a|o|wasm|woff2?|ttf|otf|eot|mp[34]|m4a|wav|ogg|webm|mov|avi|sqlite3?|db|pyc|node|bin|dat)$/i;

/** The language of a file by its name, for colours and for people. */
export function languageOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (name === "dockerfile") return "dockerfile";
  return LANGUAGE_OF.get(name.slice(name.lastIndexOf(".") + 1)) ?? null;
}

/** A file whose bytes are all here. */
export function prepareFile(path: string, bytes: Uint8Array): PreparedFile {
  const hash = createHash("sha256").update(bytes).digest("hex");
  return classifyFile({ path, hash, byteCount: bytes.byteLength, head: bytes });
}

/** A file that was read; `head` is all of it, or of a large one as much as a text may have. */
export function classifyFile(read: { path: string; hash: string; byteCount: number; head: Uint8Array }): PreparedFile {
  const { path, hash, byteCount: bytes, head } = read;
  const file = { path, content: "", hash, bytes, language: languageOf(path) };
  if (BINARY.test(path) || head.includes(0)) return { ...file, language: null, kind: "binary" };
  if (bytes > MAX_TEXT_BYTES) return { ...file, kind: "large" };
  const content = textOf(head);
  return content === undefined ? { ...file, language: null, kind: "binary" } : { ...file, content, kind: "text" };
}

/** The text, with its byte order mark if it has one: what a diff is applied to must be what was sent. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

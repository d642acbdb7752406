const LANGUAGES: readonly (readonly [language: string, extensions: string])[] = [
  ["typescript", "ts mts cts"],
  ["tsx", "tsx"],
  ["javascript", "js mjs cjs jsx"],
  ["vue", "vue"],
  ["svelte", "svelte"],
  ["python", "py pyi"],
  ["go", "go"],
  ["rust", "rs"],
  ["java", "java"],
  ["astro", "astro"],
  ["c", "c h"],
  ["cpp", "cc cpp cxx hh hpp"],
  ["csharp", "cs"],
  ["css", "css"],
  ["csv", "csv tsv"],
  ["diff", "diff patch"],
  ["dockerfile", "dockerfile"],
  ["graphql", "graphql gql"],
  ["html", "html htm xhtml"],
  ["ini", "ini cfg conf properties editorconfig"],
  ["json", "json jsonc json5 webmanifest map"],
  ["kotlin", "kt kts"],
  ["less", "less"],
  ["lua", "lua"],
  ["makefile", "mk"],
  ["markdown", "md mdx markdown"],
  ["php", "php"],
  ["protobuf", "proto"],
  ["restructuredtext", "rst"],
  ["ruby", "rb rake gemspec"],
  ["scss", "scss sass"],
  ["shell", "sh bash zsh fish"],
  ["sql", "sql"],
  ["swift", "swift"],
  ["text", "txt text log"],
  ["toml", "toml"],
  ["xml", "xml svg xsd xsl"],
  ["yaml", "yaml yml"],
];

const BY_EXTENSION: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap(([language, extensions]) => extensions.split(" ").map((extension) => [extension, language] as const)),
);

const BY_NAME: ReadonlyMap<string, string> = new Map([
  ["dockerfile", "dockerfile"],
  ["containerfile", "dockerfile"],
  ["makefile", "makefile"],
  ["gnumakefile", "makefile"],
  ["gemfile", "ruby"],
  ["rakefile", "ruby"],
  ["go.mod", "text"],
  ["go.sum", "text"],
  ["license", "text"],
  ["readme", "text"],
  ["procfile", "yaml"],
  [".env", "ini"],
  [".gitignore", "text"],
  [".dockerignore", "text"],
  [".npmrc", "ini"],
  [".babelrc", "json"],
  [".eslintrc", "json"],
  [".prettierrc", "yaml"],
  [".bashrc", "shell"],
  ["cargo.lock", "toml"],
  ["poetry.lock", "toml"],
  ["yarn.lock", "yaml"],
]);

/** What a file is written in, judged by its name alone; undefined when the name says nothing. */
export function languageOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const known = BY_NAME.get(name);
  if (known !== undefined) return known;
  if (name.startsWith("dockerfile.")) return "dockerfile";
  if (name.startsWith(".env.")) return "ini";
  const dot = name.lastIndexOf(".");
  return dot === -1 ? undefined : BY_EXTENSION.get(name.slice(dot + 1));
}

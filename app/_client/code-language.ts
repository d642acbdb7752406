const SHOWN_AS: Readonly<Record<string, string>> = {
  vue: "xml",
  svelte: "xml",
  astro: "xml",
  shell: "bash",
  scss: "css",
  less: "css",
};

/** The name under which the highlighter knows a file's language; it shows what it does not know without colours. */
export function codeLanguage(language: string | null | undefined): string {
  return SHOWN_AS[language ?? ""] ?? language ?? "text";
}

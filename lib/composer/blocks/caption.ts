import type { Block } from "../write-source";

/** What a chart shows. */
export const CAPTION: Block = {
  needs: [],
  code: `
/** What a chart shows, and which records it had to leave out. */
function caption(what: string, total: number, ignored: number): string {
  const from = \`\${what}, from \${total.toLocaleString()} \${total === 1 ? "record" : "records"}\`;
  return ignored === 0
    ? \`\${from}.\`
    : \`\${from}; \${ignored.toLocaleString()} without a readable value \${ignored === 1 ? "is" : "are"} left out.\`;
}
`,
};

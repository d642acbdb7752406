import { validateComponent } from "#lib/validation/validate-component";

/** A component around statements, for rules that do not care about the rest. */
export const withBody = (body: string): string =>
  `export default function App(props: { data?: any }) { ${body}\n return <p>x</p>; }`;

/** A component around JSX. */
export const withJsx = (jsx: string): string =>
  `export default function App(props: { data?: any }) { return <div>${jsx}</div>; }`;

/** Codes of all findings, empty when the source is accepted. */
export async function codesOf(source: string): Promise<string[]> {
  const verdict = await validateComponent(source);
  return verdict.ok ? [] : verdict.findings.map((finding) => finding.code);
}

import type { Metadata } from "next";
import Link from "next/link";
import { OPERATIONS } from "#lib/operations/operations";
import { spark } from "#lib/server";
import { Brand } from "../_components/ui/brand";

export const metadata: Metadata = { title: "API" };

const TONE: Readonly<Record<string, string>> = {
  get: "text-secondary",
  post: "text-primary",
  put: "text-primary",
  patch: "text-primary",
  delete: "text-error",
};
const sampleOf = (origin: string): string => `curl -s ${origin}/api/a2a/generate \\
  -H 'content-type: application/json' \\
  -d '{"prompt":"Bar chart of the sales","data_context":[{"region":"North","sales":120},{"region":"South","sales":90}]}'`;

/** Every call of the API on one page; the machine's version is `/openapi.json`. */
export default function ApiPage() {
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))];
  return (
    <main aria-label="Spark" className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-8">
      <Link href="/" aria-label="Spark, start page">
        <Brand />
      </Link>
      <h1 className="mt-8 text-3xl font-semibold tracking-[-0.03em]">API</h1>
      <p className="mt-2 max-w-2xl text-muted">
        JSON in, JSON out, problems as RFC 9457. Send an API key or an access token as a bearer token; on your own machine a call
        without one acts as you. The same for machines:{" "}
        <a href="/openapi.json" className="link">
          /openapi.json
        </a>
        . What the built-in composer makes without a model is shown under{" "}
        <Link href="/components/templates" className="link">
          templates
        </Link>
        .
      </p>
      <pre
        tabIndex={0}
        aria-label="An example"
        className="code mt-5 overflow-x-auto rounded-box border border-base-300 bg-raised p-4"
      >
        {sampleOf(spark().config.origin)}
      </pre>
      {tags.map((tag) => (
        <section key={tag} aria-label={tag} className="mt-10">
          <h2 className="text-lg font-semibold">{tag}</h2>
          <dl className="mt-3 divide-y divide-base-300 rounded-box border border-base-300 bg-raised">
            {OPERATIONS.filter((operation) => operation.tag === tag).map(({ operationId, method, path, summary }) => (
              <div key={operationId} id={operationId} className="grid gap-x-6 gap-y-0.5 px-4 py-2.5 md:grid-cols-[24rem_1fr]">
                <dt className="min-w-0 font-mono text-xs leading-6 wrap-anywhere">
                  <span className={`mr-2 inline-block w-12 font-semibold uppercase ${TONE[method] ?? ""}`}>{method}</span>
                  {path}
                </dt>
                <dd className="text-sm leading-6 text-muted">{summary}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </main>
  );
}

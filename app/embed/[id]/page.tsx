import type { Metadata } from "next";
import { spark } from "#lib/server";
import { EmbedShell } from "../../_components/preview/embed-shell";
import { FailureNote } from "../../_components/ui/failure-note";
import { anonymousContext } from "../../_server/page-context";

export const metadata: Metadata = { title: "Embedded app", robots: { index: false } };

interface EmbedPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ token?: string | string[] }>;
}

/** What a page elsewhere puts into its frame: a page of ours that holds the app's frame and stands between the two. */
export default async function EmbedPage({ params, searchParams }: EmbedPageProps) {
  const [{ id: componentId }, { token }, { requestId, signal }] = await Promise.all([params, searchParams, anonymousContext()]);
  const info =
    typeof token === "string" ? await spark().frames.openWithToken({ requestId, signal }, { token, componentId }) : null;
  if (info === null || typeof token !== "string") {
    return (
      <main className="p-4">
        <FailureNote title="This app cannot be shown here">
          Its link has expired or is not complete. Reload the page around it, or ask for a new link.
        </FailureNote>
      </main>
    );
  }
  const { frameUrl, version, theme } = info;
  return <EmbedShell componentId={componentId} frameUrl={frameUrl} version={version} theme={theme} renderToken={token} />;
}

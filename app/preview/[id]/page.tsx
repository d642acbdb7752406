import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { SparkError } from "#lib/core/errors";
import { spark } from "#lib/server";
import { PreviewShell } from "../../_components/preview/preview-shell";
import { pageContext } from "../../_server/page-context";

interface PreviewPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ version?: string | string[] }>;
}

export async function generateMetadata({ params, searchParams }: PreviewPageProps): Promise<Metadata> {
  const { title } = await infoOf((await params).id, versionOf(await searchParams));
  return { title: `Preview of ${title}`, robots: { index: false } };
}

/** A window of its own for one app. It is a page of ours around the same frame: the app never becomes the page. */
export default async function PreviewPage({ params, searchParams }: PreviewPageProps) {
  const { id } = await params;
  const { frameUrl, title, version, theme } = await infoOf(id, versionOf(await searchParams));
  return <PreviewShell componentId={id} frameUrl={frameUrl} title={title} version={version} theme={theme} />;
}

const infoOf = cache(async (componentId: string, version: number | undefined) => {
  const ctx = await pageContext();
  if (ctx === null) redirect(`/login?next=${encodeURIComponent(`/preview/${componentId}`)}`);
  try {
    return await spark().frames.open(ctx, { componentId, version });
  } catch (error) {
    if (SparkError.is(error) && (error.code === "not_found" || error.code === "invalid_request")) notFound();
    throw error;
  }
});

function versionOf({ version }: { version?: string | string[] }): number | undefined {
  return typeof version === "string" && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined;
}

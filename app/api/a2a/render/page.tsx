import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { z } from "zod";
import { GenerateInput } from "#lib/a2a/schemas";
import { serviceActor } from "#lib/core/context";
import { spark } from "#lib/server";
import { MagicRun } from "../../../_components/magic/magic-run";
import { ComponentFrame } from "../../../_components/preview/component-frame";
import { Brand } from "../../../_components/ui/brand";
import { FailureNote } from "../../../_components/ui/failure-note";
import { anonymousContext, pageContext } from "../../../_server/page-context";

export const metadata: Metadata = { title: "Magic link", robots: { index: false }, referrer: "no-referrer" };

const Query = z.object({ prompt: z.string().optional(), data: z.string().optional(), link: z.string().max(200).optional() });

interface MagicPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The magic link. The page itself makes nothing: its script starts the run, so previews and prefetches spend nothing. */
export default async function MagicPage({ searchParams }: MagicPageProps) {
  const query = Query.safeParse(await searchParams);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 items-center border-b border-base-300 px-4 sm:px-6">
        <Link href="/" aria-label="Spark, start page">
          <Brand />
        </Link>
      </header>
      <main aria-label="Spark" className="flex-1">
        {query.success ? await content(query.data) : <Refusal reason="Each of prompt, data and link may be given once." />}
      </main>
    </div>
  );
}

async function content(query: z.output<typeof Query>): Promise<ReactNode> {
  if (query.link !== undefined) return linkedApp(query.link);
  const data = readData(query.data);
  if (!data.ok)
    return <Refusal reason="The data of this link is not valid JSON. Encode it with encodeURIComponent(JSON.stringify(data))." />;
  const input = GenerateInput.safeParse({
    prompt: query.prompt ?? "",
    ...(data.value === undefined ? {} : { data_context: data.value }),
  });
  if (!input.success) return <Refusal reason={`The prompt of this link ${input.error.issues[0]?.message ?? "is not valid"}.`} />;
  if (!(await pageContext())) return <Refusal reason="Sign in first, or ask whoever sent this link for a signed one." />;
  const { incoming } = await anonymousContext();
  const request = { prompt: input.data.prompt, ...(data.value === undefined ? {} : { data: data.value }) };
  return <MagicRun request={request} startsAtOnce={!isForeign(incoming)} />;
}

async function linkedApp(token: string): Promise<ReactNode> {
  const { requestId, signal, incoming } = await anonymousContext();
  const asked = await spark().links.peekLink(token);
  if (asked?.kind === "prompt")
    return <MagicRun request={{ prompt: asked.prompt, link: token }} startsAtOnce={!isForeign(incoming)} />;
  const link = asked && (await spark().links.openLink(token));
  if (link?.kind !== "component")
    return <Refusal reason="This link is unknown, used up, revoked or has expired. Ask for a new one." />;
  const ctx = { requestId, signal, actor: serviceActor(link.tenantId, ["read"]) };
  const info = await spark().frames.open(ctx, { componentId: link.componentId });
  const { token: renderToken } = await spark().frames.issueToken(ctx, { componentId: link.componentId });
  return (
    <div className="mx-auto w-full max-w-6xl px-3 py-4 sm:px-6 sm:py-6">
      <h1 className="mb-3 text-lg font-semibold wrap-anywhere">{info.title}</h1>
      <div className="overflow-hidden rounded-box border border-base-300 bg-base-100">
        <ComponentFrame
          componentId={info.componentId}
          version={info.version}
          frameUrl={info.frameUrl}
          renderToken={renderToken}
          minHeight={240}
        />
      </div>
    </div>
  );
}

function Refusal({ reason }: { reason: string }) {
  return (
    <div className="mx-auto max-w-2xl px-5 py-16">
      <FailureNote title="This link cannot be opened">{reason}</FailureNote>
    </div>
  );
}

/** Another site led here, or the browser only fetches ahead: nothing is spent before a person says so. */
function isForeign(incoming: Headers): boolean {
  const site = incoming.get("sec-fetch-site");
  const purpose = `${incoming.get("sec-purpose") ?? ""}${incoming.get("purpose") ?? ""}`;
  return site === "cross-site" || site === "same-site" || purpose.includes("prefetch");
}

function readData(text: string | undefined): { ok: true; value: unknown } | { ok: false } {
  if (text === undefined || text === "") return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

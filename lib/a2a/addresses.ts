import type { RequestContext } from "#lib/core/context";
import type { createFrames } from "#lib/frames/frames";
import type { NewAddresses, AgentLinks } from "./generate";
import type { createLinks } from "./links";

// A link for people without an account: long enough to be opened next week, and by a whole team.
const LINK_SECONDS = 7 * 86_400;
const LINK_USES = 10_000;

/** The addresses of a component, as pages and as agents need them. */
export function createAddresses(origin: string, frames: ReturnType<typeof createFrames>, links: ReturnType<typeof createLinks>) {
  const pageLinks = async (ctx: RequestContext, component: { id: string; version: number }) => ({
    ...addressesOf(origin, component),
    frame_url: await frames.sign(ctx.actor.tenantId, component),
  });
  const agentLinks = async (ctx: RequestContext): Promise<NewAddresses> => {
    const link = await links.draftLink(ctx, { expiresInSeconds: LINK_SECONDS, maxUses: LINK_USES });
    const addresses = async (component: { id: string; version: number; title: string }): Promise<AgentLinks> => {
      const { token } = await frames.issueTokenFor(ctx, component);
      return {
        ...addressesOf(origin, component),
        render_url: `${origin}/api/a2a/render?link=${link.token}`,
        iframe_html: iframeHtml(`${origin}/embed/${component.id}?token=${encodeURIComponent(token)}`, component.title),
      };
    };
    return { alongside: link.store, addresses };
  };
  return { pageLinks, agentLinks };
}

/** Where people and programs find a component. */
export function addressesOf(origin: string, { id, version }: { id: string; version: number }) {
  return {
    url: `${origin}/components/${id}`,
    preview_url: `${origin}/preview/${id}`,
    artifact_url: `${origin}/api/components/${id}/artifact?version=${version}`,
  };
}

function iframeHtml(address: string, title: string): string {
  const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="480" style="border:0" loading="lazy" referrerpolicy="no-referrer" allow=""></iframe>`;
}

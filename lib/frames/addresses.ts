import { LRUCache } from "lru-cache";
import type { RequestContext } from "#lib/core/context";
import { FRAME_ADDRESS_SECONDS, frameUrl, STILL_ADDRESS_SECONDS, stillUrl } from "#lib/sandbox/frame-address";
import { inSeconds } from "./render-tokens";

export interface AddressDeps {
  secret: string;
  appOrigin: string;
  sandboxHost: string;
}

/** Some two hundred pages of pictures. */
const KEPT_STILLS = 5_000;

interface Version {
  id: string;
  version: number;
}

/** Signs the addresses of components. */
export function createAddresses({ secret, appOrigin, sandboxHost }: AddressDeps) {
  const signing = (tenantId: string, { id: componentId, version }: Version, expiresAt: Date) => {
    return { secret, componentId, version, tenantId, expiresAt, appOrigin, sandboxHost };
  };
  // A page shows many pictures, and is looked at again.
  const stills = new LRUCache<string, Promise<string>>({ max: KEPT_STILLS });

  function signOnce(tenantId: string, component: Version, expiresAt: Date): Promise<string> {
    const key = [tenantId, component.id, component.version, expiresAt.getTime()].join(".");
    const signed = stills.get(key) ?? stillUrl(signing(tenantId, component, expiresAt));
    stills.set(key, signed);
    return signed;
  }

  return {
    /** The address of one version's document, good for five minutes. */
    sign: (tenantId: string, component: Version): Promise<string> =>
      frameUrl(signing(tenantId, component, inSeconds(FRAME_ADDRESS_SECONDS))),

    /** The address of a picture of it with the data of this revision, good for one to two hours and the same for one. */
    async signStill(ctx: RequestContext, component: Version & { dataRevision: number }): Promise<string> {
      const half = (STILL_ADDRESS_SECONDS / 2) * 1_000;
      const expiresAt = new Date((Math.floor(Date.now() / half) + 2) * half);
      const address = await signOnce(ctx.actor.tenantId, component, expiresAt);
      return `${address}&revision=${component.dataRevision}`;
    },
  };
}

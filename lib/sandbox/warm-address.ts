/** Where the document of a frame without a component is, on any component host. */
export const WARM_PATH = "/sandbox/warm";

const HOST_BYTES = 8;

/** An address on a host of its own that no frame has had before, below the page's sandbox host. */
export function warmUrl(page: { protocol: string; sandboxHost: string }): string {
  const bytes = crypto.getRandomValues(new Uint8Array(HOST_BYTES));
  const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${page.protocol}//c-${name}.${page.sandboxHost}${WARM_PATH}`;
}

/** Is this `Host` one that a frame without a component may have? */
export function isWarmHost(host: string, sandboxHost: string): boolean {
  const name = /^c-[0-9a-f]{16}\.(.+)$/.exec(host.toLowerCase())?.[1];
  return name === sandboxHost.toLowerCase();
}

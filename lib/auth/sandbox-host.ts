const COMPONENT_HOST = /^c-[^.]+\./;

/** Where the app lives and where components live. */
export interface Hosts {
  readonly appOrigin: string;
  readonly sandboxHost: string;
}

/**
 * Does this `Host` belong to a component? Everything below the sandbox host does, and anything that looks like a component's name:
 * in doubt the answer is yes, because less is served there.
 */
export function isSandboxHost(host: string, { appOrigin, sandboxHost }: Hosts): boolean {
  const name = nameOf(host);
  if (COMPONENT_HOST.test(name)) return true;
  const appName = new URL(appOrigin).hostname;
  const sandboxName = nameOf(sandboxHost);
  return name !== appName && (name === sandboxName || name.endsWith(`.${sandboxName}`));
}

// Ports differ between addresses of one machine and say nothing; a trailing dot is the same name.
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

/** What a page of the app says about itself; `lib/http` gives it, see `PagePolicy` there. */
export interface PageFacts {
  readonly nonce: string;
  /** The app's own origin. */
  readonly origin: string;
  /** Components live on `c-*.<sandboxHost>`. */
  readonly sandboxHost: string;
  /** Pages elsewhere that may show this page in a frame; none for everything but the embed shell. */
  readonly embedOrigins: readonly string[];
  /** Other origins this page may call, such as a hosted identity and realtime service. */
  readonly connectOrigins?: readonly string[] | undefined;
  /** Next's development client evaluates code. */
  readonly isDev?: boolean | undefined;
}

/** The scripts a frame may run, as base64 SHA-256. */
export interface FrameHashes {
  readonly prelude: string;
  readonly boot: string;
  readonly component: string;
}

// What a frame's own document is allowed by its sandbox. Forms only so that `onSubmit` fires; `form-action` keeps them from going out.
export const FRAME_SANDBOX = "allow-scripts allow-forms";

/** The policies that pages may make: `default` is in `app/_client/trusted-types-script.ts`, `spark` in `app/_client/safe-html.ts`. */
const TRUSTED_TYPES = ["spark", "nextjs", "nextjs#bundler", "default"];

// Every feature that asks a person for something, reads the device, or reaches a network by another way.
const DENIED_FEATURES =
  "accelerometer autoplay camera clipboard-read clipboard-write compute-pressure deferred-fetch deferred-fetch-minimal digital-credentials-get display-capture encrypted-media fullscreen gamepad geolocation gyroscope hid identity-credentials-get idle-detection keyboard-map language-model local-fonts local-network-access local-network loopback-network magnetometer microphone midi otp-credentials payment picture-in-picture publickey-credentials-create publickey-credentials-get screen-wake-lock serial storage-access sync-xhr unload usb window-management xr-spatial-tracking";

/** What every component's document may do: no network, inline code, pictures and fonts in data addresses. */
const OPEN_POLICY = serialize({
  "default-src": ["'none'"],
  "script-src": ["'unsafe-inline'"],
  "script-src-attr": ["'none'"],
  "style-src": ["'unsafe-inline'"],
  "img-src": ["data:"],
  "font-src": ["data:"],
  "form-action": ["'none'"],
  "base-uri": ["'none'"],
});

/** Who may show a frame. */
interface FrameAncestors {
  readonly appOrigin: string;
  readonly embedOrigins: readonly string[];
}

/** The policy of one page of the app: our own scripts by nonce, our own origin, and frames only from component hosts. */
export function pagePolicy(page: PageFacts): string {
  const { protocol, host } = new URL(page.origin);
  const socket = `${protocol === "https:" ? "wss:" : "ws:"}//${host}`;
  return serialize({
    "default-src": ["'self'"],
    "script-src": [`'nonce-${page.nonce}'`, "'strict-dynamic'", ...(page.isDev ? ["'unsafe-eval'"] : [])],
    "script-src-attr": ["'none'"],
    // React writes style attributes.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'", socket, ...(page.connectOrigins ?? []).flatMap(withSocket)],
    "worker-src": ["'self'", "blob:"],
    "manifest-src": ["'self'"],
    "media-src": ["'none'"],
    "frame-src": [`${protocol}//*.${page.sandboxHost}`],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ancestorsOf(page),
    // Text becomes HTML in one place of ours and script addresses in one of Next's; development tools do both as they like.
    ...(page.isDev ? {} : { "require-trusted-types-for": ["'script'"], "trusted-types": TRUSTED_TYPES }),
  });
}

/** The headers of a component's document: no network, no origin of its own, nothing but its three scripts. */
export function frameHeaders(frame: FrameAncestors & { hashes: FrameHashes }): Headers {
  const [, locked] = documentPolicies(frame.hashes);
  const headers = warmHeaders(frame);
  headers.append("content-security-policy", locked);
  return headers;
}

/** The headers of a frame that waits for its component: the same, but for the hashes that nobody knows yet. */
export function warmHeaders(frame: FrameAncestors): Headers {
  return new Headers({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `sandbox ${FRAME_SANDBOX}; ${OPEN_POLICY}; frame-ancestors ${[frame.appOrigin, ...frame.embedOrigins].join(" ")}`,
    "connection-allowlist": "();report-to=none",
    "permissions-policy": DENIED_FEATURES.split(" ")
      .map((feature) => `${feature}=()`)
      .join(", "),
    "x-dns-prefetch-control": "off",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-site",
    "cache-control": "private, max-age=300",
  });
}

/** The headers of a picture of an app: the same, and no script of anybody. Pages of the app are all that shows one. */
export function stillHeaders({ appOrigin }: Pick<FrameAncestors, "appOrigin">): Headers {
  const headers = warmHeaders({ appOrigin, embedOrigins: [] });
  const policy = serialize({
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "font-src": ["data:"],
    "form-action": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": [appOrigin],
  });
  headers.set("content-security-policy", `sandbox; ${policy}`);
  return headers;
}

/**
 * What a component's document may do, wherever it is kept: no network, and nothing but its three scripts. Both policies must agree:
 * 'unsafe-inline' keeps a hash from opening `<script integrity src>`, the hashes keep out other code.
 */
export function documentPolicies({ prelude, boot, component }: FrameHashes): [open: string, locked: string] {
  return [OPEN_POLICY, serialize({ "script-src": [prelude, boot, component].map((hash) => `'sha256-${hash}'`) })];
}

function ancestorsOf({ origin, embedOrigins }: PageFacts): readonly string[] {
  return embedOrigins.length === 0 ? ["'none'"] : [origin, ...embedOrigins];
}

function withSocket(origin: string): string[] {
  return [origin, origin.replace(/^http/, "ws")];
}

function serialize(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}

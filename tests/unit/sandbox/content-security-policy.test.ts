import { describe, expect, test } from "vitest";
import { frameHeaders, pagePolicy, warmHeaders } from "#lib/sandbox/content-security-policy";

const HASHES = { prelude: "cHJlbHVkZQ==", boot: "Ym9vdA==", component: "Y29tcG9uZW50" };
const FRAME = { appOrigin: "http://localhost:8000", embedOrigins: [], hashes: HASHES };
const PAGE = { nonce: "bm9uY2U=", origin: "http://localhost:8000", sandboxHost: "localhost:8000", embedOrigins: [] };

/** Directives of one policy by name. */
function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split("; ").map((part): [string, string] => [part.split(" ")[0] ?? "", part.split(" ").slice(1).join(" ")]),
  );
}

/** The two policies of a frame; a comma separates policies and stands in none of them. */
function framePolicies(headers: Headers): string[] {
  return (headers.get("content-security-policy") ?? "").split(", ");
}

describe("a frame's headers", () => {
  test("are exactly the ones that were measured", () => {
    expect(Object.fromEntries(frameHeaders(FRAME))).toEqual({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "sandbox allow-scripts allow-forms; default-src 'none'; script-src 'unsafe-inline'; script-src-attr 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors http://localhost:8000, script-src 'sha256-cHJlbHVkZQ==' 'sha256-Ym9vdA==' 'sha256-Y29tcG9uZW50'",
      "connection-allowlist": "();report-to=none",
      "permissions-policy":
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(), compute-pressure=(), deferred-fetch=(), deferred-fetch-minimal=(), digital-credentials-get=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), language-model=(), local-fonts=(), local-network-access=(), local-network=(), loopback-network=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), sync-xhr=(), unload=(), usb=(), window-management=(), xr-spatial-tracking=()",
      "x-dns-prefetch-control": "off",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-site",
      "cache-control": "private, max-age=300",
    });
  });

  test("of a frame that waits are the same, but for the hashes", () => {
    const [first] = framePolicies(frameHeaders(FRAME));
    const expected = { ...Object.fromEntries(frameHeaders(FRAME)), "content-security-policy": first };
    expect(Object.fromEntries(warmHeaders(FRAME))).toEqual(expected);
  });

  test("are two policies, and only the first may say 'unsafe-inline'", () => {
    const [first = "", second = "", ...more] = framePolicies(frameHeaders(FRAME));
    expect(more).toEqual([]);
    expect(directives(first).get("script-src")).toBe("'unsafe-inline'");
    expect([...directives(second).keys()]).toEqual(["script-src"]);
    expect(second).not.toContain("unsafe");
  });

  test.each([
    ["allow-same-origin", /allow-same-origin/],
    ["popups, modals, downloads or navigation of the page", /allow-(?:popups|modals|downloads|top)/],
    ["a nonce", /nonce-/],
    ["evaluation", /unsafe-eval|wasm/],
    ["the frame's own origin", /'self'/],
    ["strict-dynamic, which trusts what trusted code adds", /strict-dynamic/],
    ["a host or scheme that is on a network", /(?:https?|wss?|blob|filesystem):|\*/],
  ])("never contain %s", (_name, forbidden) => {
    for (const policy of framePolicies(frameHeaders({ ...FRAME, embedOrigins: ["https://partner.example"] }))) {
      const all = directives(policy);
      all.delete("frame-ancestors");
      expect([...all].map((part) => part.join(" ")).join("; ")).not.toMatch(forbidden);
    }
  });

  test("name the app, and the configured pages elsewhere, as the only ones that may show a frame", () => {
    const headers = frameHeaders({ ...FRAME, embedOrigins: ["https://partner.example"] });
    expect(directives(framePolicies(headers)[0] ?? "").get("frame-ancestors")).toBe(
      "http://localhost:8000 https://partner.example",
    );
  });
});

describe("a page's policy", () => {
  test("runs scripts by nonce only, and shows frames from component hosts only", () => {
    const all = directives(pagePolicy(PAGE));
    expect(all.get("script-src")).toBe("'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(all.get("frame-src")).toBe("http://*.localhost:8000");
    expect(all.get("connect-src")).toBe("'self' ws://localhost:8000");
    for (const name of ["object-src", "base-uri", "frame-ancestors", "script-src-attr"]) expect(all.get(name)).toBe("'none'");
  });

  test("follows the app to https and to a sandbox domain of its own", () => {
    const all = directives(pagePolicy({ ...PAGE, origin: "https://app.example", sandboxHost: "usercontent.example" }));
    expect(all.get("frame-src")).toBe("https://*.usercontent.example");
    expect(all.get("connect-src")).toBe("'self' wss://app.example");
  });

  test("lets the configured pages elsewhere show the embed shell", () => {
    const all = directives(pagePolicy({ ...PAGE, embedOrigins: ["https://partner.example"] }));
    expect(all.get("frame-ancestors")).toBe("http://localhost:8000 https://partner.example");
  });

  test("lets no text become code or HTML but through the policies that are known", () => {
    const all = directives(pagePolicy(PAGE));
    expect(all.get("require-trusted-types-for")).toBe("'script'");
    expect(all.get("trusted-types")).toBe("spark nextjs nextjs#bundler default");
  });

  test("allows evaluation in development only", () => {
    expect(pagePolicy(PAGE)).not.toContain("unsafe-eval");
    expect(directives(pagePolicy({ ...PAGE, isDev: true })).get("script-src")).toContain("'unsafe-eval'");
  });

  test("may name a hosted service, with its sockets", () => {
    const all = directives(pagePolicy({ ...PAGE, connectOrigins: ["https://db.example"] }));
    expect(all.get("connect-src")).toBe("'self' ws://localhost:8000 https://db.example wss://db.example");
  });
});

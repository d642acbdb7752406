import { expect, test } from "vitest";
import { sign, toBase64Url } from "#lib/sandbox/signature";
import { issueRenderToken, verifyRenderToken } from "#lib/sandbox/render-token";

const NOW = new Date("2026-11-25T10:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const GRANT = {
  componentId: "11111111-1111-4111-8111-111111111111",
  version: 3,
  tenantId: "33333333-3333-4333-8333-333333333333",
  tokenId: "44444444-4444-4444-8444-444444444444",
};
const AUDIENCE = "https://app.example";

const issue = (expiresAt = later(600)) => issueRenderToken({ secret: "s", audience: AUDIENCE, expiresAt, ...GRANT });
const verify = (token: string, change: object = {}) =>
  verifyRenderToken({ secret: "s", token, audience: AUDIENCE, now: NOW, ...change });

/** A token around any payload, signed with the real key. */
async function signed(payload: unknown): Promise<string> {
  const body = toBase64Url(new TextEncoder().encode(JSON.stringify(payload)));
  return `${body}.${await sign("s", `render|${body}`)}`;
}

test("a token grants the data of one version of one component until it ends", async () => {
  expect(await verify(await issue())).toEqual({ ok: true, ...GRANT, expiresAt: later(600) });
  expect(await verify(await issue(), { now: later(600) })).toEqual({ ok: false, reason: "expired" });
});

test("a token is for one app, one key, and not for longer than ten minutes", async () => {
  expect(await verify(await issue(), { audience: "https://other.example" })).toEqual({ ok: false, reason: "wrong-audience" });
  expect(await verify(await issue(), { secret: "other" })).toEqual({ ok: false, reason: "forged" });
  expect(await verify(await issue(later(3_600)))).toEqual({ ok: false, reason: "expired" });
});

test("a changed token is forged, and anything else is malformed", async () => {
  const [body = "", signature = ""] = (await issue()).split(".");
  const otherBody = (await issue(later(599))).split(".")[0] ?? "";
  expect(await verify(`${otherBody}.${signature}`)).toEqual({ ok: false, reason: "forged" });
  expect(await verify(`${body}.${signature.slice(1)}`)).toEqual({ ok: false, reason: "forged" });
  for (const token of ["", ".", body, `${body}.`, `${body}.${signature}.x`, "x".repeat(5_000)]) {
    expect(await verify(token)).toMatchObject({ ok: false, reason: "malformed" });
  }
});

test("a signed payload with anything too much or too little is malformed", async () => {
  const payload = {
    cid: GRANT.componentId,
    ver: 3,
    tenant: GRANT.tenantId,
    scope: "data",
    exp: NOW.getTime() / 1_000 + 60,
    jti: GRANT.tokenId,
    aud: AUDIENCE,
  };
  expect(await verify(await signed(payload))).toMatchObject({ ok: true });
  for (const wrong of [
    { ...payload, scope: "manage" },
    { ...payload, extra: 1 },
    { ...payload, cid: "x" },
    { ...payload, exp: "1" },
    null,
    "text",
  ]) {
    expect(await verify(await signed(wrong))).toEqual({ ok: false, reason: "malformed" });
  }
});

test("a frame address's signature does not sign a token", async () => {
  const body = toBase64Url(new TextEncoder().encode("{}"));
  expect(await verify(`${body}.${await sign("s", `frame|${body}`)}`)).toEqual({ ok: false, reason: "forged" });
});

import { describe, expect, test } from "vitest";
import {
  frameUrl,
  isFreshFrameUrl,
  stillUrl,
  subjectOfFrameUrl,
  verifyFrameAddress,
  withFrameTheme,
} from "#lib/sandbox/frame-address";

const ID = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const TENANT = "33333333-3333-4333-8333-333333333333";
const NOW = new Date("2026-11-25T10:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

async function setup(options: { seconds?: number; version?: number; appOrigin?: string; sandboxHost?: string } = {}) {
  const { seconds = 300, version = 1, appOrigin = "http://localhost:8000", sandboxHost = "localhost:8000" } = options;
  const url = await frameUrl({
    secret: "s",
    componentId: ID,
    version,
    tenantId: TENANT,
    expiresAt: later(seconds),
    appOrigin,
    sandboxHost,
  });
  const verify = (asked = url, change: { host?: string; secret?: string; now?: Date } = {}) =>
    verifyFrameAddress({ secret: "s", url: asked, host: new URL(asked).host, sandboxHost, now: NOW, ...change });
  return { url, verify };
}

describe("a frame's address", () => {
  test("names the component, the version, the tenant and its end, on an origin of its own", async () => {
    const { url, verify } = await setup();
    expect(url).toMatch(
      new RegExp(`^http://c-[0-9a-f]{16}\\.localhost:8000/sandbox/v1/${ID}\\.1\\?t=${TENANT}&exp=\\d{10}&sig=[\\w-]{43}$`),
    );
    expect(await verify()).toEqual({
      ok: true,
      kind: "frame",
      componentId: ID,
      version: 1,
      tenantId: TENANT,
      theme: "auto",
    });
  });

  test("has another origin for every component and every version, and the same one each time", async () => {
    const hosts = await Promise.all([setup(), setup({ version: 2 }), setup({ seconds: 10 })]);
    const [first, second, again] = hosts.map(({ url }) => new URL(url).host);
    expect(second).not.toBe(first);
    expect(again).toBe(first);
  });

  test("is https, on the sandbox domain, when the app is", async () => {
    const { url, verify } = await setup({ appOrigin: "https://app.example", sandboxHost: "usercontent.example" });
    expect(url).toMatch(/^https:\/\/c-[0-9a-f]{16}\.usercontent\.example\//);
    expect(await verify()).toMatchObject({ ok: true });
  });

  test("holds up to its last second and not after it", async () => {
    const { url, verify } = await setup();
    expect(await verify(url, { now: later(299) })).toMatchObject({ ok: true });
    expect(await verify(url, { now: later(300) })).toEqual({ ok: false, reason: "expired" });
  });

  test("is refused when it claims to hold longer than addresses do", async () => {
    const { verify } = await setup({ seconds: 3_600 });
    expect(await verify()).toEqual({ ok: false, reason: "expired" });
  });

  test.each([
    ["another component", (url: string) => url.replaceAll(ID, OTHER), "wrong-host"],
    ["another version", (url: string) => url.replace(`${ID}.1?`, `${ID}.2?`), "wrong-host"],
    ["another tenant", (url: string) => url.replace(TENANT, OTHER), "forged"],
    ["a later end", (url: string) => url.replace(/exp=(\d+)/, (_all, seconds: string) => `exp=${Number(seconds) + 1}`), "forged"],
    ["another signature", (url: string) => url.replace(/sig=./, (start) => (start === "sig=A" ? "sig=B" : "sig=A")), "forged"],
    ["a shorter signature", (url: string) => url.slice(0, -4), "forged"],
    ["the same signature in other words", (url: string) => `${url}==`, "forged"],
    ["no signature", (url: string) => url.replace(/&sig=.*/, ""), "malformed"],
    ["a second tenant", (url: string) => `${url}&t=${OTHER}`, "malformed"],
    ["a version with a zero before it", (url: string) => url.replace(`${ID}.1?`, `${ID}.01?`), "malformed"],
    ["a path below it", (url: string) => url.replace(".1?", ".1/x?"), "malformed"],
    ["an end that is no number", (url: string) => url.replace(/exp=\d+/, "exp=soon"), "malformed"],
  ])("is refused with %s", async (_name, change, reason) => {
    const { url, verify } = await setup();
    const { host } = new URL(url);
    expect(await verify(change(url), { host })).toEqual({ ok: false, reason });
  });

  test("is refused on the app's own host and on another component's", async () => {
    const { url, verify } = await setup();
    for (const host of ["localhost:8000", "c-0000000000000000.localhost:8000", "evil.example", ""]) {
      expect(await verify(url, { host })).toEqual({ ok: false, reason: "wrong-host" });
    }
  });

  test("is refused by another key", async () => {
    const { url, verify } = await setup();
    expect(await verify(url, { secret: "other" })).toEqual({ ok: false, reason: "forged" });
  });

  test("takes a theme, and ignores one that is none", async () => {
    const { url, verify } = await setup();
    expect(await verify(withFrameTheme(url, "dark"))).toMatchObject({ ok: true, theme: "dark" });
    expect(await verify(`${url}&theme=%22%3E`)).toMatchObject({ ok: true, theme: "auto" });
  });

  test("is not made for something that is no component", async () => {
    const input = {
      secret: "s",
      tenantId: TENANT,
      expiresAt: NOW,
      appOrigin: "http://localhost:8000",
      sandboxHost: "localhost:8000",
    };
    await expect(frameUrl({ ...input, componentId: "../x", version: 1 })).rejects.toThrow("component's id");
    await expect(frameUrl({ ...input, componentId: ID, version: 0 })).rejects.toThrow("version");
    await expect(frameUrl({ ...input, secret: "", componentId: ID, version: 1 })).rejects.toThrow("secret");
  });
});

test("the page can read what an address shows and whether it is worth loading", async () => {
  const { url } = await setup();
  expect(subjectOfFrameUrl(url)).toEqual({ componentId: ID, version: 1 });
  expect(subjectOfFrameUrl("http://localhost:8000/")).toBeUndefined();
  expect(subjectOfFrameUrl("not an address")).toBeUndefined();
  expect(isFreshFrameUrl(url, NOW)).toBe(true);
  expect(isFreshFrameUrl(url, later(295))).toBe(false);
  expect(isFreshFrameUrl("http://localhost:8000/", NOW)).toBe(false);
});

describe("a picture's address", () => {
  const signing = {
    secret: "s",
    componentId: ID,
    version: 1,
    tenantId: TENANT,
    expiresAt: later(7_000),
    appOrigin: "http://localhost:8000",
    sandboxHost: "localhost:8000",
  };
  const verify = (url: string, host = new URL(url).host) =>
    verifyFrameAddress({ secret: "s", url, host, sandboxHost: "localhost:8000", now: NOW });

  test("has the host of all pictures, holds for longer, and says that it is one", async () => {
    const url = await stillUrl(signing);
    expect(new URL(url).host).toBe("still.localhost:8000");
    expect(await verify(`${url}&theme=dark&revision=3`)).toMatchObject({
      ok: true,
      kind: "still",
      componentId: ID,
      theme: "dark",
    });
    expect(await verify(await stillUrl({ ...signing, expiresAt: later(7_300) }))).toEqual({ ok: false, reason: "expired" });
  });

  test("is no address of the running app, nor the other way round", async () => {
    const still = await stillUrl(signing);
    const frame = await frameUrl({ ...signing, expiresAt: later(200) });
    expect(await verify(still, new URL(frame).host)).toEqual({ ok: false, reason: "forged" });
    expect(await verify(frame, new URL(still).host)).toEqual({ ok: false, reason: "forged" });
  });
});

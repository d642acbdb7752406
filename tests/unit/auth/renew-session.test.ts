import { combineChunks, stringFromBase64URL } from "@supabase/ssr";
import { describe, expect, test, vi } from "vitest";
import { createRenewSession } from "#lib/auth/renew-session";
import { chunkNames, parseCookies, readSessions, writeSession } from "#lib/auth/session-cookie";
import { makeProject, sessionCookie, USER } from "./tokens";

type Service = (body: { refresh_token?: string }) => Response | Promise<Response>;

async function setup(service: (sign: () => Promise<string>) => Service) {
  const project = await makeProject();
  const answer = service(() => project.sign({}, { expires: "1h" }));
  const calls = vi.fn(async (_input: string | URL | Request, init?: RequestInit) =>
    answer(typeof init?.body === "string" ? JSON.parse(init.body) : {}),
  );
  let now = 0;
  const renew = createRenewSession({
    supabaseUrl: "https://project.example",
    publishableKey: "sb_publishable_x",
    isSecure: true,
    now: () => now,
    fetch: calls,
  });
  const expired = await project.sign({}, { expires: 1_000_000_000 });
  const stored = {
    access_token: expired,
    refresh_token: "r1",
    expires_at: 1_000_000_000,
    expires_in: 3_600,
    token_type: "bearer",
    user: { id: USER },
  };
  const cookie = `theme=dark; ${sessionCookie(stored)}`;
  const session = { cookieName: "sb-project-auth-token", accessToken: expired, refreshToken: "r1" };
  return { renew: () => renew(cookie, session), calls, advance: (ms: number) => (now += ms) };
}

const granted =
  (sign: () => Promise<string>): Service =>
  async () =>
    Response.json({
      access_token: await sign(),
      refresh_token: "r2",
      expires_in: 3_600,
      token_type: "bearer",
      user: { id: USER, aud: "authenticated" },
    });

describe("renewing a session", () => {
  test("asks the identity service once and writes its format, for scripts unreadable", async () => {
    const { renew, calls } = await setup(granted);
    const renewal = await renew();
    expect(calls).toHaveBeenCalledTimes(1);
    expect(String(calls.mock.calls[0]?.[0])).toBe("https://project.example/auth/v1/token?grant_type=refresh_token");
    expect(renewal?.setCookies.every((cookie) => cookie.isSecure && cookie.maxAgeSeconds > 0)).toBe(true);
    expect(renewal?.cookieHeader).toContain("theme=dark");
    expect(readSessions(renewal?.cookieHeader ?? "")).toMatchObject([{ refreshToken: "r2" }]);
  });

  test("many requests with the same old cookie share one renewal", async () => {
    const { renew, calls, advance } = await setup(granted);
    const renewals = await Promise.all([renew(), renew(), renew()]);
    advance(5_000);
    renewals.push(await renew());
    expect(calls).toHaveBeenCalledTimes(1);
    expect(new Set(renewals.map((renewal) => renewal?.cookieHeader)).size).toBe(1);
    advance(20_000);
    await renew();
    expect(calls).toHaveBeenCalledTimes(2);
  });

  test("a refresh token that was used before removes the cookie", async () => {
    const { renew } = await setup(
      () => () => Response.json({ code: "refresh_token_already_used", message: "Already used" }, { status: 400 }),
    );
    const renewal = await renew();
    expect(renewal?.setCookies).toMatchObject([{ name: "sb-project-auth-token", maxAgeSeconds: 0 }]);
    expect(renewal?.cookieHeader).toBe("theme=dark");
  });

  test("a service that is away or busy changes nothing, and is asked again later", async () => {
    const { renew, calls } = await setup(() => () => Response.json({ message: "busy" }, { status: 429 }));
    expect(await renew()).toBeUndefined();
    calls.mockRejectedValueOnce(new TypeError("fetch failed"));
    expect(await renew()).toBeUndefined();
    calls.mockResolvedValueOnce(new Response("<html>", { status: 200 }));
    expect(await renew()).toBeUndefined();
    expect(calls).toHaveBeenCalledTimes(3);
  });

  test("what is written, in chunks too, is what Supabase's own library reads", async () => {
    const user = { id: USER, aud: "authenticated", user_metadata: { about: "ä€😀".repeat(1_500) } };
    const { renew } = await setup(
      (sign) => async () => Response.json({ access_token: await sign(), refresh_token: "r2", expires_in: 60, user }),
    );
    const renewal = await renew();
    expect(renewal?.setCookies.filter((cookie) => cookie.maxAgeSeconds > 0).length).toBeGreaterThan(2);
    expect(renewal?.setCookies.every((cookie) => cookie.value.length <= 3_180)).toBe(true);
    const cookies = parseCookies(renewal?.cookieHeader ?? "");
    const value = await combineChunks("sb-project-auth-token", async (name) => cookies.get(name) ?? null);
    expect(JSON.parse(stringFromBase64URL(value?.replace("base64-", "") ?? ""))).toMatchObject({
      refresh_token: "r2",
      user,
      expires_at: 60,
    });
  });

  test("a session that shrank leaves no old chunk behind", () => {
    const cookies = writeSession("sb-x-auth-token", { access_token: "short" });
    expect(cookies.map(({ name }) => name)).toEqual(["sb-x-auth-token"]);
    expect(chunkNames("sb-x-auth-token.0=a; sb-x-auth-token.1=b; sb-y-auth-token=c", "sb-x-auth-token")).toEqual([
      "sb-x-auth-token.0",
      "sb-x-auth-token.1",
    ]);
  });
});

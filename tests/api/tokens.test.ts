import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "#lib/core/context";
import { writeSession } from "#lib/auth/session-cookie";
import { sharedApi, type Api } from "../support/api";
import { callsAt, CLOSED_OPERATIONS, isPersonal, isAimed, LEAVES, OPEN_CALLS, type Call } from "../support/calls";
import { FORGERIES, openForge } from "../support/forged-tokens";
import { furnishTenant, sessionOf, type FurnishedTenant } from "../support/furnished-tenant";
import { openLine, type HttpLine, type Received, type Sent } from "../support/http-line";
import { signUpPerson } from "../support/person";
import { openRows } from "../support/tenant-rows";

let api: Api;
let line: HttpLine;
let rows: Awaited<ReturnType<typeof openRows>>;
let theirs: FurnishedTenant;
let calls: Call[];
let forge: Awaited<ReturnType<typeof openForge>>;
let stranger: Awaited<ReturnType<typeof signUpPerson>>;
let strangersForge: typeof forge;

const SCOPES: readonly Scope[] = ["read", "generate", "manage"];
// As many at once as a page asks for.
const LANES = 6;

beforeAll(async () => {
  const shared = await sharedApi();
  ({ api } = shared);
  line = openLine(shared.app);
  rows = await openRows(shared.app);
  theirs = await furnishTenant(api);
  calls = callsAt(theirs.target);
  forge = await openForge(shared.app, sessionOf(theirs.owner).accessToken);
  stranger = await signUpPerson(api, "stranger");
  strangersForge = await openForge(shared.app, sessionOf(stranger).accessToken);
}, 300_000);

afterAll(async () => {
  line.close();
  await rows.close();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Makes all calls, and answers the complaints about their answers. */
async function tryAll(
  tried: readonly Call[],
  how: Pick<Sent, "headers">,
  complain: (answer: Received, call: Call) => boolean,
): Promise<string[]> {
  const offenders: string[] = [];
  const left = [...tried];
  const work = async () => {
    for (let call = left.shift(); call !== undefined; call = left.shift()) {
      const answer = await line.send({ ...call, ...how });
      if (complain(answer, call)) offenders.push(`${call.operation}: ${answer.status} ${answer.text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return offenders;
}

/** The same, and complaints about tables in which a row that names the tenant, or its owner, is not as it was. */
async function tryInVain(
  tried: readonly Call[],
  how: Pick<Sent, "headers">,
  complain: (answer: Received, call: Call) => boolean,
  ids = [theirs.target.tenantId, theirs.target.ownerId],
): Promise<string[]> {
  const before = await rows.naming(...ids);
  const offenders = await tryAll(tried, how, complain);
  const after = await rows.naming(...ids);
  const tables = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...tables].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return [...offenders, ...changed.map((name) => `${name}: not as before`)];
}

const isNo401 = ({ status, type, text }: Received) =>
  status !== 401 || type !== "application/problem+json" || JSON.parse(text).code !== "unauthenticated";

/** Everybody who is let in gets their own, and of this tenant nothing. */
const isLeak = ({ status, text }: Received, call: Call) => {
  const isRefused = status === 403 || status === 404;
  const known = [theirs.secret, ...Object.values(theirs.target)];
  return status >= 500 || (isAimed(call, theirs.target) && !isRefused) || known.some((id) => text.includes(id));
};

describe("what is tried", () => {
  test("is every call that needs a caller, on rows that are there", async () => {
    expect(CLOSED_OPERATIONS.length).toBeGreaterThan(50);
    expect([...new Set(calls.map(({ operation }) => operation))].toSorted()).toEqual(CLOSED_OPERATIONS.toSorted());
    expect(Object.keys(LEAVES).toSorted()).toEqual(CLOSED_OPERATIONS.toSorted());
    expect(calls.filter((call) => isAimed(call, theirs.target)).length).toBeGreaterThan(40);
    const found = await rows.naming(theirs.target.tenantId, theirs.target.ownerId);
    expect(Object.keys(found).length).toBeGreaterThan(15);
    expect(JSON.stringify(found)).toContain(theirs.secret);
  });
});

describe("a token", () => {
  test("that is right is let in, so that the others fail by what is wrong with them", async () => {
    const headers = bearer(await forge.sign());
    const answer = await line.send({ method: "GET", path: `/api/components/${theirs.target.componentId}`, headers });
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining(theirs.secret) });
  });

  test.each(Object.keys(FORGERIES))("%s is nobody's, at any call, and never the local owner's", async (name) => {
    const headers = bearer((await FORGERIES[name]?.(forge)) ?? "");
    expect(await tryInVain([...calls, ...OPEN_CALLS], { headers }, isNo401)).toEqual([]);
  });

  test.each(["that has expired", "by another key of the same name"])("%s is nobody's in a cookie either", async (name) => {
    const { cookieName } = sessionOf(theirs.owner);
    const token = await FORGERIES[name]?.(forge);
    for (const session of [{ access_token: token }, { access_token: token, refresh_token: "over" }]) {
      const cookie = writeSession(cookieName, session).map(({ name: part, value }) => `${part}=${value}`);
      expect(await tryInVain(calls, { headers: { cookie: cookie.join("; ") } }, isNo401)).toEqual([]);
    }
  });

  test("that does not hold is refused before anything is read", async () => {
    const broken = calls.filter(({ method }) => method !== "GET").map((call) => ({ ...call, body: '{"broken' }));
    expect(broken.length).toBeGreaterThan(20);
    const headers = bearer((await FORGERIES["by nobody (`none`)"]?.(forge)) ?? "");
    expect(await tryAll(broken, { headers }, isNo401)).toEqual([]);
  });

  test("keeps what answers everybody from answering: nothing behind the edge hears of it", async () => {
    expect((await line.send({ method: "GET", path: "/api/health" })).status).toBe(200);
    const headers = bearer((await FORGERIES["by another key of the same name"]?.(forge)) ?? "");
    expect((await line.send({ method: "GET", path: "/api/health", headers })).status).toBe(401);
  });
});

describe("nobody", () => {
  test.each([
    ["who asks for this machine by another name", { host: "spark.example" }],
    ["whose proxy took the request under another name", { "x-forwarded-host": "spark.example" }],
    ["who shows something else than a token", { authorization: "Basic b3duZXI6b3duZXI=" }],
  ])("%s is let in", async (_name, headers) => {
    expect(await tryInVain(calls, { headers }, isNo401)).toEqual([]);
  });

  test("behind another site's page is let in", async () => {
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect(await tryInVain(calls, { headers }, ({ status }) => status !== 401 && status !== 403)).toEqual([]);
  });
});

describe("somebody else", () => {
  const others: [string, () => Promise<string>][] = [
    ["a person of another tenant", async () => sessionOf(stranger).accessToken],
    ["a key of another tenant", async () => (await stranger.call("POST", "/api/keys", { name: "k", scopes: SCOPES })).body.key],
    [
      "a person whose token still names this tenant",
      () => strangersForge.sign({ app_metadata: { tenant_id: theirs.target.tenantId } }),
    ],
  ];

  test.each(others)("%s reads, changes and plants nothing", async (_name, tokenOf) => {
    const { tenantId, ownerId } = theirs.target;
    // Headers by which the source document says who is asking.
    const headers = { ...bearer(await tokenOf()), "x-tenant-id": tenantId, "x-user-id": ownerId };
    expect((await line.send({ method: "GET", path: "/api/components", headers })).status).toBe(200);
    expect(await tryInVain(calls, { headers }, isLeak)).toEqual([]);
  });

  test("a colleague has no part in what is a person's own", async () => {
    const own = new Set([
      "listSessions",
      "listProjects",
      "getSettings",
      "saveSettings",
      "listMemories",
      "saveMemory",
      "searchMemories",
      "forgetMemory",
    ]);
    const personal = calls.filter((call) => isPersonal(call, theirs.target) || own.has(call.operation));
    expect(personal.length).toBeGreaterThan(8);
    const headers = bearer(sessionOf(theirs.colleague).accessToken);
    expect((await line.send({ method: "GET", path: "/api/components", headers })).text).toContain(theirs.secret);
    expect(await tryInVain(personal, { headers }, isLeak, [theirs.target.ownerId])).toEqual([]);
  });
});

describe("a key", () => {
  test.each(["revoked", "expired"] as const)("that is %s opens nothing", async (state) => {
    expect(await tryInVain(calls, { headers: bearer(theirs.keys[state]) }, isNo401)).toEqual([]);
  });

  test.each(SCOPES)("for %s alone does nothing else", async (scope) => {
    const others = calls.filter(({ operation }) => ![scope, "any"].includes(LEAVES[operation] ?? ""));
    expect(others.length).toBeGreaterThan(20);
    const headers = bearer(theirs.keys[scope]);
    expect(await tryInVain(others, { headers }, ({ status }) => status !== 403)).toEqual([]);
  });

  test("for everything is no person", async () => {
    const personal = calls.filter(({ operation }) => LEAVES[operation] === "person");
    expect(personal.length).toBeGreaterThan(5);
    expect(await tryInVain(personal, { headers: bearer(theirs.keys.all) }, ({ status }) => status !== 403)).toEqual([]);
  });

  test("for everything finds nobody's chats and projects", async () => {
    const personal = calls.filter((call) => isPersonal(call, theirs.target));
    expect(personal.length).toBeGreaterThan(12);
    expect(await tryInVain(personal, { headers: bearer(theirs.keys.all) }, ({ status }) => status !== 404)).toEqual([]);
  });
});

// Last, because it takes away what all the others name.
test("all of it works for whoever may do it: a key of its scope, or the person", async () => {
  const { target, keys, owner } = theirs;
  const offenders: string[] = [];
  for (const call of calls) {
    const leave = LEAVES[call.operation] ?? "person";
    const { operation, method, path, body } = call;
    const isPersons = leave === "person" || isPersonal(call, target);
    const headers = bearer(keys[leave === "person" || leave === "any" ? "all" : leave]);
    const { status, text } = await (isPersons ? owner.call(method, path, body) : line.send({ ...call, headers }));
    // The invitation is for somebody else.
    if (status >= 300 && operation !== "acceptInvitation") offenders.push(`${operation}: ${status} ${text}`);
  }
  expect(offenders).toEqual([]);
});

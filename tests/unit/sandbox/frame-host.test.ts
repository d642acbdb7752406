import { describe, expect, test, vi } from "vitest";
import { createAnswers } from "../../../app/_client/frame-host-answers";
import type { FrameBackend } from "../../../app/_client/frame-host-backend";
import { sayStopReason } from "../../../app/_client/frame-host-events";
import { createMessageMeter, createMoveCounter, judgeBeat, judgeFocus, linkToAsk } from "../../../app/_client/frame-host-limits";
import { createLiveFrames, type FrameSlot } from "../../../app/_client/live-frames";
import { ProblemError } from "../../../app/_client/problem";

describe("the meter", () => {
  test("takes 50 messages a second, drops the rest, and calls 500 a flood", () => {
    const meter = createMessageMeter(() => 0);
    const verdicts = Array.from({ length: 501 }, () => meter.count());
    expect(verdicts.slice(0, 50).every((verdict) => verdict === "take")).toBe(true);
    expect(verdicts.slice(50, 500).every((verdict) => verdict === "drop")).toBe(true);
    expect(verdicts[500]).toBe("flood");
  });

  test("begins anew with the next second", () => {
    let now = 0;
    const meter = createMessageMeter(() => now);
    for (let index = 0; index < 400; index++) meter.count();
    now = 1_000;
    expect(meter.count()).toBe("take");
  });

  test("never takes what came to the window, and counts it", () => {
    const meter = createMessageMeter(() => 0);
    expect(Array.from({ length: 501 }, () => meter.countStray()).indexOf("flood")).toBe(500);
  });

  test("has little patience with oversize messages", () => {
    const meter = createMessageMeter(() => 0);
    expect(Array.from({ length: 30 }, () => meter.countOversize()).indexOf("flood")).toBe(20);
  });
});

describe("focus that went into a frame", () => {
  const typing = { sincePressMs: Infinity, sinceTabMs: 60_000, sinceKeyMs: 40 };
  test.each([
    ["while somebody typed here was stolen", {}, "stolen"],
    ["was given when the frame was pressed", { sincePressMs: 500 }, "given"],
    ["was stolen when the press was long ago", { sincePressMs: 501 }, "stolen"],
    ["was given when Tab was pressed", { sinceTabMs: 300 }, "given"],
    ["was stolen when Tab was long ago", { sinceTabMs: 301 }, "stolen"],
    ["is unclear when nobody typed for a second", { sinceKeyMs: 1_001 }, "unclear"],
  ])("%s", (_name, change, verdict) => {
    expect(judgeFocus({ ...typing, ...change })).toBe(verdict);
  });
});

test("a frame is silent after three seconds, but not when the page itself was away", () => {
  const facts = { isVisible: true, sincePongMs: 3_500, sinceBeatMs: 1_000 };
  expect(judgeBeat(facts)).toBe("silent");
  expect(judgeBeat({ ...facts, sincePongMs: 2_900 })).toBe("alive");
  expect(judgeBeat({ ...facts, isVisible: false })).toBe("restart-count");
  expect(judgeBeat({ ...facts, sinceBeatMs: 9_000 })).toBe("restart-count");
});

test.each([
  ["https://example.com/a?b=c#d", true],
  ["http://localhost:8000/components/1", true],
  ["mailto:a@example.com", true],
  ["http://localhost:8000/api/a2a/render?prompt=x", false],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["file:///etc/passwd", false],
  ["blob:http://localhost:8000/x", false],
  ["https://bank.example@evil.example/", false],
  ["/relative", false],
  ["", false],
])("the person is asked about %s: %s", (text, isAsked) => {
  expect(linkToAsk(text, "http://localhost:8000") !== undefined).toBe(isAsked);
});

describe("answers", () => {
  function setup(backend: Partial<FrameBackend> = {}, isWanted = true) {
    let now = 10_000;
    const opened: string[] = [];
    const submitted: unknown[] = [];
    const confirmLink = vi.fn(async () => isWanted);
    const whole: FrameBackend = {
      readData: async () => ({ data: { n: 1 }, revision: 1 }),
      getState: async (key) => `saved ${key}`,
      putState: async () => {},
      deleteState: async () => {},
      submit: async () => {},
      report: async () => {},
      ...backend,
    };
    const answer = createAnswers({
      backend: whole,
      confirmLink,
      openLink: (url) => void opened.push(url.href),
      onSubmitted: (value) => void submitted.push(value),
      appOrigin: "http://localhost:8000",
      now: () => now,
    });
    const advance = (milliseconds: number) => void (now += milliseconds);
    return { answer, opened, submitted, confirmLink, advance };
  }

  test("an app may move within its own document ten times in ten seconds", () => {
    let now = 0;
    const onTooMany = vi.fn();
    const countMove = createMoveCounter(onTooMany, () => now);
    for (let move = 0; move < 10; move += 1) countMove();
    now = 10_000;
    countMove();
    expect(onTooMany).not.toHaveBeenCalled();
    for (let move = 0; move < 10; move += 1) countMove();
    expect(onTooMany).toHaveBeenCalledOnce();
  });

  test("carry the data, the state and nothing else", async () => {
    const { answer, submitted } = setup();
    expect(await answer({ t: "data", rid: 7 })).toEqual({ t: "reply", rid: 7, ok: true, value: { n: 1 } });
    expect(await answer({ t: "state-get", rid: 8, key: "k" })).toEqual({ t: "reply", rid: 8, ok: true, value: "saved k" });
    expect(await answer({ t: "submit", rid: 9, value: 5 })).toEqual({ t: "reply", rid: 9, ok: true, value: null });
    expect(submitted).toEqual([5]);
  });

  test("say what failed in words, and tell what is not for this page apart", async () => {
    const refuse = (code: string) => async () => {
      throw new ProblemError(code, "In words.", 400, undefined);
    };
    const { answer } = setup({ putState: refuse("payload_too_large"), submit: refuse("unauthenticated") });
    expect(await answer({ t: "state-set", rid: 1, key: "k", value: 1 })).toMatchObject({
      ok: false,
      code: "failed",
      message: "In words.",
    });
    expect(await answer({ t: "submit", rid: 2, value: 1 })).toMatchObject({ ok: false, code: "unavailable" });
  });

  test("open a link only after the person said so", async () => {
    const yes = setup();
    expect(await yes.answer({ t: "link", rid: 1, url: "https://example.com" })).toMatchObject({ value: true });
    expect(yes.opened).toEqual(["https://example.com/"]);
    const no = setup({}, false);
    expect(await no.answer({ t: "link", rid: 1, url: "https://example.com" })).toMatchObject({ value: false });
    expect(no.opened).toEqual([]);
  });

  test("do not pester: one question at a time, and a pause after a no", async () => {
    const { answer, confirmLink, advance } = setup({}, false);
    const link = { t: "link", rid: 1, url: "https://example.com" } as const;
    await Promise.all([answer(link), answer(link), answer(link)]);
    expect(confirmLink).toHaveBeenCalledTimes(1);
    await answer(link);
    expect(confirmLink).toHaveBeenCalledTimes(1);
    advance(3_000);
    await answer(link);
    expect(confirmLink).toHaveBeenCalledTimes(2);
  });
});

describe("live frames", () => {
  function slot(log: string[], name: string, isNear = true): FrameSlot & { near: boolean } {
    const created = { near: isNear, isNear: () => created.near, onEvicted: () => void log.push(name) };
    return created;
  }

  test("six at most; a seventh waits while all are seen", () => {
    const live = createLiveFrames();
    const log: string[] = [];
    const six = Array.from({ length: 6 }, (_, index) => slot(log, `s${index}`));
    expect(six.map((one) => live.claim(one))).toEqual(Array(6).fill(true));
    expect(live.claim(slot(log, "seventh"))).toBe(false);
    expect(log).toEqual([]);
  });

  test("one that nobody sees gives way, the oldest first", () => {
    const live = createLiveFrames(2);
    const log: string[] = [];
    const [first, second] = [slot(log, "first"), slot(log, "second")];
    live.claim(first);
    live.claim(second);
    first.near = second.near = false;
    expect(live.claim(slot(log, "third"))).toBe(true);
    expect(log).toEqual(["first"]);
    expect(live.count()).toBe(2);
  });

  test("a click runs one although all are seen", () => {
    const live = createLiveFrames(1);
    const log: string[] = [];
    live.claim(slot(log, "first"));
    live.take(slot(log, "clicked"));
    expect(log).toEqual(["first"]);
    expect(live.count()).toBe(1);
  });
});

test("every reason has a sentence", () => {
  for (const reason of ["unreachable", "never-ready", "silent", "flood", "focus-theft", "navigated"] as const) {
    expect(sayStopReason(reason)).toMatch(/^[A-Z].*\.$/);
  }
});

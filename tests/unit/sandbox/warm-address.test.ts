import { expect, test } from "vitest";
import { isWarmHost, warmUrl } from "#lib/sandbox/warm-address";

test("a waiting frame's address is on a host that nobody has had before", () => {
  const page = { protocol: "http:", sandboxHost: "localhost:8000" };
  const urls = Array.from({ length: 50 }, () => new URL(warmUrl(page)));
  expect(new Set(urls.map(({ host }) => host)).size).toBe(50);
  for (const { host, pathname, protocol } of urls) {
    expect([protocol, pathname]).toEqual(["http:", "/sandbox/warm"]);
    expect(isWarmHost(host, "localhost:8000")).toBe(true);
  }
});

test.each([
  ["the app's own host", "localhost:8000"],
  ["a name below a component's", "x.c-0123456789abcdef.localhost:8000"],
  ["another port", "c-0123456789abcdef.localhost:8001"],
  ["too short a name", "c-0123.localhost:8000"],
  ["another name", "c-0123456789abcdeg.localhost:8000"],
  ["no name", ""],
])("it is served on no other host: %s", (_name, host) => {
  expect(isWarmHost(host, "localhost:8000")).toBe(false);
});

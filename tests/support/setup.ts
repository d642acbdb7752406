import { afterEach, beforeEach, expect, vi } from "vitest";

// An unexpected console.error is a failure: somebody reported a problem and nobody looked.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(calls).toEqual([]);
});

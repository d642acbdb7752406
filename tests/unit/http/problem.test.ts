import { describe, expect, test, vi } from "vitest";
import { SparkError, type SparkErrorCode } from "#lib/core/errors";
import { STATUS, toProblem } from "#lib/http/problem";

const bodyOf = async (error: unknown) => (await toProblem(error, "r1").json()) as Record<string, unknown>;

describe("problems", () => {
  test.each(Object.entries(STATUS))("%s answers %i as RFC 9457", async (code, status) => {
    const response = toProblem(new SparkError(code as SparkErrorCode, "What happened."), "r1");
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/problem+json",
      "x-request-id": "r1",
    });
    const body = await response.json();
    expect(body).toMatchObject({
      type: "about:blank",
      status,
      code,
      request_id: "r1",
      detail: expect.any(String),
      title: expect.any(String),
    });
    expect("errors" in body).toBe(false);
  });

  test("a refused component says where and how to do it instead", async () => {
    const finding = { code: "global", message: "`fetch` is not available.", line: 3, column: 7, hint: "Use props.data." };
    const body = await bodyOf(new SparkError("invalid_component", "Refused.", { details: [{ ...finding, secret: "x" }] }));
    expect(body["findings"]).toEqual([finding]);
    expect(body["errors"]).toEqual([{ path: "source:3:7", message: finding.message }]);
  });

  test("details of other codes stay inside", async () => {
    for (const code of ["internal", "not_found", "conflict"] as const) {
      const body = await bodyOf(new SparkError(code, "x", { details: [{ path: "a", message: "secret" }] }));
      expect(JSON.stringify(body)).not.toContain("secret");
    }
  });

  test("retry-after is always there when promised, in whole seconds", () => {
    const after = (error: SparkError) => toProblem(error, "r").headers.get("retry-after");
    expect(after(new SparkError("rate_limited", "x"))).toBe("60");
    expect(after(new SparkError("providers_unavailable", "x"))).toBe("30");
    expect(after(new SparkError("providers_unavailable", "x", { retryAfterSeconds: 0.2 }))).toBe("1");
    expect(after(new SparkError("conflict", "x"))).toBeNull();
  });

  test.each([new Error("secret"), "secret", null, undefined, { code: "not_found", message: "secret" }, new TypeError("secret")])(
    "whatever else is thrown is internal and reported: %s",
    async (thrown) => {
      const report = vi.fn();
      const response = toProblem(thrown, "r1", report);
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain("secret");
      expect(report).toHaveBeenCalledWith(thrown, "r1");
    },
  );

  test("a deliberate internal error keeps its message to itself too", async () => {
    expect(JSON.stringify(await bodyOf(new SparkError("internal", "secret")))).not.toContain("secret");
  });
});

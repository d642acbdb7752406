import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocateTokens, type BudgetInput, type BudgetShares } from "#lib/context/token-budget";
import recorded from "./budget-vectors.json";

const RUNS = { seed: 20_261_127, numRuns: 800 };

test.each(recorded.vectors.map((vector) => [vector.id, vector.title, vector] as const))("%s: %s", (_id, _title, vector) => {
  expect(allocateTokens(vector.input)).toEqual(vector.expect);
});

const small = fc.integer({ min: 0, max: 600 });
const named = <Extra>(letter: string, extra: fc.Arbitrary<Extra>) =>
  fc.array(extra, { maxLength: 8 }).map((all) => all.map((one, index) => ({ id: `${letter}${index}`, ...one })));

const inputs = fc.record({
  t_max: fc.integer({ min: 0, max: 4_000 }),
  t_buffer: fc.integer({ min: 0, max: 400 }),
  t_fixed: fc.integer({ min: 0, max: 300 }),
  prompt_tokens: fc.integer({ min: 0, max: 900 }),
  history: named("t", fc.record({ tokens: small, summary_tokens: fc.option(fc.integer({ min: 0, max: 200 })) })),
  active_file: fc.option(fc.record({ tokens: fc.integer({ min: 0, max: 3_000 }) })),
  t_active_file: fc.integer({ min: 0, max: 2_000 }),
  ast: named("a", fc.record({ tokens: small })),
  t_ast_max: fc.option(small),
  memories: named("m", fc.record({ tokens: fc.integer({ min: 0, max: 200 }) })),
}) satisfies fc.Arbitrary<BudgetInput>;

type Input = typeof inputs extends fc.Arbitrary<infer Value> ? Value : never;

/** Holds for every input that has an answer; enough of them do. */
function always(claim: (input: Input, shares: BudgetShares) => void): void {
  let answered = 0;
  const property = fc.property(inputs, (input) => {
    const shares = allocateTokens(input);
    if (!shares.ok) return;
    answered += 1;
    claim(input, shares);
  });
  fc.assert(property, RUNS);
  expect(answered).toBeGreaterThan(RUNS.numRuns / 2);
}

const sum = (all: readonly { tokens: number }[]) => all.reduce((total, { tokens }) => total + tokens, 0);

describe("for every input", { timeout: 30_000 }, () => {
  test("nothing goes over what the model takes, and every token is accounted for", () => {
    always((input, shares) => {
      const { t_in: total, history, active_file: file, ast, memories, used_total: used, remaining } = shares;
      expect(total).toBe(input.t_max - input.t_buffer);
      expect(used).toBe(input.prompt_tokens + sum(history) + file.tokens + ast.tokens + memories.tokens);
      expect(used + remaining + input.t_fixed).toBe(total);
      expect(Math.min(remaining, file.tokens, ast.tokens, memories.tokens)).toBeGreaterThanOrEqual(0);
    });
  });

  test("what is chosen costs what its parts cost, in the order given", () => {
    always((input, { ast, memories }) => {
      for (const [chosen, offered] of [
        [ast, input.ast],
        [memories, input.memories.slice(0, 5)],
      ] as const) {
        const parts = offered.filter(({ id }) => chosen.ids.includes(id));
        expect(chosen).toEqual({ ids: parts.map(({ id }) => id), tokens: sum(parts) });
      }
      expect(ast.tokens).toBeLessThanOrEqual(input.t_ast_max ?? Infinity);
    });
  });

  test("the prompt is whole or the answer is an error", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const room = input.t_max - input.t_buffer - input.t_fixed;
        const error = room <= 0 ? "BUDGET_INVALID" : input.prompt_tokens > room ? "PROMPT_TOO_LARGE" : undefined;
        const result = allocateTokens(input);
        expect(result.ok ? undefined : result.error).toBe(error);
      }),
      RUNS,
    );
  });

  test("the turns kept are the newest ones, each within its allowance", () => {
    always((input, { history }) => {
      const left = input.t_max - input.t_buffer - input.t_fixed - input.prompt_tokens;
      const file = Math.min(input.active_file?.tokens ?? 0, input.t_active_file);
      const kept = history.filter(({ mode }) => mode !== "dropped");
      expect(history.slice(history.length - kept.length)).toEqual(kept);
      expect(history.map(({ id }) => id)).toEqual(input.history.map(({ id }) => id));
      let allowance = Math.max(Math.floor(left / 2), left - file);
      expect(sum(kept)).toBeLessThanOrEqual(allowance);
      for (const { id, mode, tokens } of kept.toReversed()) {
        const turn = input.history.find((one) => one.id === id);
        expect(tokens).toBe(mode === "full" ? turn?.tokens : turn?.summary_tokens);
        expect(tokens).toBeLessThanOrEqual(allowance);
        allowance = Math.floor((allowance * 4) / 5);
      }
    });
  });

  test("a file is whole, or at least 32 tokens of it, or none", () => {
    always((input, { active_file: file }) => {
      if (file.mode === "full") expect(file.tokens).toBe(input.active_file?.tokens);
      if (file.mode === "truncated") {
        expect(file.tokens).toBeGreaterThanOrEqual(32);
        expect(file.tokens).toBeLessThan(input.active_file?.tokens ?? 0);
      }
      if (file.mode === "none") expect(file.tokens).toBe(0);
      expect(file.tokens).toBeLessThanOrEqual(input.t_active_file);
    });
  });

  test("taking away what matters less changes nothing of what matters more", () => {
    always((input, shares) => {
      expect(allocateTokens({ ...input, memories: [] })).toMatchObject({
        history: shares.history,
        active_file: shares.active_file,
        ast: shares.ast,
      });
      expect(allocateTokens({ ...input, memories: [], ast: [] })).toMatchObject({
        history: shares.history,
        active_file: shares.active_file,
      });
    });
  });

  test("the same input has the same answer, and stays as it is", () => {
    always((input, shares) => {
      const before = structuredClone(input);
      expect(allocateTokens(input)).toEqual(shares);
      expect(input).toEqual(before);
    });
  });
});

describe("what is no budget is refused and never throws", () => {
  const fine = { t_max: 1_000, t_buffer: 100, prompt_tokens: 10 };
  const invalid = { ok: false, error: "BUDGET_INVALID" };

  test("what may be left out is empty", () => {
    expect(allocateTokens(fine)).toMatchObject({ ok: true, used_total: 10, remaining: 890, history: [] });
  });

  test.each([
    ["a part of a token", { ...fine, prompt_tokens: 1.5 }],
    ["less than nothing", { ...fine, t_buffer: -1 }],
    ["no number", { ...fine, t_max: Number.NaN }],
    ["no end", { ...fine, t_max: Infinity }],
    ["numbers beyond exactness", { ...fine, t_max: 2 ** 53 }],
    ["a text", { ...fine, t_max: "1000" }],
    ["a missing field", { t_max: 1_000, t_buffer: 100 }],
    ["a turn without a size", { ...fine, history: [{ id: "t0" }] }],
    ["a negative turn", { ...fine, history: [{ id: "t0", tokens: -5 }] }],
    ["a list that is none", { ...fine, ast: "all" }],
    ["a memory of no size", { ...fine, memories: [{ id: "m0", tokens: Number.NaN }] }],
    ["a file of no size", { ...fine, active_file: {} }],
    ["nothing", undefined],
    ["null", null],
  ])("%s", (_name, input) => {
    expect(allocateTokens(input as never)).toEqual(invalid);
  });

  test("and anything at all has an answer", () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.record({ t_max: fc.anything(), t_buffer: fc.anything(), prompt_tokens: fc.anything(), history: fc.anything() }),
    );
    fc.assert(
      fc.property(odd, (input) => {
        expect(allocateTokens(input as never)).toHaveProperty("ok");
      }),
      RUNS,
    );
  });
});

import { z } from "zod";

/** A number of tokens, small enough that a multiple of it is still exact. */
const tokens = z
  .int()
  .min(0)
  .max(2 ** 50);
const cost = z.object({ id: z.string(), tokens });
const turnCost = cost.extend({ summary_tokens: tokens.nullish() });

/** The sizes of everything that could be sent, in tokens; names as in the recorded vectors. */
const BudgetInput = z.object({
  t_max: tokens,
  t_buffer: tokens,
  /** System text, tools and all framing. */
  t_fixed: tokens.default(0),
  prompt_tokens: tokens,
  /** Oldest first; one entry is a turn: a user message and everything up to the next one. */
  history: z.array(turnCost).default([]),
  active_file: z.object({ tokens }).nullish(),
  t_active_file: tokens.default(0),
  /** Parts of the map of the project, best first. */
  ast: z.array(cost).default([]),
  /** Null: no cap of its own. */
  t_ast_max: tokens.nullish(),
  /** Similar enough already, most similar first. */
  memories: z.array(cost).default([]),
});

export type BudgetInput = z.input<typeof BudgetInput>;
type TurnCost = z.output<typeof turnCost>;
type Cost = z.output<typeof cost>;

interface TurnShare {
  id: string;
  mode: "full" | "summary" | "dropped";
  tokens: number;
}

interface Chosen {
  ids: string[];
  tokens: number;
}

/** What is sent. `used_total + remaining + t_fixed` is `t_in`. */
export interface BudgetShares {
  ok: true;
  t_in: number;
  history: TurnShare[];
  active_file: { mode: "full" | "truncated" | "none"; tokens: number };
  ast: Chosen;
  memories: Chosen;
  used_total: number;
  remaining: number;
}

export type BudgetResult = BudgetShares | { ok: false; error: "BUDGET_INVALID" | "PROMPT_TOO_LARGE" };

/** Each older turn may take four fifths of what the next newer one may: attention to a conversation fades, it does not end. */
const DECAY = { times: 4, by: 5 };
/** Less of a file than this says nothing. */
const MIN_FILE_TOKENS = 32;
const MAX_MEMORIES = 5;

/**
 * Deals the model's input out: prompt, then history, the active file, the project's map, memories. Whole numbers only;
 * never throws, whatever it is given.
 */
export function allocateTokens(input: BudgetInput): BudgetResult {
  const { data } = BudgetInput.safeParse(input);
  const total = data ? data.t_max - data.t_buffer : 0;
  let left = data ? total - data.t_fixed : 0;
  if (!data || left <= 0) return { ok: false, error: "BUDGET_INVALID" };
  if (data.prompt_tokens > left) return { ok: false, error: "PROMPT_TOO_LARGE" };
  left -= data.prompt_tokens;
  const fileWish = Math.min(data.active_file?.tokens ?? 0, data.t_active_file);
  const history = shareHistory(data.history, Math.max(Math.floor(left / 2), left - fileWish));
  left -= history.reduce((sum, turn) => sum + turn.tokens, 0);
  const file = shareFile(data.active_file?.tokens, Math.min(fileWish, left));
  left -= file.tokens;
  const ast = takeFitting(data.ast, Math.min(left, data.t_ast_max ?? left));
  left -= ast.tokens;
  const memories = takeFitting(left > 0 ? data.memories.slice(0, MAX_MEMORIES) : [], left);
  left -= memories.tokens;
  const used = total - data.t_fixed - left;
  return { ok: true, t_in: total, history, active_file: file, ast, memories, used_total: used, remaining: left };
}

/** From the newest turn back; after the first that finds no room all older ones go, so that no hole is left. */
function shareHistory(turns: readonly TurnCost[], pool: number): TurnShare[] {
  const shares: TurnShare[] = turns.map(({ id }) => ({ id, mode: "dropped", tokens: 0 }));
  let allowance = pool;
  let left = pool;
  for (let index = turns.length - 1; index >= 0; index--) {
    const turn = turns[index];
    const share = turn && shareTurn(turn, Math.min(allowance, left));
    if (!share) break;
    shares[index] = share;
    left -= share.tokens;
    allowance = Math.floor((allowance * DECAY.times) / DECAY.by);
  }
  return shares;
}

function shareTurn({ id, tokens, summary_tokens: summary }: TurnCost, room: number): TurnShare | undefined {
  if (tokens <= room) return { id, mode: "full", tokens };
  if (typeof summary === "number" && summary < tokens && summary <= room) return { id, mode: "summary", tokens: summary };
  return undefined;
}

function shareFile(tokens: number | undefined, room: number): BudgetShares["active_file"] {
  if (tokens === undefined) return { mode: "none", tokens: 0 };
  if (tokens <= room) return { mode: "full", tokens };
  return room >= MIN_FILE_TOKENS ? { mode: "truncated", tokens: room } : { mode: "none", tokens: 0 };
}

/** In the order given, each that still fits; those that do not are passed over. */
function takeFitting(costs: readonly Cost[], room: number): Chosen {
  const chosen: Chosen = { ids: [], tokens: 0 };
  for (const { id, tokens } of costs) {
    if (chosen.tokens + tokens > room) continue;
    chosen.ids.push(id);
    chosen.tokens += tokens;
  }
  return chosen;
}

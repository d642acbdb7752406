import { createSharedTurns } from "#lib/chat/shared-turns";
import { createTurnVerbs } from "#lib/chat/send-message";
import { createSessionVerbs } from "#lib/chat/session-verbs";
import type { MakeComponent } from "#lib/generation/make-component";
import { audit } from "#lib/observability/audit";
import { createLogger } from "#lib/observability/logger";
import { createRedisHome } from "#lib/platform/cache";
import { createDatabase } from "#lib/platform/database";
import type { EmbeddedInfo } from "./embedded-stack";

/** The chat of one process of several on the same database and Redis; what answers is the test's. */
export function openChatProcess(info: EmbeddedInfo, makeComponent: MakeComponent) {
  const failures: unknown[] = [];
  const { turns: board } = createRedisHome({
    url: info.redisUrl,
    token: info.redisToken,
    report: (error) => failures.push(error),
  });
  const database = createDatabase({ url: info.databaseUrl });
  const turns = createSharedTurns(board);
  const { withActor } = database;
  const verbs = createTurnVerbs({
    withActor,
    audit,
    makeComponent,
    turns,
    sources: {
      hasModels: false,
      summaries: { summarised: async (_owner, past) => [...past], prepare: () => {} },
      recall: async () => [],
      projectFor: async () => ({ mapBlocks: [] }),
    },
    noticePreferences: async () => {},
    readData: async () => ({ data: null }),
    linksOf: async () => ({ url: "", preview_url: "", frame_url: "" }),
    logger: createLogger("silent"),
  });
  return {
    ...verbs,
    ...createSessionVerbs({ withActor, audit, turns }),
    /** What went wrong on the way to Redis. */
    failures,
    async close() {
      await turns.close();
      await database.close();
    },
  };
}

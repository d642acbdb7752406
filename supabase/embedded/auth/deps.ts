import type { EmbeddedDatabase } from "../database";
import type { Keys } from "../keys";
import type { AccessTokens } from "./access-tokens";
import type { Mail } from "./mail";

/** What every route of the identity service works with. */
export interface AuthDeps {
  database: EmbeddedDatabase;
  keys: Keys;
  tokens: AccessTokens;
  /** The app's origin: where links lead, and the only place they may. */
  origin: string;
  sendMail: (mail: Mail) => Promise<void>;
}

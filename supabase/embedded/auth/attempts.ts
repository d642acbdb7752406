import { LRUCache } from "lru-cache";

import { AuthError } from "./auth-error";

export interface AttemptsOptions {
  limit: number;
  windowMs: number;
  code: string;
  message: string;
}

const MOST_SUBJECTS = 10_000;

/** Counts what one subject did in the window that began with its first try, and refuses what is too much. */
export function createAttempts({ limit, windowMs, code, message }: AttemptsOptions) {
  const counts = new LRUCache<string, { count: number }>({ max: MOST_SUBJECTS, ttl: windowMs, noUpdateTTL: true });
  return {
    /** Refuses when the subject has used up its tries. */
    check(subject: string): void {
      if ((counts.get(subject)?.count ?? 0) >= limit) throw new AuthError(429, code, message);
    },
    add(subject: string): void {
      counts.set(subject, { count: (counts.get(subject)?.count ?? 0) + 1 });
    },
    clear(subject: string): void {
      counts.delete(subject);
    },
  };
}

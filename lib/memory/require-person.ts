import type { Actor } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";

/** Throws `forbidden` for a program: what is remembered is about people, and a key acts for a whole workspace. */
export function requirePerson({ kind }: Actor): void {
  if (kind !== "person") throw new SparkError("forbidden", "Memories belong to a person; an API key has none.");
}

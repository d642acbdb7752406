/** True where the cases that take minutes are run as well, with `EVERY_CASE=1`, as `npm run escape-suite` does. */
export const EVERY_CASE = process.env["EVERY_CASE"] === "1";

/** What an ordinary run tries of cases that take minutes: one of so many, from the first on; or all of them, see `EVERY_CASE`. */
export function partOf<Case>(cases: readonly Case[], oneOf: number): readonly Case[] {
  return EVERY_CASE ? cases : cases.filter((_case, index) => index % oneOf === 0);
}

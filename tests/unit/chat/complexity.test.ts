import { expect, test } from "vitest";
import { isComplex } from "#lib/chat/complexity";

test.each([
  "Refactor the router so that handlers are plain functions",
  "Please restructure this into smaller modules",
  "Rename userId to accountId in all files",
  "Use the new logger throughout the whole project",
  "Migrate the tests to vitest",
])("%j is worth two models", (text) => expect(isComplex(text)).toBe(true));

test.each([
  "Where is the router?",
  "Add a parameter for the locale",
  "Fix the off-by-one in this file",
  "What do all of these functions return?",
  "Show the total in all rows",
])("%j is not", (text) => expect(isComplex(text)).toBe(false));

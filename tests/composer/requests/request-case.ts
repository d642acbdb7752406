import type { Aggregate, Bucket, Condition } from "#lib/composer/types";
import type { DataName } from "./data-sets";

/** A value, or several of which any will do. */
export type OneOf<Value> = Value | readonly Value[];

/** What a request means, as a careful analyst reads it; the names are those of a recipe, and only what matters is said. */
export interface Expectation {
  view: OneOf<string>;
  values?: readonly string[];
  category?: OneOf<string>;
  series?: OneOf<string>;
  date?: OneOf<string>;
  x?: OneOf<string>;
  y?: OneOf<string>;
  bucket?: OneOf<Bucket>;
  aggregate?: OneOf<Aggregate>;
  /** Each is a condition or several that mean the same; none may be missing and none may be there besides. */
  filters?: readonly OneOf<Condition>[];
  /** `null` when there must be none. */
  sort?: { by: OneOf<string>; descending?: boolean } | null;
  limit?: number | null;
  columns?: readonly string[];
  hidden?: readonly string[];
  /** In the order of the screen. */
  panels?: readonly OneOf<string>[];
  /** As people see it. */
  title?: string;
  horizontal?: boolean;
  stacked?: boolean;
  search?: boolean;
  /** Numbers and words that must be there to read. */
  text?: readonly OneOf<string | number>[];
}

/** A request with its data, and what has to come of it when the requests that follow are through. */
export interface RequestCase {
  data: DataName;
  request: string;
  followUps?: readonly string[];
  expect: Expectation;
  /** What the reference needs to know besides, where the request left it open and the data leave no choice. */
  shown?: Partial<Expectation>;
}

// How the columns of `database-types.ts` are read and written.
import type { ColumnType } from "kysely";
import type { Json } from "./json";

/** JSON columns are read as values and written as text: the driver would turn an array into a Postgres array. */
export type JsonColumn = ColumnType<Json, string, string>;
/** Times are read as dates and written as dates or ISO texts. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
export type DefaultedJson = ColumnType<Json, string | undefined, string>;
export type DefaultedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;
/** A column that only the database writes. */
export type AlwaysGenerated<T> = ColumnType<T, never, never>;

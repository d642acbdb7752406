/** The text of lib/core/database-types.ts for the schema of a database. */
export function renderTypes(database: { query(sql: string): Promise<{ rows: unknown[] }> }): Promise<string>;

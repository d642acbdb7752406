/** The text of lib/core/database-types.ts for the migrations as they are. */
export function renderTypes(): Promise<string>;

/** Takes one line of results: what was measured, and its numbers by name. Printed, and written as JSON at the end. */
export type Report = (label: string, values: Readonly<Record<string, number>>) => void;

import type { Json } from "#lib/core/json";
import { employees, grades, survey, visits } from "./people-data";
import { budgets, expenses, expensesText, inventory, orders, sales, umsatz } from "./trade-data";
import { countries, energy, figures, funnel, matches, sensors, shipments, tasks, tickets, traffic } from "./work-data";

const DATA_SETS = {
  orders,
  sales,
  employees,
  tickets,
  inventory,
  grades,
  sensors,
  traffic,
  expenses,
  expensesText,
  matches,
  countries,
  tasks,
  survey,
  energy,
  shipments,
  visits,
  umsatz,
  budgets,
  funnel,
  figures,
} as const;

/** What the data of a case are called. */
export type DataName = keyof typeof DATA_SETS;

/** The names of all data, for a test each. */
export const DATA_NAMES = Object.keys(DATA_SETS) as DataName[];

/** The data of a case, as they come with a request. */
export function dataOf(name: DataName): Json {
  return DATA_SETS[name] as unknown as Json;
}

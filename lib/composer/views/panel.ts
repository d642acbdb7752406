import type { FieldNames } from "../field-names";
import type { Plan } from "../plan";
import type { Block } from "../write-source";

/** A part of a written app: code that stands above the app, statements in it, and an element. */
export interface Panel {
  title: string;
  blocks: readonly Block[];
  constants: readonly string[];
  body: readonly string[];
  /** One element. */
  view: string;
  /** An expression that says what is shown and what was left out. */
  caption?: string;
  /** It takes the whole width of a dashboard. */
  isWide?: boolean;
}

/** What panels are written for. */
export interface PanelContext {
  plan: Plan;
  names: FieldNames;
  title: string;
  /** Stands in a card of its own beside others. */
  isPart: boolean;
}

/** The element, or an explanation when there is nothing to show. */
export function orNotice(condition: string, fields: readonly string[], element: string): string {
  const notice = `<Notice title="Nothing to show yet" text={explain(records(), [${fields.join(", ")}])} />`;
  const opening = `<Show when={${condition}} fallback={${notice}}>`;
  const inner = indentLines(element);
  if (opening.length <= 116) return `${opening}\n${inner}\n</Show>`;
  return `<Show\n  when={${condition}}\n  fallback={${notice}}\n>\n${inner}\n</Show>`;
}

function indentLines(code: string): string {
  return code.replace(/^(?=.)/gm, "  ");
}

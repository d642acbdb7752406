/** What an app has drawn, as data. `markup` is text as a template had it, with its character references. */
export type TreeNode = string | { markup: string } | TreeElement;

export interface TreeElement {
  tag: string;
  attributes: Record<string, string>;
  children: TreeNode[];
}

/** What the realm answers about one component. The component may have made it up: everything in it is checked. */
export interface Drawing {
  children: TreeNode[];
  /** False when there was more than fits. */
  isWhole: boolean;
  /** What the app threw while it was drawn. */
  failure: { name: string; message: string; stack: string } | null;
  /** What it asked for that only a browser has. */
  missing: string[];
}

/** The part of Lua that scripts for Redis are written in; functions of one's own and metatables are not in it. */
export type Expression =
  | { readonly kind: "constant"; readonly value: string | number | boolean | undefined }
  | { readonly kind: "name"; readonly name: string; readonly line: number }
  | { readonly kind: "index"; readonly object: Expression; readonly key: Expression; readonly line: number }
  | { readonly kind: "call"; readonly callee: Expression; readonly args: readonly Expression[]; readonly line: number }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression; readonly line: number }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly line: number;
    }
  | { readonly kind: "table"; readonly fields: readonly Field[] };

/** `value`, `[key] = value` or `name = value` between braces. */
export interface Field {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

export type Block = readonly Statement[];

export type Statement =
  | { readonly kind: "local"; readonly names: readonly string[]; readonly values: readonly Expression[] }
  | { readonly kind: "assign"; readonly targets: readonly Expression[]; readonly values: readonly Expression[] }
  | { readonly kind: "call"; readonly call: Expression }
  | {
      readonly kind: "if";
      readonly branches: readonly { readonly condition: Expression; readonly body: Block }[];
      readonly otherwise: Block;
    }
  | { readonly kind: "while"; readonly condition: Expression; readonly body: Block }
  | { readonly kind: "repeat"; readonly body: Block; readonly condition: Expression }
  | {
      readonly kind: "count";
      readonly name: string;
      readonly from: Expression;
      readonly to: Expression;
      readonly step: Expression | undefined;
      readonly body: Block;
    }
  | { readonly kind: "each"; readonly names: readonly string[]; readonly source: Expression; readonly body: Block }
  | { readonly kind: "do"; readonly body: Block }
  | { readonly kind: "return"; readonly values: readonly Expression[] }
  | { readonly kind: "break" };

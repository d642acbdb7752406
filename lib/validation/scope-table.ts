import type { SyntaxNode } from "./syntax";

/** How a name came to be; only values bind, never types. */
export type BindingKind = "import" | "const" | "let" | "var" | "param" | "function" | "class" | "catch" | "enum" | "arguments";

/** One declared value name. */
export interface Binding {
  readonly name: string;
  readonly kind: BindingKind;
  /** Initialiser of `const name = init`, function, class or enum itself; absent for patterns and parameters. */
  readonly value?: SyntaxNode | undefined;
  /** The declarator (or import declaration) it belongs to. */
  readonly declaration?: SyntaxNode | undefined;
  /** The identifier that declares it. */
  readonly identifier?: SyntaxNode | undefined;
  /** Assignments after its declaration. */
  writes: number;
}

/** One block, function or module and the names it declares. */
export interface Scope {
  readonly parent: Scope | undefined;
  /** Where `var` lands. */
  readonly variables: Scope;
  readonly names: Map<string, Binding>;
}

/** A new scope inside another; `ownsVariables` for functions, where `var` stops. */
export function openScope(parent: Scope | undefined, ownsVariables: boolean): Scope {
  const names = new Map<string, Binding>();
  const scope: { parent: Scope | undefined; variables: Scope; names: Map<string, Binding> } = {
    parent,
    names,
    variables: parent ? parent.variables : ({} as Scope),
  };
  if (ownsVariables || !parent) scope.variables = scope;
  return scope;
}

/** The nearest declaration of a name. */
export function lookUp(scope: Scope | undefined, name: string): Binding | undefined {
  for (let current = scope; current; current = current.parent) {
    const found = current.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/** What a declaration knows before its name is in place. */
export type Declaration = Omit<Binding, "name" | "writes">;

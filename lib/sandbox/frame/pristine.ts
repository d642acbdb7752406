/** Built-ins as they were before any code of the component ran. */
export interface Pristine {
  readonly apply: typeof Reflect.apply;
  readonly parse: typeof JSON.parse;
  readonly stringify: typeof JSON.stringify;
  readonly postMessage: MessagePort["postMessage"];
  readonly hasFocus: () => boolean;
  /** Of a warm frame: whether it may be given code, see `self-test.ts`. */
  readonly isEnforced: Promise<boolean>;
}

const HAND_OVER = "__spark_pristine";

/** Keeps the built-ins that the bridge relies on, and leaves them for the boot script, which runs next. */
export function keepPristine(isEnforced: Promise<boolean>): void {
  const pristine: Pristine = {
    apply: Reflect.apply,
    parse: JSON.parse,
    stringify: JSON.stringify,
    postMessage: MessagePort.prototype.postMessage,
    hasFocus: () => document.hasFocus(),
    isEnforced,
  };
  Object.defineProperty(globalThis, HAND_OVER, { value: pristine, configurable: true });
}

/** Takes them, once; the component never sees the name. */
export function takePristine(): Pristine {
  const pristine: unknown = Reflect.get(globalThis, HAND_OVER);
  Reflect.deleteProperty(globalThis, HAND_OVER);
  if (pristine === undefined) throw new Error("The frame's first script did not run");
  // Only the function above writes that name, and nothing runs between the two scripts.
  return pristine as Pristine;
}

/** Locks what the bridge uses: nobody can put a setter under its messages or a reader between it and the port. */
export function lockBuiltIns(): void {
  for (const target of [JSON, Reflect, MessagePort.prototype, MessageEvent.prototype, EventTarget.prototype]) {
    Object.freeze(target);
  }
  // Not frozen: then no object could have a `toString` or a counted word "constructor" of its own by assignment.
  Object.preventExtensions(Object.prototype);
}

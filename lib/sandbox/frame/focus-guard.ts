/**
 * Lets code move the focus only while the frame has it, so that an app that focuses its field on start does not take the words a
 * person is typing elsewhere. Code that wants to steal finds other ways; the page's own watch stops that.
 */
export function guardFocus(): void {
  for (const prototype of [HTMLElement.prototype, SVGElement.prototype]) guard(prototype, "focus");
  guard(globalThis, "focus");
  // An open modal takes the focus too.
  guard(HTMLDialogElement.prototype, "showModal");
  guard(HTMLDialogElement.prototype, "show");
}

function guard(holder: object, name: string): void {
  const original: unknown = Reflect.get(holder, name);
  if (typeof original !== "function") return;
  const hasFocus = document.hasFocus.bind(document);
  const { apply } = Reflect;
  const value = function (this: unknown, ...values: unknown[]): unknown {
    return hasFocus() ? apply(original, this, values) : undefined;
  };
  Reflect.defineProperty(holder, name, { value, configurable: false, writable: false, enumerable: true });
}

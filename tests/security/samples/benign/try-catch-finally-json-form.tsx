import { createMemo, createSignal } from "solid-js";

export default function JsonCheck() {
  const [text, setText] = createSignal('{"ok": true}');
  const verdict = createMemo(() => {
    let checks = 0;
    try {
      const { ok = false, ...rest } = JSON.parse(text()) as Record<string, unknown>;
      checks += 1;
      return `${String(ok)} and ${Object.keys(rest).length} more`;
    } catch ({ message }) {
      return `Not JSON: ${String(message)}`;
    } finally {
      checks += 1;
    }
  });
  return <label>JSON <textarea value={text()} onInput={(event) => setText(event.currentTarget.value)} /><output>{verdict()}</output></label>;
}

import { createSignal, For, Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  class InputError extends Error { constructor(message: string, readonly field: string) { super(message); this.name = "InputError"; } }
  const check = (text: string) => { if (text === "") throw new InputError("empty", "name"); return text; };
  const [note, setNote] = createSignal("");
  const run = () => { try { check(""); } catch (error) { if (error instanceof InputError) setNote(error.field + ": " + error.message); } };
  return <button onClick={run}>{note() || "Check"}</button>;
}

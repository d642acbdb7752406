import { For } from "solid-js";
import { createStore, produce, reconcile, unwrap } from "solid-js/store";
export default function App(props: { data?: any; spark?: any }) {
  const [state, setState] = createStore({ rows: [{ id: 1, name: "a" }], filter: "" });
  const add = () => setState(produce((draft) => { draft.rows.push({ id: draft.rows.length + 1, name: "b" }); }));
  const reset = () => setState("rows", reconcile([{ id: 1, name: "a" }]));
  const dump = () => JSON.stringify(unwrap(state));
  return <div><button onClick={add}>Add</button><button onClick={reset}>Reset</button><For each={state.rows}>{(row) => <p>{row.name}</p>}</For><pre>{dump()}</pre></div>;
}

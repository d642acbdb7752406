import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const save = async () => { await props.spark.state.set("count", 1); const value = await props.spark.state.get("count"); await props.spark.submit({ value }); };
  return <div data-theme={props.spark.theme()}><button onClick={save}>Save</button><button onClick={() => props.spark.openLink("https://example.org")}>Docs</button><button onClick={props.spark.resize}>Fit</button></div>;
}

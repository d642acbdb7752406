import { splitProps, mergeProps } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const Input = (given: any) => { const [own, rest] = splitProps(given, ["label"]); return <label>{own.label}<input class="input" {...rest} /></label>; };
  const merged = mergeProps({ size: 3 }, props);
  const shared = { class: "input", type: "text", onInput: (event: any) => console.log(event.currentTarget.value) };
  return <div><Input label="Name" placeholder="x" /><input {...shared} disabled={false} /><p>{merged.size}</p></div>;
}

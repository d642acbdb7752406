import { createSignal } from "solid-js";
const Toggle = (p: { onLabel: string; offLabel: string; onChange: (v: boolean) => void }) => <button onClick={() => p.onChange(true)}>{p.onLabel}/{p.offLabel}</button>;
export default function App(props: { data?: any; spark?: any }) {
  const [on, setOn] = createSignal(false);
  const click = props.data?.onClick ?? (() => setOn(!on()));
  return <div><button onClick={on() ? undefined : click}>a</button><button onClick={props.data?.locked ? undefined : () => setOn(true)}>b</button><Toggle onLabel="On" offLabel="Off" onChange={setOn} /></div>;
}

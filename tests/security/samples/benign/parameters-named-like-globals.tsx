import { Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const rows = (props.data?.rows ?? []).map((window: any, top: number) => ({ window, top }));
  const draw = ({ location, status = "new" }: any) => location + status;
  return <p>{rows.length} {draw({ location: "x" })}</p>;
}

import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  return <figure><img src={props.data?.photo} alt={props.data?.caption ?? ""} width="40" loading="lazy" /><img src="data:image/png;base64,iVBORw0KGgo=" alt="" /></figure>;
}

import { Show } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const document = props.data?.document ?? "none";
  const event = { name: "Fair", parent: "Town", top: 3 };
  const { name, parent, top } = event;
  const history = [document, name, parent];
  const fetch = (key: number) => history[key];
  const self = top + 1;
  return <p>{fetch(0)} {self} {name}</p>;
}

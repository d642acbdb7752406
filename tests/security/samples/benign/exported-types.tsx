import { type Component } from "solid-js";
export interface Row { id: number }
export type Rows = Row[];
export default function App(props: { data?: any; spark?: any }) {
  const rows: Row[] = props.data?.rows ?? [];
  return <p>{rows.length}</p>;
}

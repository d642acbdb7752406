import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  return <div class="grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] bg-[#123456] w-[calc(100%-2rem)] [mask-type:luminance] before:content-['x']" classList={{ "translate-x-[3px]": true }}>x</div>;
}

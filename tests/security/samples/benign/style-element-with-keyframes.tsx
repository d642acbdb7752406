import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  return <div><style>{`@keyframes pulse { from { opacity: 0.4 } to { opacity: 1 } } .pulse { animation: pulse 1s infinite alternate; background: linear-gradient(90deg, #fff, #000) }`}</style><p class="pulse">Live</p></div>;
}

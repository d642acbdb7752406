import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const { floor, random, max } = Math;
  const roll = () => floor(random() * 6) + max(1, 0);
  const operation = props.data?.rounding ?? "round";
  const rounded = (Math as any)[operation](2.5);
  return <p>{roll()} {rounded} {Math.max.apply(null, [1, 2])} {[1, 2].map(Math.sqrt).join()}</p>;
}

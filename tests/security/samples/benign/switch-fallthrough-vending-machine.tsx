import { createSignal } from "solid-js";

type State = "idle" | "paid" | "vending";

export default function Vending() {
  const [state, setState] = createSignal<State>("idle");
  const press = (key: "coin" | "cancel" | "pick") => {
    switch (key) {
      case "coin":
        setState("paid");
        break;
      case "pick":
        if (state() === "paid") { setState("vending"); break; }
      // falls through
      case "cancel":
        setState("idle");
    }
  };
  return <div><output>{state()}</output>{(["coin", "pick", "cancel"] as const).map((key) => <button onClick={[press, key]}>{key}</button>)}</div>;
}

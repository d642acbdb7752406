import { For } from "solid-js";
import { createStore } from "solid-js/store";

interface Step { name: string; require: string[]; process: string; global: boolean }

export default function Recipe() {
  const [steps, setSteps] = createStore<Step[]>([
    { name: "Dough", require: ["flour", "water"], process: "knead", global: false },
    { name: "Oven", require: ["dough"], process: "bake", global: true },
  ]);
  return <ul><For each={steps}>{(step, at) => <li>
    <label><input type="checkbox" checked={step.global} onChange={() => setSteps(at(), "global", (on) => !on)} />{step.name}</label>
    {" "}needs {step.require.join(" and ")}, then {step.process}</li>}</For></ul>;
}

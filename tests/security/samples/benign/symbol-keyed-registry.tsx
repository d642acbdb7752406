import { For } from "solid-js";

const hidden = Symbol("hidden");
interface Entry { name: string; [hidden]?: boolean }

export default function Registry() {
  const entries: Entry[] = [{ name: "open" }, { name: "closed", [hidden]: true }, { name: "import" }, { name: "export" }];
  const visible = entries.filter((entry) => entry[hidden] !== true);
  return <p><For each={visible}>{(entry) => <kbd>{entry.name}</kbd>}</For> {hidden.description} left out</p>;
}

import { For } from "solid-js";

function* fibonacci() {
  let [a, b] = [0, 1];
  while (true) { yield a; [a, b] = [b, a + b]; }
}

const take = <Item,>(items: Iterable<Item>, count: number): Item[] => {
  const taken: Item[] = [];
  for (const item of items) { if (taken.length >= count) break; taken.push(item); }
  return taken;
};

class Range {
  constructor(readonly from: number, readonly to: number) {}
  *[Symbol.iterator]() { for (let at = this.from; at <= this.to; at++) yield at; }
}

export default () => <ul><For each={take(fibonacci(), 15)}>{(n) => <li>{n}</li>}</For><li>{[...new Range(1, 5)].join()}</li></ul>;

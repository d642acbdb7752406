import { For } from "solid-js";

const primesBelow = (limit: number): number[] => {
  const found: number[] = [];
  outer: for (let candidate = 2; candidate < limit; candidate++) {
    for (const prime of found) {
      if (prime * prime > candidate) break;
      if (candidate % prime === 0) continue outer;
    }
    found.push(candidate);
  }
  return found;
};

export default () => <ol><For each={primesBelow(200)}>{(prime) => <li>{prime}</li>}</For></ol>;

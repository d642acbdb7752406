import { createResource, Show } from "solid-js";

// Nothing goes anywhere: the name is ours.
async function fetch(term: string): Promise<{ term: string; score: number }> {
  await Promise.resolve();
  return { term, score: term.length * 7 };
}

export default function Scores() {
  const [score] = createResource(() => "lighthouse", fetch);
  return <Show when={score()} fallback={<p>Counting</p>}>{(found) => <p>{found().term}: {found().score}</p>}</Show>;
}

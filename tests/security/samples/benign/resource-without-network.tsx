import { createResource, Suspense, For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const [rows] = createResource(async () => { await new Promise((done) => setTimeout(done, 10)); return [1, 2, 3]; });
  return <Suspense fallback={<p>...</p>}><For each={rows()}>{(n) => <p>{n}</p>}</For></Suspense>;
}

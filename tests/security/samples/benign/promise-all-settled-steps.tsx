import { createResource, For, Suspense } from "solid-js";

const wait = (ms: number, name: string) => new Promise<string>((resolve, reject) => setTimeout(() => name === "Third" ? reject(new RangeError("too late")) : resolve(name), ms));

export default function Steps() {
  const [steps] = createResource(() => Promise.allSettled([wait(5, "First"), wait(10, "Second"), wait(15, "Third")]));
  return <Suspense fallback={<p>Running</p>}><ol><For each={steps() ?? []}>{(step) => <li>{step.status === "fulfilled" ? step.value : (step.reason as Error).message}</li>}</For></ol></Suspense>;
}

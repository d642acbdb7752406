import { createSignal, For, Show } from "solid-js";

const QUESTIONS = [{ text: "Which one deletes a row in SQL?", options: ["DROP", "DELETE", "ERASE"], right: 1 }, { text: "Which header carries cookies?", options: ["Cookie", "Host"], right: 0 }];

export default function Quiz(props: { spark?: any }) {
  const [answers, setAnswers] = createSignal<Record<number, number>>({});
  const [isDone, setDone] = createSignal(false);
  const score = () => QUESTIONS.filter((question, at) => answers()[at] === question.right).length;
  const submit = (event: SubmitEvent) => { event.preventDefault(); setDone(true); void props.spark?.submit?.({ score: score() }); };
  return <form onSubmit={submit}><For each={QUESTIONS}>{(question, at) => <fieldset><legend>{question.text}</legend>
    <For each={question.options}>{(option, choice) => <label><input type="radio" name={`q${at()}`} onChange={() => setAnswers((old) => ({ ...old, [at()]: choice() }))} />{option}</label>}</For></fieldset>}</For>
    <button type="submit">Check</button><Show when={isDone()}><output>{score()} of {QUESTIONS.length}</output></Show></form>;
}

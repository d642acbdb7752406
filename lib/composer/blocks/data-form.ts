import type { Block } from "../write-source";

/** A form that answers. */
export const DATA_FORM: Block = {
  needs: [],
  code: `
interface Question {
  name: string;
  label: string;
  type: "text" | "textarea" | "number" | "date" | "email" | "url" | "checkbox" | "select";
  required: boolean;
  options?: string[];
}

/** A form whose answers go to whoever asked for it. */
function DataForm(props: { name: string; onSubmit: (answers: Record<string, string | boolean>) => void }) {
  const [answers, setAnswers] = createSignal<Record<string, string | boolean>>({});
  const [isSent, setIsSent] = createSignal(false);
  const [tried, setTried] = createSignal(false);
  const answer = (name: string) => answers()[name] ?? "";
  const problem = (question: Question) => {
    const value = String(answer(question.name)).trim();
    if (question.required && value === "") return "Please fill this in.";
    if (question.type === "email" && value !== "" && !/^\\S+@\\S+\\.\\S+$/.test(value)) return "This is no e-mail address.";
    return question.type === "number" && value !== "" && !Number.isFinite(Number(value)) ? "This is no number." : "";
  };
  const write = (name: string, value: string | boolean) => setAnswers({ ...answers(), [name]: value });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (QUESTIONS.some((question) => problem(question) !== "")) return;
    props.onSubmit(answers());
    setIsSent(true);
  };
  const reset = () => {
    setAnswers({});
    setTried(false);
    setIsSent(false);
  };
  return (
    <Show
      when={!isSent()}
      fallback={
        <div class="flex flex-col gap-4 rounded-box border border-base-content/10 p-5" role="status">
          <p class="font-semibold">Sent. Thank you.</p>
          <dl class="grid grid-cols-1 gap-x-6 gap-y-2 text-sm @md:grid-cols-2">
            <For each={QUESTIONS}>
              {(question) => (
                <div class="min-w-0">
                  <dt class="text-xs text-base-content/70">{question.label}</dt>
                  <dd class="wrap-anywhere">{answer(question.name) === true ? "Yes" : String(answer(question.name) || "–")}</dd>
                </div>
              )}
            </For>
          </dl>
          <button type="button" class="btn btn-sm self-start" onClick={reset}>
            Fill in another
          </button>
        </div>
      }
    >
      <form
        class="flex flex-col gap-4 rounded-box border border-base-content/10 p-5"
        novalidate
        aria-label={props.name}
        onSubmit={submit}
      >
        <div class="grid grid-cols-1 gap-4 @xl:grid-cols-2">
          <For each={QUESTIONS}>
            {(question) => (
              <label class="flex min-w-0 flex-col gap-1 text-sm" classList={{ "@xl:col-span-2": question.type === "textarea" }}>
                <span class="font-medium">
                  {question.label}
                  <Show when={!question.required}>
                    <span class="font-normal text-base-content/70"> (optional)</span>
                  </Show>
                </span>
                <Switch
                  fallback={
                    <input
                      class="input w-full"
                      type={question.type}
                      value={String(answer(question.name))}
                      aria-invalid={tried() && problem(question) !== ""}
                      onInput={(event) => write(question.name, event.currentTarget.value)}
                    />
                  }
                >
                  <Match when={question.type === "textarea"}>
                    <textarea
                      class="textarea w-full"
                      rows="4"
                      value={String(answer(question.name))}
                      onInput={(event) => write(question.name, event.currentTarget.value)}
                    />
                  </Match>
                  <Match when={question.type === "checkbox"}>
                    <input
                      class="toggle"
                      type="checkbox"
                      checked={answer(question.name) === true}
                      onChange={(event) => write(question.name, event.currentTarget.checked)}
                    />
                  </Match>
                  <Match when={question.type === "select"}>
                    <select
                      class="select w-full"
                      value={String(answer(question.name))}
                      onChange={(event) => write(question.name, event.currentTarget.value)}
                    >
                      <option value="">Choose</option>
                      <For each={question.options ?? []}>{(option) => <option value={option}>{option}</option>}</For>
                    </select>
                  </Match>
                </Switch>
                <Show when={tried() && problem(question) !== ""}>
                  <span class="rounded-field bg-error/15 px-2 py-1 text-xs" role="alert">
                    {problem(question)}
                  </span>
                </Show>
              </label>
            )}
          </For>
        </div>
        <button type="submit" class="btn btn-primary self-start">
          Send
        </button>
      </form>
    </Show>
  );
}
`,
};

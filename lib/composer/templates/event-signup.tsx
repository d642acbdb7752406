import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: {
    submit?(value: unknown): Promise<unknown>;
    state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> };
  };
};

type Answer = {
  name: string;
  email: string;
  coming: "yes" | "no" | "";
  guests: number;
  meal: string;
  note: string;
  isSent: boolean;
};

const EMPTY: Answer = { name: "", email: "", coming: "", guests: 0, meal: "Everything", note: "", isSent: false };
const MEALS = ["Everything", "Vegetarian", "Vegan", "No gluten"];
const MOST_GUESTS = 4;
const SAMPLE = {
  title: "Summer evening in the courtyard",
  when: "Saturday, 19 July, 18:00",
  where: "Mill Lane 12, behind the bakery",
};

const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readAnswer(stored: unknown): Answer | undefined {
  const { name, email, coming, guests, meal, note, isSent } = record(stored);
  if (typeof name !== "string" || typeof email !== "string" || typeof note !== "string") return undefined;
  return {
    name,
    email,
    coming: coming === "yes" || coming === "no" ? coming : "",
    guests: Math.min(MOST_GUESTS, Math.max(0, Math.round(Number(guests)) || 0)),
    meal: MEALS.find((known) => known === meal) ?? EMPTY.meal,
    note,
    isSent: isSent === true,
  };
}

/** A value that survives reloads. It starts from the data, and again whenever other data arrives. */
function createKept<T>(props: Props, key: string, start: () => T, read: (stored: unknown) => T | undefined) {
  const origin = createMemo(() =>
    [...JSON.stringify(props.data ?? null)].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 7),
  );
  const [kept, setKept] = createSignal<{ origin: unknown; value: T } | null>(null);
  let saving: ReturnType<typeof setTimeout> | undefined;
  onMount(async () => {
    const stored = record(await props.spark?.state?.get(key)?.catch(() => null));
    const known = read(stored.value);
    if (known !== undefined && !kept()) setKept({ origin: stored.origin, value: known });
  });
  const value = createMemo(() => (kept()?.origin === origin() ? kept()?.value : undefined) ?? start());
  const change = (next: T) => {
    const entry = { origin: origin(), value: next };
    setKept(entry);
    clearTimeout(saving);
    saving = setTimeout(() => void props.spark?.state?.set(key, entry)?.catch(() => undefined), 250);
  };
  return [value, change] as const;
}

function Complaint(props: { id: string; text: string | false }) {
  return (
    <Show when={props.text}>
      <p id={props.id} class="border-l-2 border-error pl-2 text-sm font-normal">
        {props.text}
      </p>
    </Show>
  );
}

export default function App(props: Props) {
  const isSample = () => typeof record(props.data).title !== "string";
  const event = createMemo(() => {
    if (isSample()) return SAMPLE;
    const { title, when, date, where, place } = record(props.data);
    return { title: String(title), when: String(when ?? date ?? ""), where: String(where ?? place ?? "") };
  });
  const [answer, setAnswer] = createKept<Answer>(props, "answer", () => EMPTY, readAnswer);
  const update = (part: Partial<Answer>) => setAnswer({ ...answer(), ...part });
  const [tried, setTried] = createSignal(false);
  const [state, setState] = createSignal<"open" | "sending" | "failed">("open");

  const complaints = createMemo(() => ({
    coming: answer().coming === "" ? "Please tell us whether you are coming." : "",
    name: answer().name.trim().length < 2 ? "Please tell us your name." : "",
    email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(answer().email.trim()) ? "" : "Please give an address such as name@example.com.",
  }));
  const isComplete = () => Object.values(complaints()).every((complaint) => complaint === "");

  const send = async (submitted: SubmitEvent) => {
    submitted.preventDefault();
    setTried(true);
    if (!isComplete()) return;
    setState("sending");
    try {
      const { isSent: _isSent, ...said } = answer();
      await props.spark?.submit?.({ event: event().title, ...said });
      setState("open");
      update({ isSent: true });
    } catch {
      setState("failed");
    }
  };

  return (
    <main class="mx-auto w-full max-w-xl text-base-content sm:p-2">
      <article class="overflow-hidden rounded-box border border-base-content/10 bg-base-100 shadow-sm">
        <header class="grid gap-2 bg-neutral p-6 text-neutral-content sm:p-8">
          <p class="flex items-center gap-2 text-sm">
            You are invited
            <Show when={isSample()}>
              <span class="badge badge-sm">Sample event</span>
            </Show>
          </p>
          <h1 class="text-3xl font-semibold tracking-tight text-balance">{event().title}</h1>
          <p class="text-sm">
            {event().when}
            <Show when={event().where}>
              <br />
              {event().where}
            </Show>
          </p>
        </header>

        <Show
          when={!answer().isSent}
          fallback={
            <section class="grid justify-items-center gap-3 p-10 text-center" role="status">
              <h2 class="text-xl font-semibold">
                {answer().coming === "yes" ? `See you there, ${answer().name.trim()}` : "Thank you for telling us"}
              </h2>
              <p class="text-base-content/70">
                {answer().coming === "yes" && answer().guests > 0
                  ? `We keep ${answer().guests + 1} places for you.`
                  : "Your answer is noted."}
              </p>
              <button class="btn mt-2" onClick={() => update({ isSent: false })}>
                Change my answer
              </button>
            </section>
          }
        >
          <form class="grid gap-5 p-6 sm:p-8" novalidate onSubmit={send}>
            <fieldset class="grid gap-2">
              <legend class="mb-2 text-sm font-medium">Are you coming?</legend>
              <div class="grid grid-cols-2 gap-2">
                <For each={["yes", "no"] as const}>
                  {(choice) => (
                    <label
                      class="flex cursor-pointer items-center gap-3 rounded-field border p-3"
                      classList={{
                        "border-primary bg-primary/10": answer().coming === choice,
                        "border-base-content/15": answer().coming !== choice,
                      }}
                    >
                      <input
                        type="radio"
                        name="coming"
                        class="radio radio-primary radio-sm"
                        checked={answer().coming === choice}
                        onChange={() => update({ coming: choice })}
                      />
                      {choice === "yes" ? "Gladly" : "Sadly not"}
                    </label>
                  )}
                </For>
              </div>
              <Complaint id="coming-complaint" text={tried() && complaints().coming} />
            </fieldset>
            <div class="grid gap-5 sm:grid-cols-2">
              <label class="grid content-start gap-1.5 text-sm font-medium">
                Name
                <input
                  class="input w-full font-normal"
                  autocomplete="name"
                  aria-invalid={tried() && complaints().name !== ""}
                  aria-describedby="name-complaint"
                  value={answer().name}
                  onInput={(typed) => update({ name: typed.currentTarget.value })}
                />
                <Complaint id="name-complaint" text={tried() && complaints().name} />
              </label>
              <label class="grid content-start gap-1.5 text-sm font-medium">
                Email
                <input
                  type="email"
                  class="input w-full font-normal"
                  autocomplete="email"
                  aria-invalid={tried() && complaints().email !== ""}
                  aria-describedby="email-complaint"
                  value={answer().email}
                  onInput={(typed) => update({ email: typed.currentTarget.value })}
                />
                <Complaint id="email-complaint" text={tried() && complaints().email} />
              </label>
            </div>
            <Show when={answer().coming === "yes"}>
              <div class="grid gap-5 sm:grid-cols-2">
                <label class="grid gap-1.5 text-sm font-medium">
                  People you bring
                  <select
                    class="select w-full font-normal"
                    value={answer().guests}
                    onChange={(chosen) => update({ guests: Number(chosen.currentTarget.value) })}
                  >
                    <For each={Array.from({ length: MOST_GUESTS + 1 }, (_guest, index) => index)}>
                      {(count) => <option value={count}>{count === 0 ? "Just me" : count}</option>}
                    </For>
                  </select>
                </label>
                <label class="grid gap-1.5 text-sm font-medium">
                  I eat
                  <select
                    class="select w-full font-normal"
                    value={answer().meal}
                    onChange={(chosen) => update({ meal: chosen.currentTarget.value })}
                  >
                    <For each={MEALS}>{(meal) => <option value={meal}>{meal}</option>}</For>
                  </select>
                </label>
              </div>
            </Show>
            <label class="grid gap-1.5 text-sm font-medium">
              Anything else?
              <textarea
                class="textarea w-full font-normal"
                rows={2}
                maxlength={300}
                value={answer().note}
                onInput={(typed) => update({ note: typed.currentTarget.value })}
              />
            </label>
            <div class="flex flex-wrap items-center gap-3">
              <button class="btn btn-primary min-w-32" type="submit" disabled={state() === "sending"}>
                {state() === "sending" ? "Sending…" : "Send answer"}
              </button>
              <p class="text-sm" role="alert">
                {state() === "failed"
                  ? "That did not work. Please try again."
                  : tried() && !isComplete()
                    ? "Please look at the marked fields."
                    : ""}
              </p>
            </div>
          </form>
        </Show>
      </article>
    </main>
  );
}

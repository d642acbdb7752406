import { createMemo, createSignal, createUniqueId, For, onMount, Show, type JSX } from "solid-js";
import { createStore } from "solid-js/store";

type Props = {
  data?: unknown;
  spark?: {
    submit?(value: unknown): Promise<unknown>;
    state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> };
  };
};

type Fields = { name: string; email: string; topic: string; message: string; agreed: boolean };
type Name = keyof Fields;

const EMPTY: Fields = { name: "", email: "", topic: "", message: "", agreed: false };
const TOPICS = ["A question", "Feedback", "Working together", "Something is broken"];
const LONGEST = 600;

/** What is wrong with each field, in the words shown to the person. */
function complaintsAbout(fields: Fields): Partial<Record<Name, string>> {
  return {
    ...(fields.name.trim().length < 2 && { name: "Please tell us your name." }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(fields.email.trim()) && {
      email: "Please give an address such as name@example.com.",
    }),
    ...(fields.topic === "" && { topic: "Please choose a topic." }),
    ...(fields.message.trim().length < 10 && { message: "Please write at least ten characters." }),
    ...(!fields.agreed && { agreed: "We can only answer with your consent." }),
  };
}

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readFields(stored: unknown): Fields | undefined {
  const { name, email, topic, message, agreed } = record(stored);
  if (typeof name !== "string" || typeof email !== "string" || typeof message !== "string") return undefined;
  return { name, email, topic: TOPICS.find((known) => known === topic) ?? "", message, agreed: agreed === true };
}

/** A signal that survives reloads: it starts with a value and takes over what was kept. */
function createKept<T>(props: Props, key: string, start: T, read: (stored: unknown) => T | undefined) {
  const [value, setValue] = createSignal<T>(start);
  let changed = false;
  let saving: ReturnType<typeof setTimeout> | undefined;
  onMount(async () => {
    const known = read(await props.spark?.state?.get(key)?.catch(() => null));
    if (known !== undefined && !changed) setValue(() => known);
  });
  const change = (next: T) => {
    changed = true;
    setValue(() => next);
    clearTimeout(saving);
    saving = setTimeout(() => void props.spark?.state?.set(key, next)?.catch(() => undefined), 250);
  };
  return [value, change] as const;
}

function Field(props: { id: string; label: string; complaint: string | undefined; hint?: string; children: JSX.Element }) {
  return (
    <div class="grid gap-1.5">
      <div class="flex justify-between gap-3 text-sm">
        <label for={props.id} class="font-medium">
          {props.label}
        </label>
        <span class="text-base-content/70 tabular-nums">{props.hint}</span>
      </div>
      {props.children}
      <Show when={props.complaint}>
        <p id={`${props.id}-complaint`} class="border-l-2 border-error pl-2 text-sm">
          {props.complaint}
        </p>
      </Show>
    </div>
  );
}

export default function App(props: Props) {
  /** What is written stays until it is sent. */
  const [fields, setFields] = createKept<Fields>(props, "draft", EMPTY, readFields);
  const update = (part: Partial<Fields>) => setFields({ ...fields(), ...part });
  const [sender, setSender] = createSignal(EMPTY);
  const [touched, setTouched] = createStore<Partial<Record<Name, boolean>>>({});
  const [state, setState] = createSignal<"open" | "sending" | "sent" | "failed">("open");
  const prefix = createUniqueId();
  const elements = new Map<Name, HTMLElement>();

  const complaints = createMemo(() => complaintsAbout(fields()));
  const complaint = (name: Name) => (touched[name] ? complaints()[name] : undefined);
  /** What every control has in common. */
  const control = (name: Name) => ({
    id: `${prefix}-${name}`,
    ref: (element: HTMLElement) => void elements.set(name, element),
    get "aria-invalid"() {
      return complaint(name) !== undefined;
    },
    get "aria-describedby"() {
      return complaint(name) ? `${prefix}-${name}-complaint` : undefined;
    },
    onBlur: () => setTouched(name, true),
  });

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    setTouched({ name: true, email: true, topic: true, message: true, agreed: true });
    const first = (Object.keys(EMPTY) as Name[]).find((name) => complaints()[name]);
    if (first) return void elements.get(first)?.focus();
    setState("sending");
    try {
      await props.spark?.submit?.(fields());
      setSender(fields());
      setFields(EMPTY);
      setState("sent");
    } catch {
      setState("failed");
    }
  };
  const again = () => {
    setTouched({ name: false, email: false, topic: false, message: false, agreed: false });
    setState("open");
  };

  return (
    <main class="mx-auto w-full max-w-xl text-base-content sm:p-2">
      <Show
        when={state() !== "sent"}
        fallback={
          <section
            class="grid justify-items-center gap-3 rounded-box border border-base-content/10 bg-base-200 p-10 text-center"
            role="status"
          >
            <p class="grid size-14 place-items-center rounded-full bg-success text-2xl text-success-content" aria-hidden="true">
              ✓
            </p>
            <h1 class="text-xl font-semibold">Thank you, {sender().name.trim()}</h1>
            <p class="text-base-content/70">Your message is on its way. We answer to {sender().email.trim()}.</p>
            <button class="btn mt-2" onClick={again}>
              Write another message
            </button>
          </section>
        }
      >
        <form
          class="grid gap-5 rounded-box border border-base-content/10 bg-base-100 p-5 shadow-sm sm:p-7"
          novalidate
          onSubmit={send}
        >
          <header>
            <h1 class="text-2xl font-semibold tracking-tight">Get in touch</h1>
            <p class="mt-1 text-sm text-base-content/70">We usually answer within two days.</p>
          </header>
          <div class="grid gap-5 sm:grid-cols-2">
            <Field id={`${prefix}-name`} label="Name" complaint={complaint("name")}>
              <input
                {...control("name")}
                class="input w-full"
                classList={{ "input-error": !!complaint("name") }}
                autocomplete="name"
                value={fields().name}
                onInput={(event) => update({ name: event.currentTarget.value })}
              />
            </Field>
            <Field id={`${prefix}-email`} label="Email" complaint={complaint("email")}>
              <input
                {...control("email")}
                type="email"
                class="input w-full"
                classList={{ "input-error": !!complaint("email") }}
                autocomplete="email"
                value={fields().email}
                onInput={(event) => update({ email: event.currentTarget.value })}
              />
            </Field>
          </div>
          <Field id={`${prefix}-topic`} label="Topic" complaint={complaint("topic")}>
            <select
              {...control("topic")}
              class="select w-full"
              classList={{ "select-error": !!complaint("topic") }}
              value={fields().topic}
              onChange={(event) => update({ topic: event.currentTarget.value })}
            >
              <option value="">Choose one</option>
              <For each={TOPICS}>{(topic) => <option value={topic}>{topic}</option>}</For>
            </select>
          </Field>
          <Field
            id={`${prefix}-message`}
            label="Message"
            hint={`${fields().message.length} / ${LONGEST}`}
            complaint={complaint("message")}
          >
            <textarea
              {...control("message")}
              class="textarea w-full"
              classList={{ "textarea-error": !!complaint("message") }}
              rows={5}
              maxlength={LONGEST}
              value={fields().message}
              onInput={(event) => update({ message: event.currentTarget.value })}
            />
          </Field>
          <div class="grid gap-1.5">
            <label class="flex cursor-pointer items-start gap-3 text-sm">
              <input
                {...control("agreed")}
                type="checkbox"
                class="checkbox checkbox-primary checkbox-sm"
                checked={fields().agreed}
                onChange={(event) => update({ agreed: event.currentTarget.checked })}
              />
              You may keep my message and address until it is answered.
            </label>
            <Show when={complaint("agreed")}>
              <p id={`${prefix}-agreed-complaint`} class="border-l-2 border-error pl-2 text-sm">
                {complaint("agreed")}
              </p>
            </Show>
          </div>
          <div class="flex flex-wrap items-center gap-3">
            <button class="btn btn-primary min-w-32" type="submit" disabled={state() === "sending"}>
              {state() === "sending" ? "Sending…" : "Send message"}
            </button>
            <p class="text-sm" role="alert">
              {state() === "failed" ? "That did not work. Nothing is lost; please try again." : ""}
            </p>
          </div>
        </form>
      </Show>
    </main>
  );
}

import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: {
    submit?(value: unknown): Promise<unknown>;
    state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> };
  };
};

type Booking = { day: string; time: string; service: string; name: string };

const SERVICES = [
  { name: "First meeting", minutes: 30 },
  { name: "Consultation", minutes: 60 },
  { name: "Short follow-up", minutes: 15 },
];
const TIMES = ["09:00", "09:30", "10:00", "11:00", "11:30", "13:00", "14:00", "14:30", "15:30", "16:00"];
const SHOWN_DAYS = 10;

const keyOf = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
/** The next working days, from tomorrow on. */
function workingDays(): Date[] {
  const today = new Date();
  const days = Array.from(
    { length: SHOWN_DAYS * 2 },
    (_day, index) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + index + 1, 12),
  );
  return days.filter((day) => day.getDay() % 6 !== 0).slice(0, SHOWN_DAYS);
}
/** Places that are gone in the sample, the same on every visit. */
const isTaken = (day: string, time: string) =>
  (Number(day.slice(-2)) * 7 + Number(time.slice(0, 2)) * 3 + Number(time.slice(3))) % 4 === 0;
const weekday = new Intl.DateTimeFormat("en", { weekday: "short" });
const long = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });
const nameOf = (day: string) => long.format(new Date(`${day}T12:00:00`));

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readBooking(value: unknown): Booking[] {
  const { day, time, service, name } = record(value);
  const isKnown = typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) && typeof time === "string";
  return isKnown ? [{ day, time, service: String(service), name: String(name) }] : [];
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

export default function App(props: Props) {
  const [bookings, setBookings] = createKept<Booking[]>(props, "bookings", [], (stored) =>
    Array.isArray(stored) ? stored.flatMap(readBooking) : undefined,
  );
  const days = workingDays().map((date) => ({ key: keyOf(date), weekday: weekday.format(date), number: date.getDate() }));
  const today = keyOf(new Date());
  const [service, setService] = createSignal("First meeting");
  const [day, setDay] = createSignal(days[0]?.key ?? "");
  const [time, setTime] = createSignal<string | null>(null);
  const [name, setName] = createSignal("");

  const isFree = (at: string) =>
    !isTaken(day(), at) && !bookings().some((booking) => booking.day === day() && booking.time === at);
  const freeCount = createMemo(() => TIMES.filter(isFree).length);
  const book = (event: SubmitEvent) => {
    event.preventDefault();
    const at = time();
    if (at === null || name().trim() === "") return;
    const booking = { day: day(), time: at, service: service(), name: name().trim() };
    setBookings([...bookings(), booking]);
    setTime(null);
    void props.spark?.submit?.(booking)?.catch(() => undefined);
  };
  const cancel = (booking: Booking) => setBookings(bookings().filter((other) => other !== booking));
  const ahead = createMemo(() =>
    bookings()
      .filter((booking) => booking.day >= today)
      .sort((one, other) => `${one.day}${one.time}`.localeCompare(`${other.day}${other.time}`)),
  );

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h1 class="text-xl font-semibold tracking-tight">Book a time</h1>
        <span class="badge badge-soft badge-sm">Sample opening hours</span>
      </header>
      <ul class="grid gap-2 empty:hidden" aria-live="polite" aria-label="Your bookings">
        <For each={ahead()}>
          {(booking) => (
            <li class="flex flex-wrap items-center justify-between gap-3 rounded-box border border-success bg-success/10 p-4">
              <p>
                <span class="font-medium">Booked, {booking.name}.</span> {booking.service} on {nameOf(booking.day)} at{" "}
                {booking.time}.
              </p>
              <button
                class="btn btn-sm"
                aria-label={`Cancel ${booking.time} on ${nameOf(booking.day)}`}
                onClick={() => cancel(booking)}
              >
                Cancel it
              </button>
            </li>
          )}
        </For>
      </ul>

      <form class="grid gap-6 rounded-box border border-base-content/10 bg-base-100 p-5" onSubmit={book}>
        <fieldset>
          <legend class="mb-2 text-sm font-medium">What for?</legend>
          <div class="grid gap-2 sm:grid-cols-3">
            <For each={SERVICES}>
              {(item) => (
                <label
                  class="flex cursor-pointer items-center gap-3 rounded-field border p-3 text-sm"
                  classList={{
                    "border-primary bg-primary/10": service() === item.name,
                    "border-base-content/15": service() !== item.name,
                  }}
                >
                  <input
                    type="radio"
                    name="service"
                    class="radio radio-primary radio-sm"
                    checked={service() === item.name}
                    onChange={() => setService(item.name)}
                  />
                  <span>
                    <span class="block font-medium">{item.name}</span>
                    <span class="text-base-content/70">{item.minutes} minutes</span>
                  </span>
                </label>
              )}
            </For>
          </div>
        </fieldset>

        <fieldset>
          <legend class="mb-2 text-sm font-medium">Which day?</legend>
          <div class="grid grid-cols-5 gap-2 sm:grid-cols-10">
            <For each={days}>
              {(item) => (
                <button
                  type="button"
                  class="btn h-auto flex-col gap-0 px-0 py-2"
                  classList={{ "bg-base-content text-base-100": day() === item.key }}
                  aria-pressed={day() === item.key}
                  aria-label={nameOf(item.key)}
                  onClick={() => {
                    setDay(item.key);
                    setTime(null);
                  }}
                >
                  <span class="text-xs font-normal">{item.weekday}</span>
                  <span class="text-lg tabular-nums">{item.number}</span>
                </button>
              )}
            </For>
          </div>
        </fieldset>

        <fieldset>
          <legend class="mb-2 flex w-full justify-between text-sm font-medium">
            {nameOf(day())}
            <span class="font-normal text-base-content/70 tabular-nums" aria-live="polite">
              {freeCount()} free
            </span>
          </legend>
          <div class="grid grid-cols-3 gap-2 sm:grid-cols-5">
            <For each={TIMES}>
              {(at) => (
                <button
                  type="button"
                  class="btn tabular-nums"
                  classList={{ "bg-base-content text-base-100": time() === at, "line-through": !isFree(at) }}
                  disabled={!isFree(at)}
                  aria-pressed={time() === at}
                  onClick={() => setTime(at)}
                >
                  {at}
                </button>
              )}
            </For>
          </div>
        </fieldset>

        <div class="flex flex-wrap items-end gap-3">
          <label class="grid min-w-48 flex-1 gap-1.5 text-sm font-medium">
            Your name
            <input
              class="input w-full font-normal"
              autocomplete="name"
              required
              value={name()}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <button class="btn btn-primary min-w-40" type="submit" disabled={time() === null}>
            {time() === null ? "Choose a time" : `Book ${time()}`}
          </button>
        </div>
      </form>
    </main>
  );
}

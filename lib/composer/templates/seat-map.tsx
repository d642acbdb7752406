import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: {
    submit?(value: unknown): Promise<unknown>;
    state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> };
  };
};

/** What the person has: seats under their hand, and seats they have bought. */
type Mine = { chosen: string[]; booked: string[] };
type Zone = { name: string; rows: string; price: number; mark: string };

const MIDDLE: Zone = { name: "Middle", rows: "CDEF", price: 11, mark: "border-base-content/40" };
const ZONES: Zone[] = [
  { name: "Front", rows: "AB", price: 8, mark: "border-info" },
  MIDDLE,
  { name: "Best", rows: "GH", price: 14, mark: "border-accent" },
];
const ROWS = [..."ABCDEFGH"];
const WIDTH = 10;
const PLACES = Array.from({ length: WIDTH }, (_place, index) => index + 1);
const MOST = 8;

const seatName = (row: string, place: number) => `${row}${place}`;
const zoneOf = (seat: string) => ZONES.find((zone) => zone.rows.includes(seat.charAt(0))) ?? MIDDLE;
const inOrder = (seats: string[]) =>
  seats.toSorted((one, other) => one.charCodeAt(0) - other.charCodeAt(0) || Number(one.slice(1)) - Number(other.slice(1)));
const money = (value: number) =>
  new Intl.NumberFormat("en", { style: "currency", currency: "EUR", minimumFractionDigits: 0 }).format(value);

/** Seats that are gone in the sample, the same on every visit: groups in the middle rows, few in front. */
function isSold(row: string, place: number): boolean {
  const line = ROWS.indexOf(row);
  const wave = Math.sin(line * 7.3 + Math.floor(place / 2) * 2.9);
  return wave > 1.05 - line * 0.11 - (place > 3 && place < 8 ? 0.25 : 0);
}

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readSeats(value: unknown): string[] {
  const seats = Array.isArray(value) ? value.map(String) : [];
  return seats.filter((seat) => ROWS.includes(seat.charAt(0)) && PLACES.includes(Number(seat.slice(1))));
}

function readMine(stored: unknown): Mine | undefined {
  const { chosen, booked } = record(stored);
  return Array.isArray(chosen) && Array.isArray(booked) ? { chosen: readSeats(chosen), booked: readSeats(booked) } : undefined;
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
  const [mine, setMine] = createKept<Mine>(props, "seats", { chosen: ["E5", "E6"], booked: [] }, readMine);
  const [focused, setFocused] = createSignal("E5");
  const [message, setMessage] = createSignal("");
  const buttons = new Map<string, HTMLButtonElement>();

  const event = createMemo(() => {
    const { title, when, date, place } = record(props.data);
    const text = (value: unknown, fallback: string) => (typeof value === "string" ? value : fallback);
    return {
      isSample: typeof title !== "string",
      title: text(title, "The Long Way Home"),
      when: text(when ?? date, "Friday, 20:15"),
      place: text(place, "Screen 2"),
    };
  });
  const statusOf = (row: string, place: number) => {
    const seat = seatName(row, place);
    if (mine().booked.includes(seat)) return "yours";
    if (mine().chosen.includes(seat)) return "chosen";
    return isSold(row, place) ? "taken" : "free";
  };
  const chosen = createMemo(() => inOrder(mine().chosen));
  const total = createMemo(() => chosen().reduce((sum, seat) => sum + zoneOf(seat).price, 0));
  const freeCount = createMemo(() => ROWS.flatMap((row) => PLACES.filter((place) => statusOf(row, place) === "free")).length);

  const toggle = (row: string, place: number) => {
    const seat = seatName(row, place);
    const status = statusOf(row, place);
    if (status === "chosen") setMine({ ...mine(), chosen: mine().chosen.filter((other) => other !== seat) });
    else if (status !== "free") return void setMessage(status === "yours" ? `${seat} is yours already.` : `${seat} is taken.`);
    else if (mine().chosen.length >= MOST) return void setMessage(`${MOST} seats at most at a time.`);
    else setMine({ ...mine(), chosen: [...mine().chosen, seat] });
    setMessage("");
  };
  const book = () => {
    const seats = chosen();
    void props.spark?.submit?.({ seats, total: total() })?.catch(() => undefined);
    setMine({ chosen: [], booked: [...mine().booked, ...seats] });
    setMessage(`Booked: ${seats.join(", ")}. Enjoy the show.`);
  };
  const cancel = () => {
    setMine({ ...mine(), booked: [] });
    setMessage("Your booking is cancelled.");
  };
  /** One seat is in the tab order; the arrows go from seat to seat. */
  const move = (key: KeyboardEvent) => {
    const steps: Record<string, readonly [number, number]> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Home: [0, -WIDTH],
      End: [0, WIDTH],
    };
    const step = steps[key.key];
    if (step === undefined) return;
    key.preventDefault();
    const line = Math.min(ROWS.length - 1, Math.max(0, ROWS.indexOf(focused().charAt(0)) + step[0]));
    const place = Math.min(WIDTH, Math.max(1, Number(focused().slice(1)) + step[1]));
    const next = seatName(ROWS[line] ?? "A", place);
    setFocused(next);
    buttons.get(next)?.focus();
  };

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-end justify-between gap-2">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">{event().title}</h1>
          <p class="text-sm text-base-content/70">
            {event().when} · {event().place} · {freeCount()} seats free
          </p>
        </div>
        <Show when={event().isSample}>
          <span class="badge badge-soft badge-sm">Sample show</span>
        </Show>
      </header>

      <div class="grid items-start gap-4 md:grid-cols-[1fr_16rem]">
        <section class="grid gap-4 rounded-box border border-base-content/10 bg-base-200 px-2 py-4 sm:px-6" aria-label="Seats">
          <div class="mx-auto grid w-4/5 justify-items-center gap-1">
            <div class="h-1.5 w-full rounded-full bg-base-content/40" />
            <span class="text-xs text-base-content/70">Screen</span>
          </div>
          <div class="mx-auto grid w-full max-w-lg gap-1 sm:gap-1.5" onKeyDown={move}>
            <For each={ROWS}>
              {(row) => (
                <div
                  class="grid grid-cols-[1rem_repeat(5,minmax(0,1fr))_0.25rem_repeat(5,minmax(0,1fr))] items-center gap-0.5 sm:grid-cols-[1.5rem_repeat(5,minmax(0,1fr))_1.25rem_repeat(5,minmax(0,1fr))] sm:gap-1.5"
                  role="group"
                  aria-label={`Row ${row}, ${zoneOf(row).name}`}
                >
                  <span class="text-xs text-base-content/70" aria-hidden="true">
                    {row}
                  </span>
                  <For each={PLACES}>
                    {(place) => {
                      const seat = seatName(row, place);
                      const status = () => statusOf(row, place);
                      return (
                        <>
                          <Show when={place === WIDTH / 2 + 1}>
                            <span />
                          </Show>
                          <button
                            ref={(element) => buttons.set(seat, element)}
                            class={`aspect-square min-h-6 rounded-t-lg rounded-b-sm border text-xs tabular-nums ${zoneOf(seat).mark}`}
                            classList={{
                              "bg-base-100 cursor-pointer hover:bg-primary/20": status() === "free",
                              "bg-primary border-primary font-semibold text-primary-content": status() === "chosen",
                              "bg-success border-success font-semibold text-success-content": status() === "yours",
                              "border-transparent bg-base-content/15 text-base-content/60": status() === "taken",
                            }}
                            tabindex={focused() === seat ? 0 : -1}
                            aria-pressed={status() === "chosen"}
                            aria-disabled={status() === "taken" || status() === "yours"}
                            aria-label={`${seat}, ${status() === "free" ? money(zoneOf(seat).price) : status()}`}
                            onFocus={() => setFocused(seat)}
                            onClick={() => toggle(row, place)}
                          >
                            {status() === "taken" ? "×" : place}
                          </button>
                        </>
                      );
                    }}
                  </For>
                </div>
              )}
            </For>
          </div>
          <ul class="flex flex-wrap justify-center gap-x-4 gap-y-1 text-xs text-base-content/70">
            <For each={ZONES}>
              {(zone) => (
                <li class="flex items-center gap-1.5">
                  <span class={`size-3.5 rounded-t-sm border bg-base-100 ${zone.mark}`} />
                  {zone.name} {money(zone.price)}
                </li>
              )}
            </For>
            <li class="flex items-center gap-1.5">
              <span class="grid size-3.5 place-items-center rounded-t-sm bg-base-content/15">×</span>
              Taken
            </li>
          </ul>
        </section>

        <section class="grid gap-3 rounded-box border border-base-content/10 p-4">
          <h2 class="text-sm font-medium">Your choice</h2>
          <ul class="grid gap-1.5 text-sm tabular-nums">
            <For each={chosen()} fallback={<li class="text-base-content/70">Choose up to {MOST} seats.</li>}>
              {(seat) => (
                <li class="flex items-center gap-2">
                  <span class="flex-1">
                    <span class="font-medium">{seat}</span> <span class="text-base-content/70">{zoneOf(seat).name}</span>
                  </span>
                  {money(zoneOf(seat).price)}
                  <button
                    class="btn btn-circle btn-ghost btn-xs"
                    aria-label={`Give ${seat} back`}
                    onClick={() => toggle(seat.charAt(0), Number(seat.slice(1)))}
                  >
                    ✕
                  </button>
                </li>
              )}
            </For>
          </ul>
          <p class="flex items-baseline justify-between border-t border-base-content/10 pt-3">
            <span class="text-sm">Total</span>
            <span class="text-2xl font-semibold tracking-tight tabular-nums">{money(total())}</span>
          </p>
          <button class="btn btn-primary" disabled={chosen().length === 0} onClick={book}>
            Book {chosen().length === 1 ? "1 seat" : `${chosen().length} seats`}
          </button>
          <p class="text-sm empty:hidden" role="status">
            {message()}
          </p>
          <Show when={mine().booked.length > 0}>
            <p class="flex flex-wrap items-center justify-between gap-2 text-sm">
              <span>
                Yours: <span class="font-medium">{inOrder(mine().booked).join(", ")}</span>
              </span>
              <button class="btn btn-sm" onClick={cancel}>
                Cancel
              </button>
            </p>
          </Show>
        </section>
      </div>
    </main>
  );
}

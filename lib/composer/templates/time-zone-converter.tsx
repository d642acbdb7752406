import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

/** Without a date it is today's. */
type Question = { from: string; to: string; minutes: number; date: string | null };

const COMMON =
  "Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi America/Bogota America/Chicago America/Denver America/Los_Angeles America/Mexico_City America/New_York America/Sao_Paulo America/Toronto Asia/Bangkok Asia/Dubai Asia/Hong_Kong Asia/Jakarta Asia/Kolkata Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Tokyo Australia/Sydney Europe/Athens Europe/Berlin Europe/Istanbul Europe/Lisbon Europe/London Europe/Madrid Europe/Paris Europe/Stockholm Europe/Warsaw Pacific/Auckland Pacific/Honolulu UTC".split(
    " ",
  );
const START: Question = { from: "Europe/Berlin", to: "Asia/Tokyo", minutes: 9 * 60, date: null };
const MINUTE = 60_000;
const DAY = 1440;
const WORK = [9, 17] as const;
const HOURS = Array.from({ length: 24 }, (_hour, index) => index);

const currentTime = () => Date.now();
const two = (value: number) => String(value).padStart(2, "0");
/** As the browser's own fields write times. */
const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const said = (minutes: number) => timeOfDay.format(minutes * MINUTE);
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const cityOf = (zone: string) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
const dayName = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });

/** What the clocks of a zone show at a moment, as if they showed UTC. */
function wallAt(zone: string, moment: number): number {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).format(moment);
  const [day = 1, month = 1, year = 1970, hour = 0, minute = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour % 24, minute);
}

/** The moment at which the clocks of a zone show this; asked twice, for the night in which they are changed. */
function momentOf(zone: string, wall: number): number {
  const guess = wall - (wallAt(zone, wall) - wall);
  return wall - (wallAt(zone, guess) - guess);
}

const dateIn = (zone: string, moment: number) => {
  const date = new Date(wallAt(zone, moment));
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
};

function hoursInWords(minutes: number): string {
  const size = Math.abs(minutes);
  const parts = [size >= 60 ? `${Math.floor(size / 60)} h` : "", size % 60 ? `${size % 60} min` : ""];
  return parts.filter(Boolean).join(" ");
}

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readQuestion(stored: unknown): Question | undefined {
  const { from, to, minutes, date } = record(stored);
  const isKnown = (zone: unknown): zone is string => typeof zone === "string" && COMMON.includes(zone);
  if (!isKnown(from) || !isKnown(to) || typeof minutes !== "number" || !(minutes >= 0 && minutes < DAY)) return undefined;
  const isDate = typeof date === "string" && !Number.isNaN(Date.parse(date));
  return { from, to, minutes: Math.round(minutes), date: isDate ? date.slice(0, 10) : null };
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

/** A day of one zone, from midnight to midnight of the other: night, day and working hours. */
function Band(props: { label: string; hourAt: (hour: number) => number }) {
  const toneOf = (hour: number) =>
    hour >= WORK[0] && hour < WORK[1] ? "bg-success" : hour >= 7 && hour < 22 ? "bg-success/30" : "bg-base-content/15";
  return (
    <div class="grid gap-1">
      <span class="text-xs text-base-content/70">{props.label}</span>
      <div class="flex h-7 overflow-hidden rounded-selector">
        <For each={HOURS}>{(hour) => <span class={`flex-1 ${toneOf(props.hourAt(hour))}`} />}</For>
      </div>
    </div>
  );
}

export default function App(props: Props) {
  const [question, setQuestion] = createKept<Question>(props, "zones", START, readQuestion);
  const update = (part: Partial<Question>) => setQuestion({ ...question(), ...part });
  const date = () => question().date ?? dateIn(question().from, currentTime());

  const day = createMemo(() => Date.parse(`${date()}T00:00:00Z`));
  const moment = createMemo(() => momentOf(question().from, day() + question().minutes * MINUTE));
  const there = createMemo(() => wallAt(question().to, moment()));
  const thereMinutes = createMemo(() => Math.floor((there() % (DAY * MINUTE)) / MINUTE));
  const ahead = createMemo(() => Math.round((there() - wallAt(question().from, moment())) / MINUTE));
  const dayShift = createMemo(() => Math.round((there() - thereMinutes() * MINUTE - day()) / (DAY * MINUTE)));
  const shiftName = () => ["the day before", "the same day", "the next day"][dayShift() + 1] ?? dayName.format(there());
  const hourThere = (hour: number) => ((((hour * 60 + ahead()) % DAY) + DAY) % DAY) / 60;
  const shared = createMemo(() =>
    HOURS.filter((hour) => hour >= WORK[0] && hour < WORK[1] && hourThere(hour) >= WORK[0] && hourThere(hour) + 1 <= WORK[1]),
  );
  /** In the night in which clocks go forward an hour is missing. */
  const isSkipped = () => wallAt(question().from, moment()) !== day() + question().minutes * MINUTE;
  const setTime = (text: string) => {
    const [hours = NaN, minutes = NaN] = text.split(":").map(Number);
    if (hours >= 0 && minutes >= 0) update({ minutes: hours * 60 + minutes });
  };
  const now = () => {
    const wall = wallAt(question().from, currentTime());
    update({ date: null, minutes: Math.floor((wall % (DAY * MINUTE)) / MINUTE) });
  };
  const swap = () =>
    setQuestion({ from: question().to, to: question().from, minutes: thereMinutes(), date: dateIn(question().to, moment()) });
  const zones = (label: string, value: () => string, choose: (zone: string) => void) => (
    <select class="select w-full" aria-label={label} value={value()} onChange={(event) => choose(event.currentTarget.value)}>
      <For each={COMMON}>
        {(zone) => (
          <option value={zone} selected={zone === value()}>
            {cityOf(zone)}
          </option>
        )}
      </For>
    </select>
  );

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h1 class="text-xl font-semibold tracking-tight">Time zone converter</h1>
        <button class="btn btn-sm" onClick={now}>
          Now
        </button>
      </header>

      <section class="grid items-stretch gap-3 sm:grid-cols-[1fr_auto_1fr]">
        <div class="grid content-start gap-3 rounded-box border border-base-content/10 bg-base-200 p-4">
          <h2 class="text-sm text-base-content/70">When it is</h2>
          <input
            type="time"
            class="input input-lg w-full text-2xl font-semibold tabular-nums"
            aria-label={`Time in ${cityOf(question().from)}`}
            value={clock(question().minutes)}
            onInput={(event) => setTime(event.currentTarget.value)}
          />
          <input
            type="date"
            class="input w-full tabular-nums"
            aria-label={`Date in ${cityOf(question().from)}`}
            value={date()}
            onInput={(event) => event.currentTarget.value && update({ date: event.currentTarget.value })}
          />
          {zones(
            "From",
            () => question().from,
            (from) => update({ from }),
          )}
        </div>
        <button class="btn btn-circle self-center justify-self-center" aria-label="Swap the time zones" onClick={swap}>
          ⇄
        </button>
        <div class="grid content-start gap-3 rounded-box border border-primary/40 bg-primary/10 p-4">
          <h2 class="text-sm text-base-content/70">it is</h2>
          <p class="flex h-12 items-center text-4xl font-semibold tracking-tight tabular-nums">{said(thereMinutes())}</p>
          <p class="flex h-10 items-center text-sm">{dayName.format(there())}</p>
          {zones(
            "To",
            () => question().to,
            (to) => update({ to }),
          )}
        </div>
      </section>
      <p class="text-sm text-pretty" role="status">
        {said(question().minutes)} in {cityOf(question().from)} is{" "}
        <strong class="font-semibold">
          {said(thereMinutes())} in {cityOf(question().to)}
        </strong>
        , {shiftName()}.{" "}
        <span class="text-base-content/70">
          {ahead() === 0
            ? "Both have the same time."
            : `${cityOf(question().to)} is ${hoursInWords(ahead())} ${ahead() > 0 ? "ahead" : "behind"} on that day.`}
        </span>{" "}
        <Show when={isSkipped()}>The clocks in {cityOf(question().from)} go forward over this time that night.</Show>
      </p>

      <section class="grid gap-3 rounded-box border border-base-content/10 p-4">
        <h2 class="text-sm font-medium">Hours to meet</h2>
        <Band label={cityOf(question().from)} hourAt={(hour) => hour} />
        <input
          type="range"
          min="0"
          max={DAY - 15}
          step="15"
          class="range range-primary range-sm w-full"
          aria-label={`Time of day in ${cityOf(question().from)}`}
          aria-valuetext={`${said(question().minutes)}, ${said(thereMinutes())} in ${cityOf(question().to)}`}
          value={question().minutes}
          onInput={(event) => update({ minutes: Number(event.currentTarget.value) })}
        />
        <Band label={cityOf(question().to)} hourAt={hourThere} />
        <p class="flex flex-wrap gap-x-4 gap-y-1 text-xs text-base-content/70">
          <span>
            <span class="mr-1.5 inline-block size-2.5 rounded-full bg-success" />
            Work, {WORK[0]} to {WORK[1]}
          </span>
          <span>
            <span class="mr-1.5 inline-block size-2.5 rounded-full bg-success/30" />
            Awake
          </span>
          <span>
            <span class="mr-1.5 inline-block size-2.5 rounded-full bg-base-content/15" />
            Night
          </span>
        </p>
        <Show when={shared().length > 0} fallback={<p class="text-sm">The working hours of the two do not meet on that day.</p>}>
          <div class="flex flex-wrap items-center gap-2 text-sm">
            <span>Both at work, in {cityOf(question().from)}:</span>
            <For each={shared()}>
              {(hour) => (
                <button
                  class="btn btn-sm tabular-nums"
                  classList={{ "bg-base-content text-base-100": question().minutes === hour * 60 }}
                  aria-pressed={question().minutes === hour * 60}
                  onClick={() => update({ minutes: hour * 60 })}
                >
                  {said(hour * 60)}
                </button>
              )}
            </For>
          </div>
        </Show>
      </section>
    </main>
  );
}

"use client";

import { countOf, providerName } from "../../_client/format";
import { sayFailure } from "../../_client/problem";
import { useUsage, type UsageDay } from "../../_client/use-account";
import { useNow } from "../../_client/use-now";
import { FailureNote } from "../ui/failure-note";
import { Section } from "./section";

const DAYS = 30;
const DAY_MS = 86_400_000;
const BAR = { width: 18, gap: 4, height: 96 };
const SHADES = ["fill-primary", "fill-accent", "fill-secondary", "fill-info"];
const DOTS = ["bg-primary", "bg-accent", "bg-secondary", "bg-info"];

/** What the workspace has used in the last thirty days. */
export function UsageSection() {
  const { data, error, isLoading } = useUsage();
  return (
    <Section title="Usage" note="Runs of the last thirty days. Cost is an estimate by list price; the composer costs nothing.">
      {isLoading && <div role="status" aria-label="Reading the usage" className="shimmer h-40" />}
      {error !== undefined && data === undefined && (
        <FailureNote title="The usage could not be read">{sayFailure(error)}</FailureNote>
      )}
      {data !== undefined &&
        (data.items.length === 0 ? <p className="text-muted">Nothing was made yet.</p> : <Usage items={data.items} />)}
    </Section>
  );
}

function Usage({ items }: { items: readonly UsageDay[] }) {
  const providers = [...new Set(items.map(({ provider }) => provider))].toSorted();
  return (
    <div className="grid gap-5">
      <RunChart items={items} providers={providers} />
      <div className="overflow-x-auto rounded-box border border-base-300 bg-raised">
        <table className="w-full text-sm">
          <thead className="text-left text-xs text-muted">
            <tr>
              {["Provider", "Runs", "Tokens in", "Tokens out", "Cost"].map((head, index) => (
                <th key={head} scope="col" className={`px-2.5 py-2 font-medium sm:px-4 ${index > 0 ? "text-right" : ""}`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {providers.map((provider, index) => (
              <ProviderRow key={provider} provider={provider} shade={DOTS[index % DOTS.length] ?? ""} items={items} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function ProviderRow({ provider, shade, items }: { provider: string; shade: string; items: readonly UsageDay[] }) {
  const own = items.filter((item) => item.provider === provider);
  const total = (read: (item: UsageDay) => number): number => own.reduce((sum, item) => sum + read(item), 0);
  const cost = total((item) => item.cost_usd).toLocaleString("en", {
    style: "currency",
    currency: "USD",
    maximumFractionDigits: 4,
  });
  const counts = [total((item) => item.runs), total((item) => item.tokens_in), total((item) => item.tokens_out)];
  return (
    <tr className="border-t border-base-300">
      <th scope="row" className="px-2.5 py-2 text-left font-medium sm:px-4">
        <span aria-hidden="true" className={`mr-2 inline-block size-2 rounded-full ${shade}`} />
        {providerName(provider)}
      </th>
      {[...counts.map((count) => count.toLocaleString("en")), cost].map((text, index) => (
        <td key={index} className="tabular px-2.5 py-2 text-right sm:px-4">
          {text}
        </td>
      ))}
    </tr>
  );
}

/** Runs per day, stacked by provider; the table below has the numbers. */
function RunChart({ items, providers }: { items: readonly UsageDay[]; providers: readonly string[] }) {
  const today = useNow() ?? 0;
  const days = Array.from({ length: DAYS }, (_none, index) =>
    new Date(today - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
  const runsOf = (day: string, provider: string): number =>
    items.filter((item) => item.day === day && item.provider === provider).reduce((sum, { runs }) => sum + runs, 0);
  const totals = days.map((day) => providers.reduce((sum, provider) => sum + runsOf(day, provider), 0));
  const most = Math.max(1, ...totals);
  const width = DAYS * (BAR.width + BAR.gap);
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${BAR.height}`} role="img" className="h-28 w-full" preserveAspectRatio="none">
        <title>{`Runs per day, at most ${countOf(most, "run")}`}</title>
        {days.map((day, index) => {
          let top = BAR.height;
          return providers.map((provider, at) => {
            const height = (runsOf(day, provider) / most) * (BAR.height - 2);
            top -= height;
            return height === 0 ? null : (
              <rect
                key={`${day} ${provider}`}
                x={index * (BAR.width + BAR.gap)}
                y={top}
                width={BAR.width}
                height={height}
                className={SHADES[at % SHADES.length]}
              >
                <title>{`${day}: ${countOf(runsOf(day, provider), "run")} by ${providerName(provider)}`}</title>
              </rect>
            );
          });
        })}
        <rect x={0} y={BAR.height - 1} width={width} height={1} className="fill-base-300" />
      </svg>
      <figcaption className="mt-1 flex justify-between text-xs text-muted">
        <span>{days[0]}</span>
        <span>{`most on one day: ${countOf(most, "run")}`}</span>
        <span>today</span>
      </figcaption>
    </figure>
  );
}

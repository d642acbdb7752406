import type { ReactNode } from "react";
import type { ComponentItem } from "../../_client/api-types";
import { formatBytes, providerName } from "../../_client/format";
import { Age } from "../ui/age";
import { TimingBar } from "./timing-bar";

const RENDER_WORDS: Readonly<Record<string, string>> = {
  ok: "Rendered with its data before it was stored",
  unknown: "Could not be rendered on the server; it runs in the browser",
};

/** What is known about the current version. */
export function DetailsPanel({ component }: { component: ComponentItem }) {
  const { sizes, verdict, timings, provider, model, version } = component;
  return (
    <div tabIndex={0} role="group" aria-label="Details" className="grid min-h-0 content-start gap-7 overflow-y-auto p-5">
      <Section title="Request">
        <p className="whitespace-pre-wrap wrap-anywhere">{component.prompt || "Not recorded."}</p>
      </Section>
      <Section title="Version">
        <Facts
          facts={[
            ["Version", String(version)],
            ["Written by", model ? `${providerName(provider)}, ${model}` : providerName(provider)],
            ["Created", <Age key="created" iso={component.created_at} />],
            ["Changed", <Age key="updated" iso={component.updated_at} />],
          ]}
        />
      </Section>
      <Section title="Checks">
        <Facts
          facts={[
            ["Validation", verdict.validation === "ok" ? "Passed" : verdict.validation],
            ["Rendering", RENDER_WORDS[verdict.render] ?? verdict.render],
          ]}
        />
        {verdict.notes.length > 0 && (
          <ul className="mt-2 grid list-disc gap-1 pl-4 text-sm text-muted">
            {verdict.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Size">
        <Facts
          facts={[
            ["Source", formatBytes(sizes.source_bytes)],
            ["JavaScript", formatBytes(sizes.js_bytes)],
            ["CSS", formatBytes(sizes.css_bytes)],
          ]}
        />
      </Section>
      <Section title="Time">
        <TimingBar timings={timings} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-sm font-semibold tracking-normal">{title}</h2>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[7rem_1fr] gap-x-4 gap-y-1.5 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="tabular min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

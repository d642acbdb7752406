"use client";

import { providerName } from "../../_client/format";
import { sayFailure } from "../../_client/problem";
import { saveSettings } from "../../_client/save-settings";
import { useTheme } from "../../_client/theme";
import { say } from "../../_client/ui-store";
import { useSettings, type Settings } from "../../_client/use-account";
import { FailureNote } from "../ui/failure-note";
import { Choice } from "./choice";
import { Section } from "./section";

const THEMES = [
  { value: "auto", label: "As the system has it" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;
const MODES = [
  { value: "auto", label: "Decide for each message" },
  { value: "component", label: "Always an app" },
  { value: "text", label: "Always words" },
] as const;
const EFFORTS = [
  { value: "fast", label: "One model, at once" },
  { value: "quality", label: "Two models and a judge" },
] as const;
const PRIVACY = [
  { value: "standard", label: "Shape and a few sample rows" },
  { value: "schema-only", label: "Shape only, no value" },
] as const;

/** How Spark looks and answers, for this person. */
export function DefaultsSection({ providers }: { providers: readonly string[] }) {
  const { data, error, isLoading, mutate } = useSettings();
  const syncState = useTheme((state) => state.syncState);
  const save = async (change: Partial<Settings>): Promise<void> => {
    if (!data) return;
    if (change.theme !== undefined) syncState(change.theme);
    const write = async () => {
      await saveSettings(change);
      return { ...data, ...change };
    };
    try {
      await mutate(write(), { optimisticData: { ...data, ...change }, rollbackOnError: true, revalidate: false });
    } catch (failure) {
      say(`Not saved: ${sayFailure(failure)}`, { tone: "error" });
    }
  };
  return (
    <Section title="You" note="How Spark looks and answers. Saved as you choose.">
      {isLoading && <div role="status" aria-label="Reading your settings" className="shimmer h-36" />}
      {error !== undefined && data === undefined && (
        <FailureNote title="Your settings could not be read">{sayFailure(error)}</FailureNote>
      )}
      {data !== undefined && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice label="Theme" value={data.theme} options={THEMES} onChange={(theme) => void save({ theme })} />
          <Choice
            label="Answers"
            value={data.default_mode === "code" ? "auto" : data.default_mode}
            options={MODES}
            onChange={(mode) => void save({ default_mode: mode })}
          />
          {providers.length > 1 && (
            <Choice
              label="Asked first"
              value={data.default_provider ?? ""}
              options={[
                { value: "", label: "As the server has it" },
                ...providers.map((provider) => ({ value: provider, label: providerName(provider) })),
              ]}
              onChange={(provider) => void save({ default_provider: provider === "" ? null : provider })}
            />
          )}
          <Choice label="Effort" value={data.effort} options={EFFORTS} onChange={(effort) => void save({ effort })} />
          <Choice
            label="What models see of your data"
            value={data.privacy}
            options={PRIVACY}
            onChange={(privacy) => void save({ privacy })}
          />
        </div>
      )}
    </Section>
  );
}

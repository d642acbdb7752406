import { providerName } from "../../_client/format";

/** Who wrote an app. */
export function ProviderBadge({ provider }: { provider: string }) {
  const isComposer = provider === "composer";
  return (
    <span
      title={isComposer ? "Written by Spark itself, without a model" : "The model provider that wrote this"}
      className="inline-flex h-6 items-center gap-1.5 rounded-full border border-base-300 px-2.5 text-xs font-medium whitespace-nowrap text-muted"
    >
      <span aria-hidden="true" className={`size-1.5 rounded-full ${isComposer ? "bg-accent" : "bg-secondary"}`} />
      {providerName(provider)}
    </span>
  );
}

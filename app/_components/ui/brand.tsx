/** Two shards that make one spark. */
export function SparkMark({ size = 24 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24" className="shrink-0 text-primary">
      <path fill="currentColor" d="M14.2 1.8 4.6 12.9c-.3.4 0 .9.4.9h6.2L14.7 2.1c.1-.3-.3-.6-.5-.3Z" />
      <path fill="currentColor" opacity=".62" d="M9.8 22.200 19.400 11.100c.3-.4 0-.9-.4-.9h-6.200L9.300 21.900c-.1.3.3.6.5.3Z" />
    </svg>
  );
}

/** The product's name with its mark. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-1.5 text-[1.0625rem] font-semibold tracking-[-0.025em]">
      <SparkMark size={22} />
      Spark
    </span>
  );
}

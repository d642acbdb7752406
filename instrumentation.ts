/** Next calls this once when a server starts. Warming up is for who starts it, after the first pages have been answered. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startCompiler, warmUp } = await import("./app/_server/warm-up");
  startCompiler();
  Object.assign(globalThis, { [Symbol.for("spark.warming")]: warmUp });
}

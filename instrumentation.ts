/** Next calls this once when a server starts: everything a first request would wait for is made warm. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { warmUp } = await import("./app/_server/warm-up");
  await warmUp();
}

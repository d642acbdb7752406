import { runSpark } from "./run-spark.mjs";
import { failWith } from "./say.mjs";

const spark = await runSpark({ isDev: true }).catch(failWith);
process.on("message", (message) => {
  if (message?.type === "renew-embedded") spark.renewEmbedded();
});

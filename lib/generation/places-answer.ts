import type { ProjectView } from "./types";

const SHOWN_PLACES = 12;

/** What can be said about a request without a model: where in the project to look, with files and lines. */
export function placesAnswer({ name, places, activeFile }: ProjectView): string {
  const why =
    "No language model is set up, so I cannot explain or change code. Set `OPENAI_API_KEY` or `GOOGLE_GENERATIVE_AI_API_KEY` for that.";
  if (places.length === 0) return `${why}\n\nNothing in **${name}** matches the words of your request.`;
  const lines = places.slice(0, SHOWN_PLACES).map(({ path, line, signature }) => `- \`${path}:${line}\` ${asCode(signature)}`);
  const open = activeFile ? ` \`${activeFile.path}\` is open.` : "";
  return `${why}\n\nThese places in **${name}** fit your request best:${open}\n\n${lines.join("\n")}`;
}

/** Code on one line, whatever it holds. */
function asCode(signature: string): string {
  const longest = Math.max(0, ...(signature.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${signature}\`` : `${fence} ${signature} ${fence}`;
}

import { z } from "zod";

/** A model gives a whole file. */
export const ComponentCall = z.object({
  title: z.string().describe("Two to five words"),
  summary: z.string().describe("One sentence: what it shows and what one can do with it"),
  source: z.string().describe("The whole TSX file, raw"),
});

/** A model changes a file in a few places. */
export const EditCall = z.object({
  title: z.string().describe("Two to five words"),
  summary: z.string().describe("One sentence: what it shows and what one can do with it"),
  edits: z
    .array(
      z.object({
        find: z.string().describe("Text of the current file, exactly as it is there, that occurs once"),
        replace: z.string().describe("What comes instead"),
      }),
    )
    .min(1)
    .describe("Changes of the current file, in order; all are applied or none"),
});

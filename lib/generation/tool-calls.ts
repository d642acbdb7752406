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

/** A model changes files of a project. */
export const ChangeCall = z.object({
  summary: z.string().describe("One or two sentences in Markdown: what changes, and why"),
  changes: z
    .array(
      z.object({
        path: z.string().describe("Of the open file, or of a new one"),
        edits: z
          .array(
            z.object({
              find: z.string().describe("Text of the file, exactly as it is there, that occurs once"),
              replace: z.string().describe("What comes instead"),
            }),
          )
          .optional()
          .describe("Changes of the open file, in order"),
        content: z.string().optional().describe("The whole file, for a new one or where much of it changes"),
        remove: z.boolean().optional().describe("True where the open file is to go"),
      }),
    )
    .min(1)
    .max(20)
    .describe("All are applied, or none"),
});

import { z } from "zod";

/** What a person has chosen; the wire form is the stored one. */
export const Settings = z.object({
  theme: z.enum(["light", "dark", "auto"]),
  default_provider: z.string().trim().max(64).nullable(),
  default_mode: z.enum(["auto", "text", "component", "code"]),
  effort: z.enum(["fast", "quality"]),
  privacy: z.enum(["standard", "schema-only"]),
  preferences: z.record(z.string().max(64), z.json()),
});

export type Settings = z.output<typeof Settings>;

// Choices of the interface, not a store for documents.
const PREFERENCE_CHARACTERS = 16_384;

/** Body of `PUT /api/user/settings`: what is left out stays as it is. */
export const PutSettings = Settings.partial().refine(
  ({ preferences }) => preferences === undefined || JSON.stringify(preferences).length <= PREFERENCE_CHARACTERS,
  { path: ["preferences"], error: `must have at most ${PREFERENCE_CHARACTERS} characters as JSON` },
);

/** Answer of both calls. */
export const SettingsJson = Settings.extend({ updated_at: z.string() });

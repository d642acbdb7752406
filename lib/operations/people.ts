import { z } from "zod";
import { MagicLinkInput, SignIn, SignUp } from "#lib/auth/schemas";
import { PutSettings, SettingsJson } from "#lib/settings/schemas";
import { describeCalls, json } from "./call";

/** What the API says about its calls for people. */
export const PEOPLE = describeCalls("People", [
  ["getSettings", "GET /api/user/settings", "The person's own choices", { answers: json(SettingsJson), errors: ["forbidden"] }],
  [
    "saveSettings",
    "PUT /api/user/settings",
    "Changes what is given",
    { input: PutSettings, answers: json(SettingsJson), errors: ["forbidden"] },
  ],
  [
    "getRealtimeToken",
    "GET /api/user/realtime-token",
    "A token of at most ten minutes for the realtime socket",
    { answers: json(z.object({ access_token: z.string(), expires_at: z.string() })) },
  ],
  [
    "signIn",
    "POST /api/auth/sign-in",
    "Begins a session in cookies",
    { input: SignIn, answers: json(), isOpen: true, errors: ["unauthenticated"] },
  ],
  [
    "signUp",
    "POST /api/auth/sign-up",
    "Makes an account",
    { input: SignUp, answers: json(), isOpen: true, errors: ["conflict"] },
  ],
  [
    "sendMagicLink",
    "POST /api/auth/magic-link",
    "Mails a sign-in link",
    { input: MagicLinkInput, answers: json(), isOpen: true },
  ],
  ["signOut", "POST /api/auth/sign-out", "Ends the session of these cookies", { answers: json(), isOpen: true }],
]);

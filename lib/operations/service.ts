import { describeCalls, json } from "./call";

/** What the API says about its calls for service. */
export const SERVICE = describeCalls("Service", [
  [
    "getHealth",
    "GET /api/health",
    "Liveness, and each dependency; 503 when a vital one is down",
    { answers: json(), isOpen: true },
  ],
]);

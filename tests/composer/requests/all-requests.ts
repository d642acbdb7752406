import { MEASURE_REQUESTS } from "./measure-requests";
import type { RequestCase } from "./request-case";
import { VIEW_REQUESTS } from "./view-requests";

/** The acceptance table of the composer: what people ask, and what has to come of it. */
export const REQUESTS: readonly RequestCase[] = [...VIEW_REQUESTS, ...MEASURE_REQUESTS];

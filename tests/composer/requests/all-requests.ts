import { DATE_PART_REQUESTS } from "./date-part-requests";
import { BOARD_REQUESTS } from "./board-requests";
import { FILTER_REQUESTS } from "./filter-requests";
import { FOLLOW_UP_REQUESTS } from "./follow-up-requests";
import { MEASURE_REQUESTS } from "./measure-requests";
import { QUESTION_REQUESTS } from "./question-requests";
import type { RequestCase } from "./request-case";
import { VIEW_REQUESTS } from "./view-requests";

/** The acceptance table of the composer: what people ask, and what has to come of it. */
export const REQUESTS: readonly RequestCase[] = [
  ...VIEW_REQUESTS,
  ...MEASURE_REQUESTS,
  ...FILTER_REQUESTS,
  ...QUESTION_REQUESTS,
  ...BOARD_REQUESTS,
  ...DATE_PART_REQUESTS,
  ...FOLLOW_UP_REQUESTS,
];

const LEAD_IN = /^(?:(?:please|now|also|and|then|ok|okay|can you|could you)[\s,]+)*/i;
// "make the bars blue" changes what is there, "make a timer" does not: an article or a person after the verb means a new thing.
const REMAKE = /^(?:make|turn|change|switch|convert|show|display)\s+(?!me\b|us\b|an?\b|another\b|some\b|new\b)\S/i;
const TOUCH_UP =
  /^(?:sort|group|filter|order|hide|remove|drop|rename|swap|colou?r|use|add|reverse|limit|round|include|exclude|bigger|smaller|instead)\b/i;

/** Does this message ask for a change of the app that the conversation is about, rather than for another one? */
export function isRefinement(text: string): boolean {
  const request = text.trim().replace(LEAD_IN, "");
  return REMAKE.test(request) || TOUCH_UP.test(request);
}

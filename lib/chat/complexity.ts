const REWORK =
  /\b(?:refactor\w*|restructur\w*|redesign\w*|re-?architect\w*|migrat(?:e|es|ing|ion)|port (?:it|this|them|everything) to)\b/i;
const MANY_FILES =
  /\b(?:across|in|over|through(?:out)?) (?:all|many|several|multiple|every|both|the (?:whole|entire))\b[^.?!]{0,40}\b(?:files?|modules?|packages?|project|code ?base)\b/i;

/** Does this message ask for work on the structure of a project, for which two models and a judge are worth their price? */
export function isComplex(text: string): boolean {
  return REWORK.test(text) || MANY_FILES.test(text);
}

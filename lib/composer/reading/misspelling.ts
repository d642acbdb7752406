// Words of requests that are near to names of fields and mean something else.
const COMMON = new Set(
  "their there these those where which three table chart total value count order sort group sales sale state stage price prize other month months years above below under later since after before average please create should would could number display show shown about first least largest lowest highest between".split(
    " ",
  ),
);

const COMMANDS =
  "average median maximum minimum highest lowest largest smallest histogram scatter dashboard timeline calendar kanban monthly weekly yearly quarterly descending ascending distribution percentage without between treemap heatmap boxplot".split(
    " ",
  );

/** A text in which slips of the fingers in the words that say how to show data are mended: "avrage", "dashbord". */
export function spellCommands(text: string): string {
  return text.replace(
    /\p{Letter}{5,}/gu,
    (word) => COMMANDS.find((command) => !command.startsWith(word) && isMisspelt(word, command)) ?? word,
  );
}

/** True for a word that differs from a name by one slip of the fingers, or by two in a long name. */
export function isMisspelt(word: string, name: string): boolean {
  if (word === name || COMMON.has(word) || Math.abs(word.length - name.length) > 2 || word[0] !== name[0]) return false;
  return distance(word, name) <= (name.length >= 9 ? 2 : 1);
}

/** Letters that are missing, too many, wrong or swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_none, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, now];
  }
  return last[b.length] ?? 0;
}

const MAX_TEXT = 1_000_000;
const MAX_DISTINCT = 4_000;
const [MIN_LENGTH, MAX_LENGTH] = [2, 60];

const [OTHER, DIGIT, LETTER] = [0, 1, 2];

/** What a UTF-16 unit means to a word. Halves of surrogate pairs are no letters, so no word is torn. */
const KINDS = Uint8Array.from({ length: 0x1_0000 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[\p{L}\p{M}_$]/u.test(character)) return LETTER;
  return /\p{N}/u.test(character) ? DIGIT : OTHER;
});

/** Every word and identifier of a text as it is written, with how often it occurs; in linear time. */
export function collectWords(text: string): Record<string, number> {
  const counts = new Map<string, number>();
  const end = Math.min(text.length, MAX_TEXT);
  let position = 0;
  while (position < end) {
    if (KINDS[text.charCodeAt(position)] !== LETTER) {
      position++;
      continue;
    }
    const start = position++;
    while (position < end && KINDS[text.charCodeAt(position)] !== OTHER) position++;
    const length = position - start;
    if (length < MIN_LENGTH || length > MAX_LENGTH) continue;
    const word = text.slice(start, position);
    const count = counts.get(word);
    if (count !== undefined) counts.set(word, count + 1);
    else if (counts.size < MAX_DISTINCT) counts.set(word, 1);
  }
  // Without a prototype, so that `__proto__` and `constructor` are words like any other.
  const words: Record<string, number> = Object.create(null);
  for (const [word, count] of counts) words[word] = count;
  return words;
}

const [OPEN_PARENTHESIS, OPEN_BRACKET, OPEN_BRACE] = [0x28, 0x5b, 0x7b];
const [CLOSE_PARENTHESIS, CLOSE_BRACKET, CLOSE_BRACE] = [0x29, 0x5d, 0x7d];
const [COMMA, SEMICOLON, EQUALS, GREATER] = [0x2c, 0x3b, 0x3d, 0x3e];

/** Deeper ones change nothing any more. */
const MAX_LEVEL = 24;

/**
 * How often a parser of TypeScript may have to guess. Brackets behind `<…>` are parsed once as what they may be and once more as what
 * they are, and all that is in them with them: each level doubles the work of the next one. Counted in linear time, from above.
 */
export function countGuesses(text: string): number {
  let [guesses, depth] = [0, 0];
  // For each open bracket: in how many guesses it is, and whether the next bracket in it is one more.
  const levels = [0];
  const guessing = [false];
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case OPEN_PARENTHESIS:
      case OPEN_BRACKET:
      case OPEN_BRACE: {
        const level = Math.min((levels[depth] ?? 0) + (guessing[depth] ? 1 : 0), MAX_LEVEL);
        if (guessing[depth]) guesses += 2 ** level;
        depth++;
        levels[depth] = level;
        guessing[depth] = false;
        break;
      }
      case CLOSE_PARENTHESIS:
      case CLOSE_BRACKET:
        depth = Math.max(depth - 1, 0);
        break;
      case CLOSE_BRACE:
        depth = Math.max(depth - 1, 0);
        guessing[depth] = false;
        break;
      case COMMA:
      case SEMICOLON:
        guessing[depth] = false;
        break;
      case GREATER:
        if (text.charCodeAt(index - 1) !== EQUALS) guessing[depth] = true;
    }
  }
  return guesses;
}

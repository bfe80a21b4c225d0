/**
 * A state's name as words: `awaitingEhloReply` is “awaiting EHLO reply”. Made from the name alone,
 * so that no state has a second name that could go wrong.
 */

/** Commands and abbreviations, which are written in capitals wherever they stand. */
const CAPITALS = new Set(['ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data', 'mx', 'tlsa']);

/** The words of a name. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
    .split(' ')
    .map((word) => (CAPITALS.has(word) ? word.toUpperCase() : word));

/** The name as one text. */
export const stateWords = (name: string): string => wordsOf(name).join(' ');

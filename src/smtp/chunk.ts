/**
 * The argument of BDAT (RFC 3030 §2): how many octets follow the command line, and whether they are
 * the last ones of the message. Octets are counted, so no dot is stuffed and none ends the message.
 */

export interface ChunkHead {
  readonly octets: number;
  readonly isLast: boolean;
}

/** More than any message of ours; a larger number is no size. */
const MAXIMUM_DIGITS = 10;

/** Reads `76` or `18 LAST`; null when it is neither. */
export const parseChunkHead = (argument: string): ChunkHead | null =>
  parseChunkSize(argument, /^(\d+)((?:[ \t]+LAST)?)$/iu);

/** Reads a chunk's argument by a form of one's own: the size, and what may be LAST. */
export function parseChunkSize(argument: string, form: RegExp): ChunkHead | null {
  const [, count = '', last = ''] = form.exec(argument) ?? [];
  if (count === '' || count.length > MAXIMUM_DIGITS) return null;
  return { octets: Number(count), isLast: last.trim().toUpperCase() === 'LAST' };
}

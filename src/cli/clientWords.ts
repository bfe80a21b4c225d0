/**
 * What is different each time in a client's lines and in its words: dates, Message-IDs, the id of a
 * thread, how many milliseconds a failure took, and the address of a host in another network.
 */

const CHANCE: readonly (readonly [RegExp, string])[] = [
  [/^(Date: )\w{3}, \d{1,2} \w{3} \d{4} [\d:]{8} [+-]\d{4}$/u, '$1DATE'],
  [/^(Message-ID: )<.+>$/iu, '$1<ID>'],
  [/\b[0-9A-F]{6,16}(?=:error:)/gu, 'THREAD'],
  [/\bafter \d+ ms\b/gu, 'after N ms'],
  [/\b(ECONNREFUSED|EHOSTUNREACH|ETIMEDOUT|ENETUNREACH) [\d.]+:(\d+)/gu, '$1 ADDRESS:$2'],
  // The build of the library that curl names, and the lines of Node's own copy of its source.
  [/\bOpenSSL\/3\.\d+\.\d+/gu, 'OpenSSL/3'],
];

const withoutChance = (line: string): string =>
  CHANCE.reduce((text, [pattern, name]) => text.replace(pattern, name), line);

/** Whether two lines say the same, but for chance. */
export const isSameText = (left: string, right: string): boolean =>
  withoutChance(left) === withoutChance(right);

/** A line of ciphertext that a program took for a reply. */
const isCiphertext = (line: string): boolean => line.startsWith('<** ') && /[^\t -~]/u.test(line);

/** The words of a capture and of a simulated program, with what is chance taken out. */
export function sameWords(
  captured: readonly string[],
  told: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const kept = captured.filter((line) => !isCiphertext(line));
  return [kept.map(withoutChance), told.map(withoutChance)];
}

/**
 * Models transparency in DATA: a line that begins with a dot gets another one, so that a lone dot
 * can mean the end (RFC 5321 §4.5.2). BDAT needs none of it (RFC 3030 §2).
 */

/** The line that ends the data. RFC 5321 §4.1.1.4. */
export const END_OF_DATA = '.';

/**
 * The sender's side: the lines of a message, without CRLF, made ready for the wire. END_OF_DATA is
 * not added.
 */
export function stuffLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.startsWith('.') ? `.${line}` : line));
}

/**
 * The receiver's side: the line without its first dot, if it has one and is longer than that. The
 * caller has compared the line with END_OF_DATA before.
 */
export function unstuffLine(line: string): string {
  return line.length > 1 && line.startsWith('.') ? line.slice(1) : line;
}

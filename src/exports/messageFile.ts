/**
 * A message as a file that any mail program opens: its lines with CRLF between, as RFC 5322 §2.1
 * has them, and a name for the file.
 */

/** The octets of an `.eml` file, as text. */
export const messageFile = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

/** `hello.eml` for the subject `Hello`; letters and digits only, so that it is safe anywhere. */
export function messageFileName(lines: readonly string[]): string {
  const end = lines.indexOf('');
  const header = end === -1 ? lines : lines.slice(0, end);
  const subject = header.find((line) => /^subject:/iu.test(line))?.slice('subject:'.length) ?? '';
  const words = subject.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
  return `${words.length === 0 ? 'message' : words.slice(0, 8).join('-')}.eml`;
}

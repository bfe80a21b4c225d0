/**
 * The forms in which DKIM hashes a message (RFC 6376 §3.4): `simple` takes it as it is, `relaxed`
 * allows for what servers do to white space on the way.
 */

export type Canonicalization = 'simple' | 'relaxed';

const CRLF = '\r\n';

const relaxedField = (lines: readonly string[]): string => {
  const text = lines.join('');
  const colon = text.indexOf(':');
  const name = text.slice(0, colon).toLowerCase().trim();
  const value = text.slice(colon + 1).replace(/[ \t]+/gu, ' ');
  return `${name}:${value.trim()}`;
};

/** A header field, given as its lines without CRLF, in the form to hash; no CRLF ends it. */
export const canonicalField = (lines: readonly string[], form: Canonicalization): string =>
  form === 'simple' ? lines.join(CRLF) : relaxedField(lines);

/** A body, given as its lines without CRLF, in the form to hash. */
export function canonicalBody(lines: readonly string[], form: Canonicalization): string {
  const own =
    form === 'simple'
      ? lines
      : lines.map((line) => line.replace(/[ \t]+/gu, ' ').replace(/ $/u, ''));
  const end = own.findLastIndex((line) => line !== '') + 1;
  // An empty body is one empty line when simple, and nothing at all when relaxed.
  if (end === 0) return form === 'simple' ? CRLF : '';
  return own
    .slice(0, end)
    .map((line) => `${line}${CRLF}`)
    .join('');
}

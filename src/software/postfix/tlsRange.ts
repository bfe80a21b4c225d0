/** Postfix's TLS floor and ceiling (`smtpd_tls_protocols`), `>=TLSv1.2` or with `, <=TLSv1.2`. */

const versionOf = (text: string | undefined, otherwise: string): string =>
  text === undefined ? otherwise : text === 'TLSv1' ? '1.0' : text.slice('TLSv'.length);

/** The lowest and highest version; without a ceiling the highest there is. */
export function parseTlsRange(range: string): { lowest: string; highest: string } {
  const lowest = /^>=(TLSv1(?:\.[0-3])?)/u.exec(range)?.[1];
  const highest = /<=(TLSv1(?:\.[0-3])?)/u.exec(range)?.[1];
  return { lowest: versionOf(lowest, '1.0'), highest: versionOf(highest, '1.3') };
}

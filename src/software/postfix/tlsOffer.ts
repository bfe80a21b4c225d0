/**
 * What a Postfix service agrees to in a handshake: versions from a floor to a ceiling
 * (`smtpd_tls_protocols`, `>=TLSv1.2` or with `, <=TLSv1.2`) and ciphers by grade, less those that
 * are excluded. RFC 9325 §4, postconf(5). Not modelled: `!TLSv1`, the older form of a range.
 */
import { suitesOfGrade } from '../../world/cipherSuites';
import type { PostfixParameters } from '../../world/postfixParameters';

interface TlsRange {
  readonly lowest: string;
  readonly highest: string;
}

const versionOf = (text: string | undefined, otherwise: string): string =>
  text === undefined ? otherwise : text === 'TLSv1' ? '1.0' : text.slice('TLSv'.length);

/** The lowest and highest version; without a ceiling the highest there is. */
export function parseTlsRange(range: string): TlsRange {
  const lowest = /^>=(TLSv1(?:\.[0-3])?)/u.exec(range)?.[1];
  const highest = /<=(TLSv1(?:\.[0-3])?)/u.exec(range)?.[1];
  return { lowest: versionOf(lowest, '1.0'), highest: versionOf(highest, '1.3') };
}

/** Where TLS is demanded, the mandatory parameters hold (TLS_README). */
const isMandatory = (parameters: PostfixParameters): boolean =>
  parameters.smtpd_tls_security_level === 'encrypt' || parameters.smtpd_tls_wrappermode;

/** The lowest and highest TLS version of a service. */
export const tlsRangeOf = (parameters: PostfixParameters): TlsRange =>
  parseTlsRange(
    isMandatory(parameters)
      ? parameters.smtpd_tls_mandatory_protocols
      : parameters.smtpd_tls_protocols,
  );

const wordsIn = (list: string): readonly string[] =>
  list.split(/[\s,:]+/u).filter((word) => word !== '');

/** The cipher suites of a service, by OpenSSL's names. */
export function cipherSuitesOf(parameters: PostfixParameters): readonly string[] {
  const always = wordsIn(parameters.smtpd_tls_exclude_ciphers);
  return isMandatory(parameters)
    ? suitesOfGrade(parameters.smtpd_tls_mandatory_ciphers, [
        ...always,
        ...wordsIn(parameters.smtpd_tls_mandatory_exclude_ciphers),
      ])
    : suitesOfGrade(parameters.smtpd_tls_ciphers, always);
}

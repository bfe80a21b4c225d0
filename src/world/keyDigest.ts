/**
 * What a TLSA record holds of a certificate's key: 64 hexadecimal digits that differ from key to
 * key, as a SHA-256 digest does (RFC 7672 §3.1). Not modelled: keys; a key is known by the name
 * it was made for and by who signed it, so that a certificate renewed with the same key keeps its
 * digest, and an impostor's certificate for the same name has another one.
 */
import type { CertificateSettings } from './certificateSchema';

/** FNV-1a over the text's code units, 32 bits, as eight hexadecimal digits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}

const digest = (text: string): string =>
  Array.from({ length: 8 }, (_, part) => hash(`${part} ${text}`)).join('');

/** The digest of a certificate's key, for usage 3. */
export const keyDigest = ({ subject, issuer }: CertificateSettings): string =>
  digest(`${issuer} ${subject}`);

/** The digest of the key of the authority that signed a certificate, for usage 2. */
export const issuerDigest = ({ issuer }: CertificateSettings): string => digest(issuer);

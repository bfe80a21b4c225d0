/**
 * What a DKIM signature is computed from (RFC 6376 §3.7): the hash of the body, and the hash of the
 * signed fields together with the signature's own. Both are SHA-256, computed for real.
 * Simplified: what a private key does is a digest keyed with the text of the public key, which the
 * record in DNS holds. So a signature fits one key and one message, as a real one does; but here
 * whoever knows the record could sign too.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { sameFieldName, type HeaderField } from '../headerFields';
import { canonicalBody, canonicalField, type Canonicalization } from './canonicalForm';
import type { DkimAlgorithm } from './dkimSignature';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(octets: Uint8Array): string {
  const groups = Array.from({ length: Math.ceil(octets.length / 3) }, (_, index) => {
    const [first = 0, second = 0, third = 0] = octets.slice(index * 3, index * 3 + 3);
    const bits = first * 65_536 + second * 256 + third;
    const sextets = [18, 12, 6, 0].map((shift) => Math.floor(bits / 2 ** shift) % 64);
    return sextets.map((sextet) => ALPHABET.charAt(sextet)).join('');
  });
  const padding = (3 - (octets.length % 3)) % 3;
  return groups.join('').slice(0, padding === 0 ? undefined : -padding) + '='.repeat(padding);
}

/** The hash of a body in a form, in base64; `octets` limits how much of it counts (l=). */
export function bodyHashOf(
  lines: readonly string[],
  form: Canonicalization,
  octets: number | null,
): string {
  const body = utf8ToBytes(canonicalBody(lines, form));
  return toBase64(sha256(octets === null ? body : body.slice(0, octets)));
}

/** How many octets of a body there are to hash. */
export const bodyOctetsOf = (lines: readonly string[], form: Canonicalization): number =>
  utf8ToBytes(canonicalBody(lines, form)).length;

/**
 * The text that is signed: each named field, the lowest of its name first, then the signature's own
 * field without the signature. A name for which no field is left counts as nothing (§5.4.2).
 */
export function signedText(
  fields: readonly HeaderField[],
  names: readonly string[],
  ownLines: readonly string[],
  form: Canonicalization,
): string {
  const left = [...fields];
  const parts = names.flatMap((name) => {
    const at = left.findLastIndex((field) => sameFieldName(field.name, name));
    const [field] = at < 0 ? [] : left.splice(at, 1);
    return field === undefined ? [] : [`${canonicalField(field.lines, form)}\r\n`];
  });
  return `${parts.join('')}${canonicalField(withoutSignature(ownLines), form)}`;
}

/** The field with nothing behind `b=`: a signature cannot sign itself. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const text = lines.join('\r\n').replace(/([;:]\s*b\s*=)[^;]*/u, '$1');
  return text.split('\r\n');
}

/** How long signatures are: RSA with 2048 bits, Ed25519. */
const SIGNATURE_OCTETS: Readonly<Record<DkimAlgorithm, number>> = {
  'rsa-sha256': 256,
  'ed25519-sha256': 64,
};

/** The signature of a text under a key, in base64. */
export function signatureOf(text: string, publicKey: string, algorithm: DkimAlgorithm): string {
  const key = utf8ToBytes(publicKey);
  const hash = sha256(utf8ToBytes(text));
  const octets = SIGNATURE_OCTETS[algorithm];
  const blocks = Array.from({ length: octets / 32 }, (_, index) =>
    hmac(sha256, key, concatBytes(hash, Uint8Array.of(index))),
  );
  return toBase64(concatBytes(...blocks));
}

/**
 * SCRAM-SHA-1 (RFC 5802) and SCRAM-SHA-256 (RFC 7677): both sides prove that they know the
 * password, and neither sends it. Messages are text; what is secret in them is a digest over
 * nonces of this one exchange, salted and iterated.
 * Not modelled: channel binding (the `-PLUS` names) and SASLprep (RFC 5802 §5.1).
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeOctets, encodeOctets } from '../base64';
import type { ScramMechanism } from './mechanisms';

const HASHES = { 'SCRAM-SHA-1': sha1, 'SCRAM-SHA-256': sha256 };

const LENGTHS = { 'SCRAM-SHA-1': 20, 'SCRAM-SHA-256': 32 };

/** The first message of a client, RFC 5802 §7. */
export interface ScramFirst {
  /** `n,,`: whether channels are bound, and for whom the user acts. */
  readonly gs2Header: string;
  /** Without the GS2 header; part of what both sides sign. */
  readonly bare: string;
  readonly user: string;
  /** '' when the user acts for itself. */
  readonly authorizationId: string;
  readonly nonce: string;
}

/** What both sides sign, RFC 5802 §3: the messages so far, the last one without its proof. */
export interface ScramSigned {
  readonly mechanism: ScramMechanism;
  readonly firstBare: string;
  readonly serverFirst: string;
  readonly finalWithoutProof: string;
}

/** A comma and an equals sign are written `=2C` and `=3D` in names (RFC 5802 §5.1). */
export const escapeName = (name: string): string =>
  name.replaceAll('=', '=3D').replaceAll(',', '=2C');

/** The name behind its spelling; null for an equals sign that begins neither of the two. */
export function unescapeName(text: string): string | null {
  if (/=(?!2C|3D)/u.test(text) || text.includes(',')) return null;
  return text.replaceAll('=2C', ',').replaceAll('=3D', '=');
}

/** The client's first message: `n,,n=user,r=nonce`. */
export function scramClientFirst(user: string, nonce: string): ScramFirst & { text: string } {
  const bare = `n=${escapeName(user)},r=${nonce}`;
  const gs2Header = 'n,,';
  return { gs2Header, bare, user, authorizationId: '', nonce, text: gs2Header + bare };
}

const nameAfter = (field: string, prefix: string): string | null =>
  field.startsWith(prefix) ? unescapeName(field.slice(prefix.length)) : null;

/**
 * Reads a client's first message; null when it is malformed, asks for channel binding (`p=`), or
 * for an extension that must be understood (`m=`).
 */
export function readScramFirst(text: string): ScramFirst | null {
  const [flag = '', authorization, nameField, nonceField] = text.split(',');
  if (authorization === undefined || nameField === undefined || nonceField === undefined) {
    return null;
  }
  if (!flag.startsWith('n') && !flag.startsWith('y')) return null;
  const authorizationId = authorization === '' ? '' : nameAfter(authorization, 'a=');
  const user = nameAfter(nameField, 'n=');
  if (authorizationId === null || user === null || !nonceField.startsWith('r=')) return null;
  const gs2Header = `${flag},${authorization},`;
  const bare = text.slice(gs2Header.length);
  return { gs2Header, bare, user, authorizationId, nonce: nonceField.slice(2) };
}

/** The server's answer to it: both nonces, the salt in base64, the number of iterations. */
export const scramServerFirst = (
  clientNonce: string,
  serverNonce: string,
  salt: string,
  iterations: number,
): string => `r=${clientNonce}${serverNonce},s=${salt},i=${iterations}`;

/** What a server's first message says; null when it does not fit the client's nonce. */
export function readScramServerFirst(
  text: string,
  clientNonce: string,
): { readonly nonce: string; readonly salt: string; readonly iterations: number } | null {
  const [, nonce = '', salt = '', count = ''] =
    /^r=([^,]+),s=([A-Za-z0-9+/=]+),i=([1-9]\d{0,6})(?:,|$)/u.exec(text) ?? [];
  const isOwn = nonce.startsWith(clientNonce) && nonce.length > clientNonce.length;
  if (!isOwn || decodeOctets(salt) === null) return null;
  return { nonce, salt, iterations: Number(count) };
}

/** `c=biws,r=nonce`: the GS2 header again, so that nobody can have changed it. */
export const scramFinalWithoutProof = (gs2Header: string, nonce: string): string =>
  `c=${encodeOctets(utf8ToBytes(gs2Header))},r=${nonce}`;

/**
 * Reads a client's last message; null when it binds another header than the first one did, when
 * its nonce is not the one of this exchange, or when it brings no proof of the right length.
 */
export function readScramFinal(
  text: string,
  mechanism: ScramMechanism,
  gs2Header: string,
  nonce: string,
): { readonly finalWithoutProof: string; readonly proof: string } | null {
  const fields = text.split(',');
  const last = fields.at(-1) ?? '';
  const finalWithoutProof = fields.slice(0, -1).join(',');
  const expected = scramFinalWithoutProof(gs2Header, nonce);
  const isOwn = finalWithoutProof === expected || finalWithoutProof.startsWith(`${expected},`);
  const proof = last.startsWith('p=') ? decodeOctets(last.slice(2), 'any') : null;
  if (!isOwn || proof?.length !== LENGTHS[mechanism]) return null;
  return { finalWithoutProof, proof: encodeOctets(proof) };
}

const keyed = (mechanism: ScramMechanism, key: Uint8Array, text: string): Uint8Array =>
  hmac(HASHES[mechanism], key, utf8ToBytes(text));

/** `Hi` of RFC 5802 §2.2: PBKDF2 of the password. */
function saltedPassword(
  mechanism: ScramMechanism,
  password: string,
  salt: string,
  iterations: number,
): Uint8Array {
  const octets = Uint8Array.from(decodeOctets(salt, 'any') ?? []);
  const options = { c: iterations, dkLen: LENGTHS[mechanism] };
  return pbkdf2(HASHES[mechanism], utf8ToBytes(password), octets, options);
}

export interface ScramProofs {
  /** What the client sends, in base64: only who knows the password can make it. */
  readonly client: string;
  /** What the server sends back, in base64: it knows the password, or what is derived from it. */
  readonly server: string;
}

/** Both proofs of one exchange, RFC 5802 §3. Salt and iterations are in the server's message. */
export function scramProofs(password: string, signed: ScramSigned): ScramProofs {
  const { mechanism, firstBare, serverFirst, finalWithoutProof } = signed;
  const [, salt = '', iterations = '1'] = /,s=([^,]*),i=(\d+)/u.exec(serverFirst) ?? [];
  const salted = saltedPassword(mechanism, password, salt, Number(iterations));
  const clientKey = keyed(mechanism, salted, 'Client Key');
  const storedKey = HASHES[mechanism](clientKey);
  const message = `${firstBare},${serverFirst},${finalWithoutProof}`;
  const signature = keyed(mechanism, storedKey, message);
  const serverKey = keyed(mechanism, salted, 'Server Key');
  return {
    client: encodeOctets(clientKey.map((octet, index) => octet ^ (signature[index] ?? 0))),
    server: encodeOctets(keyed(mechanism, serverKey, message)),
  };
}

/**
 * CRAM-MD5 (RFC 2195): the server sends a challenge that never comes twice, and the client
 * answers with its name and a keyed digest of it. The password does not cross the wire; whoever
 * reads both can still try passwords against them.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64 } from './sasl';

/** The digest of a challenge under a password: 32 hexadecimal digits in lower case. */
export const cramDigest = (password: string, challenge: string): string =>
  bytesToHex(hmac(md5, utf8ToBytes(password), utf8ToBytes(challenge)));

export interface CramResponse {
  readonly user: string;
  readonly digest: string;
}

/** Reads `user digest` in base64; says whether the base64 or its content is broken. */
export function decodeCram(
  base64: string,
): CramResponse | { readonly problem: 'base64' | 'format' } {
  const text = decodeBase64(base64);
  if (text === null) return { problem: 'base64' };
  const [, user = '', digest = ''] = /^(.+) ([0-9a-f]{32})$/iu.exec(text) ?? [];
  return user === '' ? { problem: 'format' } : { user, digest: digest.toLowerCase() };
}

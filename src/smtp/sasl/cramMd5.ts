/**
 * CRAM-MD5 (RFC 2195): the server sends a challenge that never comes twice, and the client
 * answers with its name and a keyed digest of it. The password does not cross the wire; whoever
 * reads both can still try passwords against them.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The digest of a challenge under a password: 32 hexadecimal digits in lower case. */
export const cramDigest = (password: string, challenge: string): string =>
  bytesToHex(hmac(md5, utf8ToBytes(password), utf8ToBytes(challenge)));

export interface CramResponse {
  readonly user: string;
  readonly digest: string;
}

/** Reads `user digest`; the last blank separates them, since a name may have some. */
export function readCram(text: string): CramResponse | null {
  const at = text.lastIndexOf(' ');
  return at <= 0 ? null : { user: text.slice(0, at), digest: text.slice(at + 1) };
}

/**
 * What both ends of a login need by chance (a challenge, nonces, a salt), made from a text so that
 * a story stays the same: the same text gives the same octets (SHA-256), and no two moments share
 * one. RFC 4086 says what real chance is; here it is only told apart, never kept secret.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeOctets } from '../base64';

/** Chance as a session is given it: what is listed comes first, in order, then the text's own. */
export interface Chance {
  readonly seed: string;
  readonly challenges: readonly string[];
  readonly nonces: readonly string[];
  readonly salts: readonly string[];
}

/** What one login draws; each part is made only when it is asked for. */
export interface Draw {
  /** The listed challenge of CRAM-MD5, or the one made of sixteen decimal digits. */
  readonly challenge: (make: (digits: string) => string) => string;
  /** Of SCRAM: 64 printable characters without a comma. */
  readonly scramNonce: () => string;
  /** Of DIGEST-MD5: 16 octets in base64. */
  readonly digestNonce: () => string;
  /** 16 octets in base64. */
  readonly salt: () => string;
}

/** Chance of which nothing is listed. */
export const plainChance = (seed: string): Chance => ({
  seed,
  challenges: [],
  nonces: [],
  salts: [],
});

const octetsFor = (text: string): Uint8Array => sha256(utf8ToBytes(text));

const printable = (octet: number): string => {
  const character = String.fromCharCode(0x21 + (octet % 93));
  return character === ',' ? '~' : character;
};

/** 64 characters as Dovecot draws them: printable, without a comma (RFC 5802 §7). */
const nonceFor = (text: string): string =>
  Array.from([...octetsFor(`${text} 1`), ...octetsFor(`${text} 2`)], printable).join('');

/** Letters and digits, as a client draws its nonce. */
export const clientNonceFor = (text: string): string =>
  encodeOctets(octetsFor(`client nonce ${text}`).slice(0, 15)).replace(/[+/]/gu, 'x');

/** An entry of a list; '' leaves it to chance. */
const listed = (list: readonly string[], index: number): string | null => {
  const entry = list[index] ?? '';
  return entry === '' ? null : entry;
};

/** The draw of the n-th login that is tried in a session, counted from 0. */
export function drawFor(chance: Chance, index: number): Draw {
  const text = `${chance.seed} ${index}`;
  const nonce = (): string | null => listed(chance.nonces, index);
  return {
    challenge: (make) =>
      listed(chance.challenges, index) ??
      make(Array.from(octetsFor(text).slice(0, 16), (octet) => octet % 10).join('')),
    scramNonce: () => nonce() ?? nonceFor(text),
    digestNonce: () => nonce() ?? encodeOctets(octetsFor(text).slice(0, 16)),
    salt: () => listed(chance.salts, index) ?? encodeOctets(octetsFor(text).slice(16)),
  };
}

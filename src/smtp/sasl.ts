/**
 * Models what the SASL mechanisms PLAIN (RFC 4616 §2) and LOGIN (no RFC, only an expired draft) put
 * on the wire, and the base64 that carries it (RFC 4648 §4, RFC 4954 §4). Pure arithmetic, no
 * platform object. Not modelled: other mechanisms, SASLprep of names and passwords (RFC 4616 §2).
 */
import { decodeUtf8, encodeUtf8 } from './utf8';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map(
  Array.from(ALPHABET, (character, value) => [character, value]),
);

/** The base64 of a text's UTF-8 octets, padded, without line breaks. RFC 4648 §4. */
export function encodeBase64(text: string): string {
  const octets = encodeUtf8(text);
  let encoded = '';
  for (let index = 0; index < octets.length; index += 3) {
    const group = octets.slice(index, index + 3);
    const bits = ((group[0] ?? 0) << 16) | ((group[1] ?? 0) << 8) | (group[2] ?? 0);
    for (let sextet = 0; sextet < 4; sextet += 1) {
      const value = (bits >> (18 - 6 * sextet)) & 0x3f;
      encoded += sextet <= group.length ? ALPHABET.charAt(value) : '=';
    }
  }
  return encoded;
}

/**
 * The text of a base64 string; null when it is not strict base64: a character outside the alphabet
 * (RFC 4648 §3.3), missing or misplaced padding (§3.2), or pad bits that are not zero (§3.5).
 * Octets that are no UTF-8 become U+FFFD: they then fail as a wrong password, as on a real server,
 * and not as broken base64. RFC 4954 §4 demands strictness of the server.
 */
export function decodeBase64(text: string): string | null {
  if (text.length % 4 !== 0) return null;
  const digits = text.replace(/={1,2}$/, '');
  const octets: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (const character of digits) {
    const value = VALUES.get(character);
    if (value === undefined) return null;
    bits = (bits << 6) | value;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      octets.push(bits >> bitCount);
      bits &= (1 << bitCount) - 1;
    }
  }
  return bits === 0 ? decodeUtf8(octets) : null;
}

/** What PLAIN carries. `authorizationId` is `''` when it is the user's own. RFC 4616 §2. */
export interface PlainCredentials {
  readonly authorizationId: string;
  readonly user: string;
  readonly password: string;
}

/** Why a PLAIN response could not be read: not base64, or not three parts between NULs. */
export interface PlainProblem {
  readonly problem: 'base64' | 'format';
}

/** The PLAIN message in base64: authorization identity, NUL, user, NUL, password. RFC 4616 §2. */
export function encodePlain(credentials: PlainCredentials): string {
  const { authorizationId, user, password } = credentials;
  return encodeBase64(`${authorizationId}\0${user}\0${password}`);
}

/**
 * Reads a PLAIN response. `format` also when the user or the password is empty, because RFC 4616
 * §2 demands at least one character of each.
 */
export function decodePlain(base64: string): PlainCredentials | PlainProblem {
  const message = decodeBase64(base64);
  if (message === null) return { problem: 'base64' };
  const [authorizationId = '', user = '', password = '', ...others] = message.split('\0');
  if (user === '' || password === '' || others.length > 0) return { problem: 'format' };
  return { authorizationId, user, password };
}

/** Base64 of `Username:`, the first challenge of LOGIN as servers send it. */
export const loginUsernamePrompt = 'VXNlcm5hbWU6';

/** Base64 of `Password:`, the second challenge of LOGIN. */
export const loginPasswordPrompt = 'UGFzc3dvcmQ6';

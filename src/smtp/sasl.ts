/**
 * Models what the SASL mechanisms PLAIN (RFC 4616 §2) and LOGIN (no RFC, only an expired draft) put
 * on the wire, in base64 (RFC 4954 §4). The other mechanisms are in `sasl/`.
 * Not modelled: SASLprep of names and passwords (RFC 4616 §2).
 */
import { decodeOctets, encodeOctets } from './base64';
import { decodeUtf8, encodeUtf8 } from './utf8';

/** The base64 of a text's UTF-8 octets, padded, without line breaks. RFC 4648 §4. */
export const encodeBase64 = (text: string): string => encodeOctets(encodeUtf8(text));

/**
 * The text of a base64 string; null when it is not strict base64: a character outside the alphabet
 * (RFC 4648 §3.3), missing or misplaced padding (§3.2), or pad bits that are not zero (§3.5).
 * Octets that are no UTF-8 become U+FFFD: they then fail as a wrong password, as on a real server,
 * and not as broken base64. RFC 4954 §4 demands strictness of the server.
 */
export function decodeBase64(text: string): string | null {
  const octets = decodeOctets(text);
  return octets === null ? null : decodeUtf8(octets);
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

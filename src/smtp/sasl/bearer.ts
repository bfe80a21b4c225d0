/**
 * A login with a bearer token of an authorization server: OAUTHBEARER (RFC 7628) and its older
 * relative XOAUTH2, which Google and Microsoft documented and no RFC defines. The token is the
 * whole secret: who reads it can use it until it expires.
 */
import { escapeName, unescapeName } from './scram';

/** Control-A separates the fields, RFC 7628 §3.1. */
const SEPARATOR = '\u0001';

/** `user=alice^Aauth=Bearer token^A^A`. */
export const writeXoauth2 = (user: string, token: string): string =>
  ['user=', user, SEPARATOR, 'auth=Bearer ', token, SEPARATOR, SEPARATOR].join('');

/** `n,a=alice,^Ahost=…^Aport=…^Aauth=Bearer token^A^A`, RFC 7628 §3.1. */
export const writeOauthbearer = (user: string, token: string, host: string, port: number): string =>
  [`n,a=${escapeName(user)},`, `host=${host}`, `port=${port}`, `auth=Bearer ${token}`, '', ''].join(
    SEPARATOR,
  );

/** What a message says; a token of null could not be read. */
export interface BearerMessage {
  readonly user: string;
  readonly token: string;
}

/** The token in the field `auth=Bearer …`; the scheme may be in any letter case (RFC 7628 §3.1). */
function tokenIn(fields: readonly string[]): string | null {
  const values = fields
    .filter((field) => field.startsWith('auth='))
    .map((field) => /^bearer (.+)$/isu.exec(field.slice('auth='.length))?.[1] ?? '');
  return values.includes('') ? null : (values.at(-1) ?? null);
}

/** Reads an XOAUTH2 message; null when the user or a well-formed token is missing. */
export function readXoauth2(text: string): BearerMessage | null {
  const fields = text.split(SEPARATOR);
  const user = fields.findLast((field) => field.startsWith('user='))?.slice('user='.length);
  const token = tokenIn(fields);
  return user === undefined || token === null ? null : { user, token };
}

/** Reads an OAUTHBEARER message; null when its GS2 header, user or token does not do. */
export function readOauthbearer(text: string): BearerMessage | null {
  const fields = text.split(SEPARATOR);
  const parts = (fields[0] ?? '').split(',').filter((part) => part !== '');
  if (parts.length === 0 || parts.some((part) => !/^(?:[ny]|a=)/u.test(part))) return null;
  const name = parts.findLast((part) => part.startsWith('a='))?.slice(2);
  const user = name === undefined ? null : unescapeName(name);
  const token = tokenIn(fields);
  return user === null || token === null ? null : { user, token };
}

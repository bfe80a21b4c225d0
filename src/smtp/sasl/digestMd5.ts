/**
 * DIGEST-MD5 (RFC 2831, made historic by RFC 6331): a keyed digest of the password, the realm, both
 * nonces and the service. Servers still list it; nobody should choose it.
 * Not modelled: a later login with the same nonce (§2.2), integrity and encryption (§2.3, §2.4).
 */
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** What a client's response says, RFC 2831 §2.1.2. */
export interface DigestResponse {
  readonly user: string;
  readonly realm: string;
  readonly nonce: string;
  readonly clientNonce: string;
  readonly count: string;
  readonly quality: string;
  readonly service: string;
  /** '' when the user acts for itself. */
  readonly authorizationId: string;
  /** 32 hexadecimal digits. */
  readonly response: string;
}

const hex = (text: string): string => bytesToHex(md5(utf8ToBytes(text)));

/** H(A1), RFC 2831 §2.1.2. */
function secretDigest(password: string, facts: DigestResponse): string {
  const { user, realm, nonce, clientNonce, authorizationId } = facts;
  const suffix = authorizationId === '' ? '' : `:${authorizationId}`;
  const inner = md5(utf8ToBytes(`${user}:${realm}:${password}`));
  return bytesToHex(md5(concatBytes(inner, utf8ToBytes(`:${nonce}:${clientNonce}${suffix}`))));
}

function digestOver(password: string, facts: DigestResponse, purpose: string): string {
  const { nonce, count, clientNonce, quality, service } = facts;
  const what = hex(`${purpose}:${service}`);
  const key = secretDigest(password, facts);
  return hex(`${key}:${nonce}:${count}:${clientNonce}:${quality}:${what}`);
}

/** What the client has to send, and what the server sends back to prove itself. */
export const digestProofs = (password: string, facts: DigestResponse) => ({
  client: digestOver(password, facts, 'AUTHENTICATE'),
  server: digestOver(password, facts, ''),
});

/** The challenge with a nonce, as Dovecot words it. */
export const digestChallenge = (nonce: string): string =>
  `realm="",nonce="${nonce}",qop="auth",charset="utf-8",algorithm="md5-sess"`;

/** The nonce in a challenge, and the first realm it offers; null when it has no nonce. */
export function readDigestChallenge(
  challenge: string,
): { readonly nonce: string; readonly realm: string } | null {
  const fields = readFields(challenge);
  const nonce = fields?.get('nonce');
  return nonce === undefined ? null : { nonce, realm: fields?.get('realm') ?? '' };
}

const FIELD = /^[ \t]*([^=,]*?)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^,]*?))[ \t]*(?:,|$)/u;

/** `name=value` and `name="value"`, separated by commas; null when a name comes twice. */
function readFields(text: string): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>();
  let rest = text;
  while (rest !== '') {
    const [whole, name = '', quotedValue, bare = ''] = FIELD.exec(rest) ?? [];
    const key = name.toLowerCase();
    if (whole === undefined) {
      // What is no field is passed over, as servers do.
      rest = rest.includes(',') ? rest.slice(rest.indexOf(',') + 1) : '';
      continue;
    }
    if (fields.has(key) && key !== 'realm') return null;
    fields.set(key, quotedValue === undefined ? bare : quotedValue.replace(/\\(.)/gu, '$1'));
    rest = rest.slice(whole.length);
  }
  return fields;
}

/** Reads a client's response; null when a part that is needed is missing, twice or malformed. */
export function readDigestResponse(text: string, nonce: string): DigestResponse | null {
  const fields = readFields(text);
  if (fields === null) return null;
  const valueOf = (name: string, otherwise = ''): string => fields.get(name) ?? otherwise;
  const facts: DigestResponse = {
    user: valueOf('username'),
    realm: valueOf('realm'),
    nonce: valueOf('nonce'),
    clientNonce: valueOf('cnonce'),
    count: valueOf('nc', '00000001'),
    quality: valueOf('qop', 'auth'),
    service: valueOf('digest-uri'),
    authorizationId: valueOf('authzid'),
    response: valueOf('response'),
  };
  const isWhole = facts.user !== '' && facts.clientNonce !== '' && facts.response.length === 32;
  const isOwn = facts.nonce === nonce && Number(facts.count) === 1;
  return isWhole && isOwn && facts.quality.toLowerCase() === 'auth' ? facts : null;
}

const quoted = (text: string): string => `"${text.replace(/["\\]/gu, '\\$&')}"`;

/** A client's response in writing. */
export const writeDigestResponse = (facts: DigestResponse): string =>
  [
    'charset=utf-8',
    `username=${quoted(facts.user)}`,
    `realm=${quoted(facts.realm)}`,
    `nonce=${quoted(facts.nonce)}`,
    `nc=${facts.count}`,
    `cnonce=${quoted(facts.clientNonce)}`,
    `digest-uri=${quoted(facts.service)}`,
    `response=${facts.response}`,
    `qop=${facts.quality}`,
  ].join(',');

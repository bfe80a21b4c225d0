/**
 * Dovecot 2.3 as Postfix's login server: how it reads each mechanism's messages, which names it
 * takes, and its words about a token. Compared with the real program's answers over its socket.
 * Not modelled: master users, so nobody acts for somebody else; the growing pauses for an address
 * that fails again and again.
 */
import { decodeOctets } from '../../smtp/base64';
import { encodeBase64, loginPasswordPrompt, loginUsernamePrompt } from '../../smtp/sasl';
import { readOauthbearer, readXoauth2 } from '../../smtp/sasl/bearer';
import type { Draw } from '../../smtp/sasl/chance';
import { readCram } from '../../smtp/sasl/cramMd5';
import { digestChallenge, readDigestResponse } from '../../smtp/sasl/digestMd5';
import {
  beginsWithChallenge,
  isScram,
  takesToken,
  type Mechanism,
  type ScramMechanism,
  type TokenMechanism,
} from '../../smtp/sasl/mechanisms';
import { readScramFinal, readScramFirst } from '../../smtp/sasl/scram';
import { decodeUtf8 } from '../../smtp/utf8';
import { byPassword, refuse, type LoginStep, type SaslExchange } from '../login';

/** auth_username_chars and auth_username_format=%Lu: what a name may hold, and how it is kept. */
function nameOf(text: string): string | null {
  return /^[A-Za-z0-9.\-_@]+$/u.test(text) ? text.toLowerCase() : null;
}

/** The text of a response; blanks do not count, and neither do the bits that pad it. */
const textOf = (base64: string): string | null => {
  const octets = decodeOctets(base64, 'any');
  return octets === null ? null : decodeUtf8(octets);
};

function readPlain(message: string): LoginStep {
  const [authorizationId = '', user = '', password = '', ...others] = message.split('\0');
  const name = nameOf(user);
  const isForItself = authorizationId === '' || authorizationId === user;
  if (name === null || others.length > 0 || !message.includes('\0') || !isForItself) {
    return refuse(name ?? '');
  }
  return byPassword(name, password);
}

function readLoginName(text: string): LoginStep {
  const name = nameOf(text);
  if (name === null) return refuse();
  const exchange: SaslExchange = {
    stage: 'parts',
    mechanism: 'LOGIN',
    parts: [name],
    prompted: 2,
  };
  return { step: 'challenge', challenge: loginPasswordPrompt, exchange };
}

/** The rightmost blank ends the name; what follows 32 digits is not looked at. */
function readCramResponse(message: string, challenge: string): LoginStep {
  const read = readCram(message);
  const name = read === null ? null : nameOf(read.user);
  if (read === null || name === null || message.includes('\0')) return refuse(name ?? '');
  const digest = read.digest.slice(0, 32);
  return { step: 'check', user: name, proof: { kind: 'cram-md5', challenge, digest } };
}

/** A name without a domain is completed by the realm. */
function readDigest(message: string, nonce: string): LoginStep {
  const response = readDigestResponse(message, nonce);
  if (response === null) return refuse();
  const { user, realm, authorizationId } = response;
  const name = nameOf(user.includes('@') || realm === '' ? user : `${user}@${realm}`);
  if (name === null || ![user, name, ''].includes(authorizationId)) return refuse(name ?? '');
  return { step: 'check', user: name, proof: { kind: 'digest-md5', response } };
}

function readFirst(message: string, mechanism: ScramMechanism, draw: Draw): LoginStep {
  const first = readScramFirst(message);
  const name = first === null ? null : nameOf(first.user);
  if (first === null || name === null) return refuse();
  const { authorizationId } = first;
  if (authorizationId !== '' && authorizationId !== name) return refuse(name);
  return {
    step: 'check',
    user: name,
    proof: {
      kind: 'scram-first',
      mechanism,
      first,
      nonce: draw.scramNonce(),
      salt: draw.salt(),
    },
  };
}

function readFinal(
  message: string,
  exchange: Extract<SaslExchange, { stage: 'final' }>,
): LoginStep {
  const { mechanism, first, nonce, serverFirst, user } = exchange;
  const read = readScramFinal(message, mechanism, first.gs2Header, nonce);
  if (read === null) return refuse(user);
  const { finalWithoutProof, proof } = read;
  const signed = { mechanism, firstBare: first.bare, serverFirst, finalWithoutProof };
  return { step: 'check', user, proof: { kind: 'scram-final', signed, proof } };
}

/** A message that is no token's at all is refused at once, without a word on tokens. */
function readToken(message: string, mechanism: TokenMechanism): LoginStep {
  const read = mechanism === 'XOAUTH2' ? readXoauth2(message) : readOauthbearer(message);
  const name = read === null ? null : nameOf(read.user);
  if (read === null || name === null) return refuse(name ?? '');
  return { step: 'check', user: name, proof: { kind: 'token', mechanism, token: read.token } };
}

/** What the first response of a client means, decoded. */
function readResponse(
  message: string,
  mechanism: Mechanism,
  challenge: string,
  draw: Draw,
): LoginStep {
  if (mechanism === 'PLAIN') return readPlain(message);
  if (mechanism === 'LOGIN') return readLoginName(message);
  if (mechanism === 'CRAM-MD5') return readCramResponse(message, challenge);
  if (mechanism === 'DIGEST-MD5') return readDigest(message, challenge);
  if (isScram(mechanism)) return readFirst(message, mechanism, draw);
  return takesToken(mechanism) ? readToken(message, mechanism) : refuse();
}

interface Beginning {
  readonly mechanism: Mechanism;
  /** In base64; null when none came. */
  readonly initial: string | null;
  readonly hostName: string;
  /** Seconds since 1970. */
  readonly seconds: number;
  readonly attempt: number;
}

/** What is challenged with, in plain text, and what the response has to fit. */
function challengeFor({ mechanism, hostName, seconds }: Beginning, draw: Draw) {
  if (mechanism === 'LOGIN') return { text: 'Username:', fits: '' };
  if (mechanism === 'CRAM-MD5') {
    const text = draw.challenge((digits) => `<${digits}.${seconds}@${hostName}>`);
    return { text, fits: text };
  }
  if (mechanism !== 'DIGEST-MD5') return { text: '', fits: '' };
  const nonce = draw.digestNonce();
  return { text: digestChallenge(nonce), fits: nonce };
}

/** The beginning of a login; CRAM-MD5 and DIGEST-MD5 pass over an initial response. */
export function beginLogin(beginning: Beginning, draw: Draw): LoginStep {
  const { mechanism, initial, attempt } = beginning;
  const message = initial === null ? null : initial === '=' ? '' : textOf(initial);
  if (initial !== null && message === null) return { step: 'bad-initial-base64' };
  const isAsked = beginsWithChallenge(mechanism) && (mechanism !== 'LOGIN' || message === '');
  if (message !== null && !isAsked) return readResponse(message, mechanism, '', draw);
  const { text, fits } = challengeFor(beginning, draw);
  return {
    step: 'challenge',
    challenge: mechanism === 'LOGIN' ? loginUsernamePrompt : encodeBase64(text),
    exchange: { stage: 'response', mechanism, challenge: fits, attempt },
  };
}

/** The next line of the client, which is neither `*` nor foreign to base64. */
export function continueLogin(exchange: SaslExchange, line: string, draw: Draw): LoginStep {
  const message = textOf(line);
  if (message === null) return { step: 'bad-base64' };
  switch (exchange.stage) {
    case 'response':
      return readResponse(message, exchange.mechanism, exchange.challenge, draw);
    case 'parts': {
      const user = exchange.parts[0] ?? '';
      return message.includes('\0') ? refuse(user) : byPassword(user, message);
    }
    case 'final':
      return readFinal(message, exchange);
    case 'proven':
      return { step: 'accept', user: exchange.user };
    case 'refused':
      return { step: 'check', user: exchange.user, proof: { kind: 'told' } };
  }
}

/** What is said about a token that is not taken: status, and where to get a better one. */
export function tokenRefusal(mechanism: TokenMechanism, configurationUrl: string): string {
  const facts =
    mechanism === 'XOAUTH2'
      ? { status: '401', schemes: 'bearer', scope: 'mail' }
      : { status: 'invalid_token' };
  const where = configurationUrl === '' ? {} : { 'openid-configuration': configurationUrl };
  return JSON.stringify({ ...facts, ...where });
}

/**
 * A client's half of a login, whatever the mechanism: what it writes first, how it answers each
 * challenge, and whether the server has proved itself where the mechanism demands it (RFC 4422 §3,
 * RFC 4954 §4). Each response says what secret is in it, so that a trace can mark it.
 */
import { decodeBase64, encodeBase64, encodePlain } from '../sasl';
import { writeOauthbearer, writeXoauth2 } from './bearer';
import { cramDigest } from './cramMd5';
import {
  digestProofs,
  readDigestChallenge,
  writeDigestResponse,
  type DigestResponse,
} from './digestMd5';
import { isScram, takesToken, type Mechanism, type ScramMechanism } from './mechanisms';
import {
  readScramServerFirst,
  scramClientFirst,
  scramFinalWithoutProof,
  scramProofs,
} from './scram';

/** Whom the client logs in as, with what, and where. */
export interface LoginSecrets {
  readonly user: string;
  readonly password: string;
  /** A bearer token; null when the client has none. */
  readonly token: string | null;
  /** Drawn by chance, for SCRAM and DIGEST-MD5. */
  readonly nonce: string;
  readonly host: string;
  readonly port: number;
}

/** What a reader of a response learns from it: the password or token itself, a name, or neither. */
export type Carried = 'password' | 'token' | 'login' | null;

export interface ClientResponse {
  /** In base64; '' is an empty line. */
  readonly text: string;
  readonly carries: Carried;
}

export interface ClientExchange {
  readonly mechanism: Mechanism;
  /** How many responses have been written. */
  readonly written: number;
  /** What goes, or went, out last; null when the first challenge comes before any response. */
  readonly response: ClientResponse | null;
  /** The proof that the server has to show, in plain text; null when it owes none. */
  readonly owed: string | null;
  /** Whether the server has shown it. */
  readonly proved: boolean;
  /** Whether a challenge said that the token is not taken. */
  readonly refused: boolean;
}

const encoded = (text: string, carries: Carried): ClientResponse => ({
  text: encodeBase64(text),
  carries,
});

/** The message of a mechanism in which the client speaks first. */
function firstMessage(mechanism: Mechanism, login: LoginSecrets): ClientResponse | null {
  const { user, password, host, port, nonce } = login;
  const token = login.token ?? '';
  if (mechanism === 'PLAIN') {
    return { text: encodePlain({ authorizationId: '', user, password }), carries: 'password' };
  }
  if (mechanism === 'XOAUTH2') return encoded(writeXoauth2(user, token), 'token');
  if (mechanism === 'OAUTHBEARER') {
    return encoded(writeOauthbearer(user, token, host, port), 'token');
  }
  // Written down nowhere, and done all the same: the name rides with AUTH LOGIN.
  if (mechanism === 'LOGIN') return encoded(user, 'login');
  return isScram(mechanism) ? encoded(scramClientFirst(user, nonce).text, 'login') : null;
}

/** Whether the client has the kind of secret that a mechanism needs. */
export const canUse = (mechanism: string, login: Pick<LoginSecrets, 'token'>): boolean =>
  !takesToken(mechanism) || login.token !== null;

/** Whether the server still has to show that it knows the password as well. */
export const owesProof = ({ mechanism, owed, proved }: ClientExchange): boolean =>
  !proved && (owed !== null || isScram(mechanism) || mechanism === 'DIGEST-MD5');

/** The beginning of a login. `initial` is whether the first response rides with the command. */
export function beginExchange(
  mechanism: Mechanism,
  login: LoginSecrets,
  initial: boolean,
): ClientExchange {
  const response = initial ? firstMessage(mechanism, login) : null;
  const written = response === null ? 0 : 1;
  return { mechanism, written, response, owed: null, proved: false, refused: false };
}

type Answer = Partial<ClientExchange> & Pick<ClientExchange, 'response'>;

const plainly = (response: ClientResponse): Answer => ({ response });

/** The last message of a client, with its proof, and the proof that the server owes for it. */
function scramFinal(
  mechanism: ScramMechanism,
  login: LoginSecrets,
  serverFirst: string,
): Answer | null {
  const first = scramClientFirst(login.user, login.nonce);
  const read = readScramServerFirst(serverFirst, first.nonce);
  if (read === null) return null;
  const finalWithoutProof = scramFinalWithoutProof(first.gs2Header, read.nonce);
  const signed = { mechanism, firstBare: first.bare, serverFirst, finalWithoutProof };
  const { client, server } = scramProofs(login.password, signed);
  const response = encoded(`${finalWithoutProof},p=${client}`, null);
  return { response, owed: `v=${server}` };
}

function digestAnswer(login: LoginSecrets, challenge: string): Answer | null {
  const read = readDigestChallenge(challenge);
  if (read === null) return null;
  const facts: DigestResponse = {
    user: login.user,
    realm: read.realm,
    nonce: read.nonce,
    clientNonce: login.nonce,
    count: '00000001',
    quality: 'auth',
    service: `smtp/${login.host}`,
    authorizationId: '',
    response: '',
  };
  const { client, server } = digestProofs(login.password, facts);
  const response = encoded(writeDigestResponse({ ...facts, response: client }), 'login');
  return { response, owed: `rspauth=${server}` };
}

/** LOGIN asks for two things; which one is read from the prompt. */
function loginAnswer(login: LoginSecrets, challenge: string, written: number): Answer {
  const asksForName = written === 0 && !/pass/iu.test(challenge);
  return plainly(asksForName ? encoded(login.user, 'login') : encoded(login.password, 'password'));
}

const EMPTY: ClientResponse = { text: '', carries: null };

function answerTo(exchange: ClientExchange, login: LoginSecrets, challenge: string): Answer | null {
  const { mechanism, written, owed } = exchange;
  if (owed !== null) {
    return challenge === owed ? { response: EMPTY, owed: null, proved: true } : null;
  }
  if (mechanism === 'LOGIN') return loginAnswer(login, challenge, written);
  if (mechanism === 'CRAM-MD5') {
    const digest = cramDigest(login.password, challenge);
    return plainly(encoded(`${login.user} ${digest}`, 'login'));
  }
  if (mechanism === 'DIGEST-MD5') return digestAnswer(login, challenge);
  if (written === 0) {
    const response = firstMessage(mechanism, login);
    return response === null ? null : plainly(response);
  }
  if (isScram(mechanism)) return written === 1 ? scramFinal(mechanism, login, challenge) : null;
  if (!takesToken(mechanism)) return null;
  // RFC 7628 §3.2.3: control-A; XOAUTH2 has an empty line in its place.
  const response = mechanism === 'XOAUTH2' ? EMPTY : encoded('\u0001', null);
  return { response, refused: true };
}

/**
 * The answer to a challenge in base64, as the exchange goes on; null when the challenge makes no
 * sense, or when the proof that the server owes is wrong: then the client has to give up
 * (RFC 5802 §3, RFC 4422 §3.5).
 */
export function answerChallenge(
  exchange: ClientExchange,
  login: LoginSecrets,
  challenge: string,
): ClientExchange | null {
  const text = decodeBase64(challenge);
  const answer = text === null ? null : answerTo(exchange, login, text);
  if (answer === null) return null;
  return { ...exchange, ...answer, written: exchange.written + 1 };
}

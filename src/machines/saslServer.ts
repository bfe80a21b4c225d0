/**
 * The server's reading of AUTH and of the responses that follow it: PLAIN (RFC 4616 §2), LOGIN
 * (never an RFC, but spoken everywhere) and CRAM-MD5 (RFC 2195). It says what the next step is;
 * whether a login is right is asked elsewhere. RFC 4954 §4.
 */
import { AUTH_CANCEL } from '../smtp/command';
import { decodeCram } from '../smtp/cramMd5';
import {
  decodeBase64,
  decodePlain,
  encodeBase64,
  loginPasswordPrompt,
  loginUsernamePrompt,
} from '../smtp/sasl';
import type { LoginProof, SaslExchange } from './serverSession';

export type SaslStep =
  | { readonly step: 'syntax' | 'bad-mechanism' | 'bad-initial-base64' | 'bad-base64' | 'cancel' }
  | { readonly step: 'challenge'; readonly challenge: string; readonly exchange: SaslExchange }
  | { readonly step: 'check'; readonly user: string; readonly proof: LoginProof };

const isMechanism = (text: string): text is SaslExchange['mechanism'] =>
  text === 'PLAIN' || text === 'LOGIN' || text === 'CRAM-MD5';

const byPassword = (user: string, password: string): SaslStep => ({
  step: 'check',
  user,
  proof: { kind: 'password', password },
});

function readPlain(response: string, badBase64: 'bad-initial-base64' | 'bad-base64'): SaslStep {
  const credentials = decodePlain(response === '=' ? '' : response);
  if (!('problem' in credentials)) {
    return byPassword(credentials.user, credentials.password);
  }
  // A response without its NULs reaches the login check, which knows no such user.
  return credentials.problem === 'base64' ? { step: badBase64 } : byPassword('', '');
}

function readLoginUser(response: string, badBase64: 'bad-initial-base64' | 'bad-base64'): SaslStep {
  const user = decodeBase64(response === '=' ? '' : response);
  if (user === null) return { step: badBase64 };
  const exchange: SaslExchange = { mechanism: 'LOGIN', user, challenge: '' };
  return { step: 'challenge', challenge: loginPasswordPrompt, exchange };
}

function readCram(response: string, challenge: string): SaslStep {
  const read = decodeCram(response);
  if (!('problem' in read)) {
    const { user, digest } = read;
    return { step: 'check', user, proof: { kind: 'cram-md5', challenge, digest } };
  }
  return read.problem === 'base64' ? { step: 'bad-base64' } : byPassword('', '');
}

/**
 * What `AUTH <argument>` asks for, on a server with these mechanisms.
 * @param challenge is what this server would challenge with now.
 */
export function readAuthCommand(
  argument: string,
  mechanisms: readonly string[],
  challenge: string,
): SaslStep {
  const [name = '', initial, ...others] = argument.split(/[ \t]+/u);
  if (name === '' || others.length > 0) return { step: 'syntax' };
  const mechanism = name.toUpperCase();
  if (!isMechanism(mechanism) || !mechanisms.includes(mechanism)) {
    return { step: 'bad-mechanism' };
  }
  if (mechanism === 'PLAIN') {
    return initial === undefined
      ? { step: 'challenge', challenge: '', exchange: { mechanism, user: null, challenge: '' } }
      : readPlain(initial, 'bad-initial-base64');
  }
  if (mechanism === 'CRAM-MD5') {
    const exchange: SaslExchange = { mechanism, user: null, challenge };
    return { step: 'challenge', challenge: encodeBase64(challenge), exchange };
  }
  const exchange: SaslExchange = { mechanism, user: null, challenge: '' };
  return initial === undefined
    ? { step: 'challenge', challenge: loginUsernamePrompt, exchange }
    : readLoginUser(initial, 'bad-initial-base64');
}

/** What a response line means in an exchange; `*` gives the exchange up. */
export function readResponse(line: string, exchange: SaslExchange): SaslStep {
  if (line === AUTH_CANCEL) return { step: 'cancel' };
  if (exchange.mechanism === 'PLAIN') return readPlain(line, 'bad-base64');
  if (exchange.mechanism === 'CRAM-MD5') return readCram(line, exchange.challenge);
  if (exchange.user === null) return readLoginUser(line, 'bad-base64');
  const password = decodeBase64(line);
  return password === null ? { step: 'bad-base64' } : byPassword(exchange.user, password);
}

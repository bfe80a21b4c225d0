/**
 * The server's reading of AUTH and of the responses that follow it: PLAIN (RFC 4616 §2) and LOGIN
 * (never an RFC, but spoken everywhere). It says what the next step is; whether a login is right is
 * asked elsewhere. RFC 4954 §4.
 */
import { AUTH_CANCEL } from '../smtp/command';
import { decodeBase64, decodePlain, loginPasswordPrompt, loginUsernamePrompt } from '../smtp/sasl';
import type { SaslExchange } from './serverSession';

export type SaslStep =
  | { readonly step: 'syntax' | 'bad-mechanism' | 'bad-initial-base64' | 'bad-base64' | 'cancel' }
  | { readonly step: 'challenge'; readonly challenge: string; readonly exchange: SaslExchange }
  | { readonly step: 'check'; readonly user: string; readonly password: string };

const isMechanism = (text: string): text is SaslExchange['mechanism'] =>
  text === 'PLAIN' || text === 'LOGIN';

function readPlain(response: string, badBase64: 'bad-initial-base64' | 'bad-base64'): SaslStep {
  const credentials = decodePlain(response === '=' ? '' : response);
  if (!('problem' in credentials)) {
    return { step: 'check', user: credentials.user, password: credentials.password };
  }
  // A response without its NULs reaches the login check, which knows no such user.
  return credentials.problem === 'base64'
    ? { step: badBase64 }
    : { step: 'check', user: '', password: '' };
}

function readLoginUser(response: string, badBase64: 'bad-initial-base64' | 'bad-base64'): SaslStep {
  const user = decodeBase64(response === '=' ? '' : response);
  if (user === null) return { step: badBase64 };
  const exchange: SaslExchange = { mechanism: 'LOGIN', user };
  return { step: 'challenge', challenge: loginPasswordPrompt, exchange };
}

/** What `AUTH <argument>` asks for, on a server with these mechanisms. */
export function readAuthCommand(argument: string, mechanisms: readonly string[]): SaslStep {
  const [name = '', initial, ...others] = argument.split(/[ \t]+/u);
  if (name === '' || others.length > 0) return { step: 'syntax' };
  const mechanism = name.toUpperCase();
  if (!isMechanism(mechanism) || !mechanisms.includes(mechanism)) {
    return { step: 'bad-mechanism' };
  }
  if (mechanism === 'PLAIN') {
    return initial === undefined
      ? { step: 'challenge', challenge: '', exchange: { mechanism, user: null } }
      : readPlain(initial, 'bad-initial-base64');
  }
  return initial === undefined
    ? { step: 'challenge', challenge: loginUsernamePrompt, exchange: { mechanism, user: null } }
    : readLoginUser(initial, 'bad-initial-base64');
}

/** What a response line means in an exchange; `*` gives the exchange up. */
export function readResponse(line: string, exchange: SaslExchange): SaslStep {
  if (line === AUTH_CANCEL) return { step: 'cancel' };
  if (exchange.mechanism === 'PLAIN') return readPlain(line, 'bad-base64');
  if (exchange.user === null) return readLoginUser(line, 'bad-base64');
  const password = decodeBase64(line);
  return password === null
    ? { step: 'bad-base64' }
    : { step: 'check', user: exchange.user, password };
}

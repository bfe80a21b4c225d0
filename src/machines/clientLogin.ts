/**
 * How a client's session logs in: which of its mechanisms the server offers, the exchange as it
 * begins, and as it goes on after a challenge. RFC 4954 §4, RFC 4422 §3.2.
 */
import { authMechanisms, type Capabilities } from '../smtp/ehlo';
import type { Reply } from '../smtp/reply';
import {
  answerChallenge,
  beginExchange,
  canUse,
  type ClientExchange,
} from '../smtp/sasl/clientExchange';
import type { Mechanism } from '../smtp/sasl/mechanisms';
import type { ClientSessionContext, ClientSettings } from './clientSession';

/** The first of the client's mechanisms that is offered and for which it has a secret. */
export function chosenMechanism(
  { login }: ClientSettings,
  capabilities: Capabilities,
): Mechanism | null {
  if (login === null) return null;
  const offered = authMechanisms(capabilities);
  const usable = login.mechanisms.filter((name) => offered.includes(name) && canUse(name, login));
  return usable[0] ?? null;
}

/** The exchange with which the client logs in; null when it cannot. */
export function loginBegun(
  settings: ClientSettings,
  capabilities: Capabilities,
): ClientExchange | null {
  const { login } = settings;
  const mechanism = chosenMechanism(settings, capabilities);
  if (login === null || mechanism === null) return null;
  return beginExchange(mechanism, login, login.initialResponse);
}

/** The exchange after a challenge; null when the client has to give up. */
export function exchangeAfter(
  { exchange, settings: { login } }: ClientSessionContext,
  reply: Reply,
): ClientExchange | null {
  if (exchange === null || login === null) return null;
  return answerChallenge(exchange, login, reply.lines[0] ?? '');
}

/**
 * How a client's session logs in: which of its mechanisms it tries next, in its own order and as
 * far as the server offers them and it would use them here (RFC 4954 §4, RFC 8314 §5.2); and the
 * exchange as it begins and goes on after a challenge (RFC 4422 §3.2).
 */
import { authMechanisms, offers, parseEhloReply, type Capabilities } from '../smtp/ehlo';
import type { Reply } from '../smtp/reply';
import {
  answerChallenge,
  beginExchange,
  canUse,
  type ClientExchange,
} from '../smtp/sasl/clientExchange';
import type { MechanismChoice } from '../software/clients/clientManners';
import type { ClientArguments } from './clientRows';
import type { ClientLogin, ClientSessionContext } from './clientSession';

/** What the server offers: in this very reply when it is to EHLO, else as remembered. */
export const capabilitiesOf = ({ context, event }: ClientArguments): Capabilities | null =>
  event.type === 'reply.received' && event.reply.code === 250
    ? parseEhloReply(event.reply)
    : context.capabilities;

/** Whether the server offers any login. */
export function isLoginOffered(args: ClientArguments): boolean {
  const capabilities = capabilitiesOf(args);
  return capabilities !== null && offers(capabilities, 'AUTH');
}

/** The login's own ways; with LOGIN the server is asked first, as it is written down nowhere. */
const ownChoices = ({ mechanisms, initialResponse }: ClientLogin): readonly MechanismChoice[] =>
  mechanisms.map((mechanism) => ({
    mechanism,
    initialResponse: initialResponse && mechanism !== 'LOGIN',
  }));

/** The next way to log in; null when there is none left, or none was wanted. */
export function nextMechanism(args: ClientArguments): MechanismChoice | null {
  const { secured, triedMechanisms, settings } = args.context;
  const { login, manners } = settings;
  const capabilities = capabilitiesOf(args);
  if (login === null || capabilities === null) return null;
  const offered = authMechanisms(capabilities);
  const fits = ({ mechanism }: MechanismChoice): boolean =>
    offered.includes(mechanism) &&
    canUse(mechanism, login) &&
    (secured || (manners.mechanismsInClear?.includes(mechanism) ?? true));
  const fitting = (manners.mechanisms ?? ownChoices(login)).filter(fits);
  const next = fitting.find(({ mechanism }) => !triedMechanisms.includes(mechanism));
  if (next !== undefined) return next;
  const isFirst = triedMechanisms.length === 0 && isLoginOffered(args);
  return isFirst ? manners.mechanismOtherwise : null;
}

/** The exchange with which the client logs in, or tries again; null when it cannot. */
export function loginBegun(args: ClientArguments): ClientExchange | null {
  const { login } = args.context.settings;
  const choice = nextMechanism(args);
  if (login === null || choice === null) return null;
  return beginExchange(choice.mechanism, login, choice.initialResponse);
}

/** The exchange after a challenge; null when the client has to give up. */
export function exchangeAfter(
  { exchange, settings: { login } }: ClientSessionContext,
  reply: Reply,
): ClientExchange | null {
  if (exchange === null || login === null) return null;
  return answerChallenge(exchange, login, reply.lines[0] ?? '');
}

/**
 * How one try to deliver ended, as the status line of Postfix's log has it: the relay, the enhanced
 * code and the text in brackets; and the other server's own words, which a notice quotes. RFC 3463
 * §2, RFC 3464 §2.3; the texts are those of Postfix's smtp(8).
 * Simplified: a reply without an enhanced code gets that of its class (RFC 3463 §2).
 */
import type { DeliveryReport } from '../trace/traceEvent';
import type { SessionOutcome } from './clientSession';
import type { ConnectionFailure } from './mailClient';

/** A host as Postfix names it: `mx.example.net[203.0.113.25]`. */
export interface NamedHost {
  readonly name: string;
  readonly ipAddress: string;
  readonly port: number;
}

const nameOf = ({ name, ipAddress }: NamedHost): string => `${name}[${ipAddress}]`;

const relayOf = (host: NamedHost): string => `${nameOf(host)}:${host.port}`;

/** Nobody was reached: the report names no relay and quotes nobody. */
export const ownReport = (dsn: string, detail: string): DeliveryReport => ({
  dsn,
  detail,
  relay: 'none',
  reply: null,
});

const REPLY = /^([2-5])\d\d[ -](?:([245]\.\d{1,3}\.\d{1,3})(?: |$))?/u;

/** The enhanced code of a reply: its own when the class agrees (RFC 2034 §4), else the class's. */
export function dsnOf(reply: string): string {
  const [, digit = '5', enhanced] = REPLY.exec(reply) ?? [];
  return enhanced?.startsWith(digit) === true ? enhanced : `${digit}.0.0`;
}

const FAILURES: Readonly<Record<ConnectionFailure, string>> = {
  'timed-out': 'Connection timed out',
  refused: 'Connection refused',
  prohibited: 'No route to host',
};

/** No connection came about. */
export const connectReport = (host: NamedHost, reason: ConnectionFailure): DeliveryReport =>
  ownReport('4.4.1', `connect to ${relayOf(host)}: ${FAILURES[reason]}`);

/** The command that a refusal answers, by the rule that the client fired on it. */
const COMMANDS: Readonly<Partial<Record<string, string>>> = {
  'client.envelope-refused': 'MAIL FROM command',
  'client.recipient-refused': 'RCPT TO command',
  'client.no-recipient-left': 'RCPT TO command',
  'client.data-refused': 'DATA command',
  'client.message-refused': 'end of DATA command',
};

/** What the client was doing when the line went dead, by the state that it was in. */
const STAGES: Readonly<Partial<Record<string, string>>> = {
  awaitingGreeting: 'receiving the initial server greeting',
  awaitingEhloReply: 'performing the EHLO handshake',
  awaitingStarttlsReply: 'performing the EHLO handshake',
  awaitingAuthReply: 'performing the EHLO handshake',
  awaitingMailReply: 'sending MAIL FROM',
  awaitingRcptReply: 'sending RCPT TO',
  awaitingDataReply: 'sending DATA command',
  awaitingAcceptance: 'sending end of data -- message may be sent more than once',
};

/** The text of a refusal: before the mail the host will not talk, later it says something. */
function refusalDetail(host: NamedHost, rule: string, reply: string): string {
  const command = COMMANDS[rule];
  if (command !== undefined) return `host ${nameOf(host)} said: ${reply} (in reply to ${command})`;
  switch (rule) {
    case 'client.login-refused':
      return `SASL authentication failed; server ${nameOf(host)} said: ${reply}`;
    case 'client.starttls-refused':
      return `TLS is required, but host ${nameOf(host)} refused to start TLS: ${reply}`;
    default:
      return `host ${nameOf(host)} refused to talk to me: ${reply}`;
  }
}

/** What a server may refuse before any mail is at stake. */
const BEFORE_MAIL: ReadonlySet<string> = new Set([
  'client.greeting-refused',
  'client.ehlo-refused',
  'client.starttls-missing',
  'client.starttls-refused',
  'client.login-missing',
  'client.no-usable-mechanism',
  'client.login-refused',
  'client.tls-failed',
  'client.certificate-unfit',
]);

const MAIL_STAGES = /^awaiting(?:Mail|Rcpt|Data)Reply$|^awaitingAcceptance$/u;

/** Whether a session ended before its first MAIL: such a one does not count as a session. */
export const isBeforeMail = (outcome: SessionOutcome, during: string): boolean =>
  outcome.kind !== 'accepted' &&
  (BEFORE_MAIL.has(outcome.rule) || (outcome.kind === 'failed' && !MAIL_STAGES.test(during)));

/** What is looked at again later although the server meant it for good. */
export interface Softening {
  /** smtp_skip_5xx_greeting */
  readonly greeting: boolean;
  /** smtp_sasl_auth_soft_bounce */
  readonly login: boolean;
}

const isSoftened = (rule: string, softening: Softening): boolean =>
  (rule === 'client.greeting-refused' && softening.greeting) ||
  (rule === 'client.login-refused' && softening.login);

const withClass = (dsn: string, digit: '4' | '5'): string => `${digit}${dsn.slice(1)}`;

/** A failure of the session that no reply explains. */
function failureOf(
  host: NamedHost,
  { rule }: Extract<SessionOutcome, { readonly kind: 'failed' }>,
  during: string,
): readonly [string, string] {
  const stage = STAGES[during] ?? 'sending QUIT';
  switch (rule) {
    case 'client.starttls-missing':
      return ['4.7.4', `TLS is required, but was not offered by host ${nameOf(host)}`];
    case 'client.tls-failed':
      return ['4.7.5', 'Cannot start TLS: handshake failure'];
    case 'client.certificate-unfit':
      return ['4.7.5', 'Server certificate not verified'];
    case 'client.no-usable-mechanism':
      return [
        '4.7.0',
        `SASL authentication failed; cannot authenticate to server ${nameOf(host)}: ` +
          'no mechanism available',
      ];
    case 'client.timed-out':
      return ['4.4.2', `conversation with ${nameOf(host)} timed out while ${stage}`];
    default:
      return ['4.4.2', `lost connection with ${nameOf(host)} while ${stage}`];
  }
}

/**
 * How a session with a host ended.
 * @param during is the state in which the client was when it ended.
 */
export function sessionReport(
  host: NamedHost,
  outcome: SessionOutcome,
  during: string,
  softening: Softening,
): DeliveryReport {
  const relay = relayOf(host);
  if (outcome.kind === 'accepted') {
    return { dsn: dsnOf(outcome.detail), detail: outcome.detail, relay, reply: outcome.detail };
  }
  if (outcome.kind === 'failed') {
    const [dsn, detail] = failureOf(host, outcome, during);
    return { dsn, detail, relay, reply: null };
  }
  const reply = outcome.detail;
  const given = dsnOf(reply);
  const dsn = isSoftened(outcome.rule, softening) ? withClass(given, '4') : given;
  return { dsn, detail: refusalDetail(host, outcome.rule, reply), relay, reply };
}

/** How a server refused one recipient of a message that it took for others. */
export const recipientReport = (host: NamedHost, reply: string): DeliveryReport => ({
  dsn: dsnOf(reply),
  detail: refusalDetail(host, 'client.recipient-refused', reply),
  relay: relayOf(host),
  reply,
});

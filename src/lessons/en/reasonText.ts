/**
 * Why a story ended as it did, in one sentence: the `outcome.reason` of the terminal, and part of
 * the last lesson. The decisive rule chooses the words; the decisive reply is quoted.
 */
import type { RuleId } from '../../trace/rules';
import type { OutcomeStatus } from '../../trace/traceEvent';
import { type Paragraph, plainText, text, wire } from './explanation';

export interface StoryOutcome {
  readonly status: OutcomeStatus;
  readonly deliveredTo: 'inbox' | 'spam' | 'impostor' | null;
  /** How many messages the inbox has got; one where it is not said. */
  readonly inboxCount?: number;
}

/** Rules that decide how a story ends; the sentence goes before the quoted detail. */
const REASONS: Readonly<Partial<Record<RuleId, string>>> = {
  'sending.no-address': 'The server’s name could not be turned into an address',
  'sending.connect-timed-out': 'The connection timed out: no answer came at all',
  'sending.connect-refused': 'The connection was refused at once',
  'sending.connect-prohibited': 'A firewall prohibited the connection',
  'client.greeting-refused': 'The server refused the connection',
  'client.greeting-unreadable': 'What answered does not speak SMTP',
  'client.reply-unreadable': 'The answer was no reply of SMTP',
  'client.ehlo-refused': 'The server refused the hello',
  'client.starttls-missing': 'TLS is required, and the reply to EHLO arrived without STARTTLS',
  'client.starttls-refused': 'TLS is required, and STARTTLS was refused',
  'client.tls-failed': 'The TLS handshake failed',
  'client.login-missing': 'A login is required, and the first reply after EHLO offered no AUTH',
  'client.login-refused': 'The server refused the login',
  'client.server-unproved': 'The server could not prove that it knows the password',
  'client.envelope-refused': 'The server refused the envelope',
  'client.recipient-refused': 'The server said no when the recipient was named',
  'client.no-recipient-left': 'The server said no when the recipient was named',
  'client.data-refused': 'The server did not want the message',
  'client.message-refused': 'The server refused the message',
  'client.timed-out': 'The server said nothing before the time-out',
  'client.connection-lost': 'The connection was lost',
  'queue.no-such-domain': 'The recipient’s domain does not exist',
  'queue.expire': 'The queue tried until the message was too old',
};

/** The sentence says it all; only a reply of a server would add something. */
const SAID: ReadonlySet<RuleId> = new Set<RuleId>([
  'sending.no-address',
  'sending.connect-timed-out',
  'sending.connect-refused',
  'client.starttls-missing',
  'client.login-missing',
  'client.server-unproved',
  'client.timed-out',
  'client.connection-lost',
]);

const isReply = (detail: string): boolean => /^\d{3}\b/u.test(detail);

/** What each ending means when no rule above decided it. */
const ENDINGS: Readonly<Record<OutcomeStatus, string>> = {
  delivered: 'The recipient’s server accepted the message and put it into the inbox',
  deferred: 'The message could not be delivered yet, and the queue will try again',
  bounced: 'The message could not be delivered and went back to its sender',
  rejected: 'The server refused the message',
  aborted: 'The sender gave up',
  discarded: 'The message was accepted and thrown away',
};

/** At RCPT a server may refuse the sender or the caller as well; its own words say which. */
const AT_RCPT: readonly (readonly [RegExp, string])[] = [
  [/Sender address rejected/u, 'The server refused the sender’s address'],
  [/(?:Client host|Helo command) rejected/u, 'The server refused the caller'],
  [
    /Recipient address rejected|Relay access denied|relay not permitted/u,
    'The server refused to take mail for this recipient',
  ],
];

const RCPT_RULES: ReadonlySet<RuleId> = new Set<RuleId>([
  'client.recipient-refused',
  'client.no-recipient-left',
]);

/** A host that was asked has said so with a final code. */
const isHostsRefusal = (detail: string): boolean => /(?:^|[ :])5\d\d[ -]/u.test(detail);

function failure(rule: RuleId, detail: string, status: OutcomeStatus): string {
  if (RCPT_RULES.has(rule)) {
    const said = AT_RCPT.find(([pattern]) => pattern.test(detail));
    if (said !== undefined) return said[1];
  }
  if (status === 'bounced' && isHostsRefusal(detail)) {
    return 'The recipient’s server refused the message for good';
  }
  return REASONS[rule] ?? ENDINGS[status];
}

function sentence(rule: RuleId, detail: string, outcome: StoryOutcome): string {
  const { status, deliveredTo, inboxCount = 1 } = outcome;
  if (status !== 'delivered') return failure(rule, detail, status);
  switch (deliveredTo) {
    case 'spam':
      return 'The recipient’s server accepted the message and put it into the spam folder';
    case 'impostor':
      return 'Somebody answered in the server’s place and took the message';
    default:
      return inboxCount > 1
        ? `The recipient’s server accepted ${inboxCount} messages and put them into the inbox`
        : ENDINGS.delivered;
  }
}

/**
 * One sentence with its full stop, what was said on the wire marked. `detail` is the decisive reply
 * or failure as it was said, or '' when there is none.
 */
export function reasonWords(rule: RuleId, detail: string, outcome: StoryOutcome): Paragraph {
  const why = sentence(rule, detail, outcome);
  if (detail === '' || (SAID.has(rule) && !isReply(detail))) return text`${why}.`;
  // The sentence has a full stop of its own; one that was said would stand there twice.
  return text`${why}: ${wire(detail.replace(/\.$/u, ''), '')}.`;
}

/** The same as plain text. */
export const reasonText = (rule: RuleId, detail: string, outcome: StoryOutcome): string =>
  plainText(reasonWords(rule, detail, outcome));

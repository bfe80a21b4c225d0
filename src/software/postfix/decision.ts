/**
 * What one of Postfix's restrictions decides, and whom a refusal names: the client, its greeting,
 * the sender, the recipient or the command (smtpd_check.c's "reply class"). SMTPD_ACCESS_README.
 */
import type { DnsAnswer, DnsRecordType } from '../../trace/traceEvent';
import type { Reply } from '../../smtp/reply';
import type { RecipientFacts, RecipientVerdict } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';

export interface Refusal {
  readonly verdict: RecipientVerdict;
  /** Null when the rule's own words say it all. */
  readonly reply: Reply | null;
}

export type Decision =
  /** The list goes on. */
  | { readonly kind: 'pass' }
  /** The list ends with yes. */
  | { readonly kind: 'permit' }
  /** The message is taken and thrown away, whatever the other lists say. */
  | { readonly kind: 'discard' }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** A refusal for later, if nothing else refuses. */
  | { readonly kind: 'defer-if-permit'; readonly refusal: Refusal }
  /** A refusal for later, if something else refuses for good. */
  | { readonly kind: 'defer-if-reject'; readonly refusal: Refusal };

export const PASS: Decision = { kind: 'pass' };
export const PERMIT: Decision = { kind: 'permit' };

export type ListName = 'client' | 'helo' | 'sender' | 'relay' | 'recipient' | 'data';

/** What is judged, and by what. */
export interface Judging {
  readonly settings: PostfixService;
  readonly facts: RecipientFacts;
  readonly list: ListName;
  readonly lookUp: (name: string, recordType: DnsRecordType) => DnsAnswer;
}

/** Whom a refusal is about: `<name>: class rejected: …`. */
export interface Subject {
  readonly name: string;
  readonly label:
    | 'Client host'
    | 'Unverified Client host'
    | 'Helo command'
    | 'SASL login name'
    | 'Sender address'
    | 'Recipient address'
    | 'Data command';
  readonly verdict: RecipientVerdict;
}

const clientOf = ({ clientName, clientAddress }: RecipientFacts): string =>
  `${clientName ?? 'unknown'}[${clientAddress}]`;

export const clientSubject = (facts: RecipientFacts): Subject => ({
  name: clientOf(facts),
  label: 'Client host',
  verdict: 'client-host.access-denied',
});

export const heloSubject = ({ helloName }: RecipientFacts): Subject => ({
  name: helloName ?? '',
  label: 'Helo command',
  verdict: 'helo.access-denied',
});

export const senderSubject = ({ sender }: RecipientFacts): Subject => ({
  name: sender,
  label: 'Sender address',
  verdict: 'sender.access-denied',
});

export const recipientSubject = ({ recipient }: RecipientFacts): Subject => ({
  name: recipient,
  label: 'Recipient address',
  verdict: 'recipient.access-denied',
});

const SUBJECTS: Readonly<Record<ListName, (facts: RecipientFacts) => Subject>> = {
  client: clientSubject,
  helo: heloSubject,
  sender: senderSubject,
  relay: recipientSubject,
  recipient: recipientSubject,
  data: () => ({ name: 'DATA', label: 'Data command', verdict: 'recipient.access-denied' }),
};

/** Whom a list speaks of, where a restriction does not name somebody itself. */
export const subjectOf = ({ list, facts }: Judging): Subject => SUBJECTS[list](facts);

/** A refusal with a text of its own; the enhanced code's class follows the reply code's. */
export const refusal = (
  verdict: RecipientVerdict,
  code: number,
  enhanced: string,
  text: string,
): Refusal => ({
  verdict,
  reply: { code, enhanced: `${Math.floor(code / 100)}${enhanced.slice(1)}`, lines: [text] },
});

/** `<name>: class rejected: why` */
export const refusalOf = (
  { name, label, verdict }: Subject,
  code: number,
  enhanced: string,
  why: string,
): Refusal => refusal(verdict, code, enhanced, `<${name}>: ${label} rejected: ${why}`);

export const refuse = (what: Refusal): Decision => ({ kind: 'refuse', refusal: what });

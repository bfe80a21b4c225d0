/**
 * A notice to the sender as Postfix's bounce(8) writes it: a message of its own with a text for
 * people, a report for programs (RFC 3464 §2) and the original message or its header (RFC 3462).
 * Simplified: smtputf8_enable is on, as by default, so every part is labelled 8bit.
 */
import { wrapLine } from '../../smtp/wrapLine';
import { postfixDate, postfixMessageId } from './traceHeaders';
import { NOTICE_TEMPLATES, type NoticeKind } from './noticeTexts';

export type { NoticeKind } from './noticeTexts';

/** What became of one recipient, in the words of the log. */
export interface NoticeRecipient {
  readonly address: string;
  /** `type;address` as the sender gave it in ORCPT, RFC 3461 §4.2. */
  readonly originalRecipient: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed';
  /** The enhanced status code, RFC 3463. */
  readonly status: string;
  /** Why, as the log has it in parentheses. */
  readonly detail: string;
  /** Which server said so, and its own words; null when no reply decided. */
  readonly said: { readonly host: string; readonly reply: string } | null;
}

export interface NoticeFacts {
  readonly kind: NoticeKind;
  /** The postmaster's copy has another subject and no polite words (notify_classes). */
  readonly isPostmasterCopy: boolean;
  readonly hostName: string;
  /** myorigin: what an address without a domain is completed with. */
  readonly origin: string;
  /** The notice's own queue id, and who gets it. */
  readonly noticeId: string;
  readonly to: string;
  readonly nowEpochMs: number;
  /** The message it is about: its queue id, sender, arrival and lines. */
  readonly queueId: string;
  readonly sender: string;
  readonly arrivedEpochMs: number;
  readonly lines: readonly string[];
  /** ENVID of the message, or null; RFC 3461 §4.4. */
  readonly envelopeId: string | null;
  readonly headersOnly: boolean;
  readonly recipients: readonly NoticeRecipient[];
  readonly delayWarningMs: number;
  readonly lifetimeMs: number;
  /** enable_threaded_bounces: whether the notice names the message's id. */
  readonly isThreaded: boolean;
  /** Whether the message asked for SMTPUTF8; then the parts have the types of RFC 6533. */
  readonly isInternational: boolean;
}

const COLUMNS = 79;
const INDENT = 4;

const wrap = (text: string): readonly string[] => wrapLine(text, COLUMNS, INDENT);

/** Whole hours and days, rounded down, as `$delay_warning_time_hours` is. */
const expand = (text: string, { hostName, delayWarningMs, lifetimeMs }: NoticeFacts): string =>
  text
    .replace('$myhostname', hostName)
    .replace('$delay_warning_time_hours', String(Math.floor(delayWarningMs / 3_600_000)))
    .replace('$maximal_queue_lifetime_days', String(Math.floor(lifetimeMs / 86_400_000)));

const boundaryOf = ({ queueId, nowEpochMs, hostName }: NoticeFacts): string =>
  `${queueId}.${Math.floor(nowEpochMs / 1000)}/${hostName}`;

/** The value of a field in a message's header, or null; a folded field gives its first line. */
function fieldOf(lines: readonly string[], name: string): string | null {
  const header = lines.slice(0, lines.indexOf(''));
  const prefix = `${name.toLowerCase()}:`;
  const line = header.find((text) => text.toLowerCase().startsWith(prefix));
  return line === undefined ? null : line.slice(prefix.length).trim();
}

function threadFields({ isThreaded, lines }: NoticeFacts): readonly string[] {
  const id = isThreaded ? fieldOf(lines, 'Message-Id') : null;
  return id === null ? [] : [`References: ${id}`, `In-Reply-To: ${id}`];
}

function headerOf(facts: NoticeFacts): readonly string[] {
  const { kind, isPostmasterCopy, hostName, noticeId, nowEpochMs } = facts;
  const template = NOTICE_TEMPLATES[kind];
  const date = postfixDate(nowEpochMs);
  return [
    `Received: by ${hostName} (Postfix)`,
    `\tid ${noticeId}; ${date}`,
    `Date: ${date}`,
    `From: Mail Delivery System <MAILER-DAEMON@${facts.origin}>`,
    `Subject: ${isPostmasterCopy ? template.postmasterSubject : template.subject}`,
    `To: ${facts.to}`,
    ...threadFields(facts),
    `Auto-Submitted: ${isPostmasterCopy ? 'auto-generated' : 'auto-replied'}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    `\tboundary="${boundaryOf(facts)}"`,
    'Content-Transfer-Encoding: 8bit',
    `Message-Id: ${postfixMessageId(nowEpochMs, noticeId, hostName)}`,
  ];
}

/** The part that people read. */
function textPart(facts: NoticeFacts): readonly string[] {
  const text = facts.isPostmasterCopy ? [] : NOTICE_TEMPLATES[facts.kind].text;
  return [
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text.map((line) => expand(line, facts)),
    ...facts.recipients.flatMap(({ address, detail }) => ['', ...wrap(`<${address}>: ${detail}`)]),
  ];
}

/** Why, in the form for programs: the other server's own words, or Postfix's. RFC 3464 §2.3.5. */
function diagnosisOf({ detail, said }: NoticeRecipient): readonly string[] {
  if (said === null) return wrap(`Diagnostic-Code: X-Postfix; ${detail}`);
  return [
    ...wrap(`Remote-MTA: dns; ${said.host}`),
    ...wrap(`Diagnostic-Code: smtp; ${said.reply}`),
  ];
}

/** The part that programs read, RFC 3464 §2.2 and §2.3. */
function reportPart(facts: NoticeFacts): readonly string[] {
  const { sender, envelopeId, arrivedEpochMs, lifetimeMs } = facts;
  const isDelay = facts.kind === 'delay';
  return [
    'Content-Description: Delivery report',
    ...(facts.isInternational
      ? ['Content-Type: message/global-delivery-status', 'Content-Transfer-Encoding: 8bit']
      : ['Content-Type: message/delivery-status']),
    '',
    `Reporting-MTA: dns; ${facts.hostName}`,
    ...(envelopeId === null ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    `X-Postfix-Queue-ID: ${facts.queueId}`,
    ...(sender === '' ? [] : [`X-Postfix-Sender: rfc822; ${sender}`]),
    `Arrival-Date: ${postfixDate(arrivedEpochMs)}`,
    ...facts.recipients.flatMap((recipient) => [
      '',
      `Final-Recipient: rfc822; ${recipient.address}`,
      `Original-Recipient: ${recipient.originalRecipient}`,
      `Action: ${recipient.action}`,
      `Status: ${recipient.status}`,
      ...diagnosisOf(recipient),
      ...(isDelay ? [`Will-Retry-Until: ${postfixDate(arrivedEpochMs + lifetimeMs)}`] : []),
    ]),
  ];
}

function originalType({ headersOnly, isInternational }: NoticeFacts): string {
  if (isInternational) return headersOnly ? 'message/global-headers' : 'message/global';
  return headersOnly ? 'text/rfc822-headers' : 'message/rfc822';
}

/** The message itself, or what stands above its first empty line. */
function originalPart(facts: NoticeFacts): readonly string[] {
  const { kind, sender, lines, headersOnly } = facts;
  const end = lines.indexOf('');
  const kept = headersOnly && end !== -1 ? lines.slice(0, end) : lines;
  const what = headersOnly ? 'Message Headers' : 'Message';
  return [
    `Content-Description: ${kind === 'success' ? '' : 'Undelivered '}${what}`,
    `Content-Type: ${originalType(facts)}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    `Return-Path: <${sender}>`,
    ...kept,
  ];
}

/**
 * The notice's lines, from its own `Received: by` on, without CRLF.
 * Times are milliseconds since 1970. Source: bounce(8), bounce(5); RFC 3464 §2.
 */
export function postfixNotice(facts: NoticeFacts): readonly string[] {
  const boundary = boundaryOf(facts);
  const parts = [textPart(facts), reportPart(facts), originalPart(facts)];
  return [
    ...headerOf(facts),
    '',
    'This is a MIME-encapsulated message.',
    ...parts.flatMap((part) => ['', `--${boundary}`, ...part]),
    '',
    `--${boundary}--`,
  ];
}

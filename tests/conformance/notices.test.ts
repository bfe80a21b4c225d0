/**
 * Postfix's notices to senders, octet for octet: each captured message is written again from what
 * was known when it was written, and compared as it stands, ids and dates included.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  postfixNotice,
  type NoticeFacts,
  type NoticeRecipient,
} from '../../src/software/postfix/notice';

const GREYLISTED =
  'Recipient address rejected: Greylisted, see ' +
  'http://postgrey.schweikert.ch/help/example.net.html (in reply to RCPT TO command)';

const LATER =
  'Recipient address rejected: The user you are trying to contact is receiving mail too quickly. ' +
  'Please resend your message at a later time. (in reply to RCPT TO command)';

/** The capture left out the folder of a socket, after the lines had been broken with it. */
const SOCKET_FOLDER = '/var/spool/dovecot-mx/';

interface Known {
  readonly kind: NoticeFacts['kind'];
  readonly recipient: string;
  readonly action: NoticeRecipient['action'];
  readonly status: string;
  readonly detail: string;
  readonly delayWarningSeconds?: number;
  readonly lifetimeSeconds?: number;
}

const DAYS = 86_400;

/** The settings of each capture, and what the log of its server said. */
const CAPTURED: Readonly<Record<string, Known>> = {
  'M10b-quota-bounce': {
    kind: 'failure',
    recipient: 'full@example.net',
    action: 'failed',
    status: '5.2.2',
    detail:
      `host mx.example.net[${SOCKET_FOLDER}dovecot-lmtp] said: 552 5.2.2 <full@example.net> ` +
      'Quota exceeded (mailbox for user is full) (in reply to end of DATA command)',
  },
  'M17-bounce-5xx': {
    kind: 'failure',
    recipient: 'nobody@example.net',
    action: 'failed',
    status: '5.1.1',
    detail:
      'host mx.example.net[203.0.113.25] said: 550 5.1.1 <nobody@example.net>: Recipient address ' +
      'rejected: User unknown in local recipient table (in reply to RCPT TO command)',
  },
  'M17-delayed': {
    kind: 'delay',
    recipient: 'later@example.net',
    action: 'delayed',
    status: '4.2.1',
    detail: `host 203.0.113.49[203.0.113.49] said: 450 4.2.1 <later@example.net>: ${LATER}`,
    delayWarningSeconds: 4 * 3600,
  },
  'M17-expired': {
    kind: 'failure',
    recipient: 'later@example.net',
    action: 'failed',
    status: '4.2.1',
    detail: `host 203.0.113.49[203.0.113.49] said: 450 4.2.1 <later@example.net>: ${LATER}`,
  },
  'M17-success': {
    kind: 'success',
    recipient: 'bob@example.net',
    action: 'delivered',
    status: '2.0.0',
    detail: 'delivery via virtual: delivered to maildir',
  },
  'N11-loop-bounce': {
    kind: 'failure',
    recipient: 'bob@loop.example.net',
    action: 'failed',
    status: '5.4.6',
    detail: 'mail for loop.example.net loops back to myself',
  },
  'N14-dsn-1': {
    kind: 'delay',
    recipient: 'grey@n14b.none.example.net',
    action: 'delayed',
    status: '4.2.0',
    detail:
      'host mx1.example.net[10.77.3.2] said: 450 4.2.0 ' +
      `<grey@n14b.none.example.net>: ${GREYLISTED}`,
    delayWarningSeconds: 15,
    lifetimeSeconds: 100,
  },
  'N14-expired-bounce': {
    kind: 'failure',
    recipient: 'grey@n14c.none.example.net',
    action: 'failed',
    status: '4.2.0',
    detail:
      'host mx1.example.net[10.77.3.2] said: 450 4.2.0 ' +
      `<grey@n14c.none.example.net>: ${GREYLISTED}`,
    lifetimeSeconds: 10,
  },
  'N15-bounce': {
    kind: 'failure',
    recipient: 'nouser@n15.none.example.net',
    action: 'failed',
    status: '5.1.1',
    detail:
      'host mx1.example.net[10.77.3.2] said: 550 5.1.1 <nouser@n15.none.example.net>: Recipient ' +
      'address rejected: User unknown in local recipient table (in reply to RCPT TO command)',
  },
};

const linesOf = (name: string): readonly string[] => {
  const url = new URL(`cases/notices/${name}.eml`, import.meta.url);
  return readFileSync(url, 'utf8').replace(/\n$/u, '').split('\n');
};

/** What follows a prefix on the first line that begins with it, up to a blank or a mark. */
const after = (lines: readonly string[], prefix: string): string =>
  lines.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? '';

const epochMs = (date: string): number => Date.parse(date.replace(/ \(UTC\)$/u, ''));

/** The lines of the original message as the notice has it, which is what the queue file held. */
function originalIn(lines: readonly string[]): { readonly lines: readonly string[] } {
  const start = lines.findLastIndex((line) => line.startsWith('Return-Path: ')) + 1;
  const end = lines.length - 2;
  return { lines: lines.slice(start, end) };
}

/** The server that spoke, and what it said, as its own log entry has both. */
function saidIn(detail: string): NoticeRecipient['said'] {
  const [, host, reply] = /^host (\S+?)\[\S+\] said: (.*) \(in reply to .*\)$/u.exec(detail) ?? [];
  return host === undefined || reply === undefined ? null : { host, reply };
}

/** From the ids, dates and settings of a captured notice to the facts it was written from. */
function factsFor(known: Known, lines: readonly string[]): NoticeFacts {
  const own = lines.slice(lines.findIndex((line) => line.startsWith('Received: by ')));
  const [noticeId = '', date = ''] = after(own, '\tid ').split('; ');
  return {
    kind: known.kind,
    isPostmasterCopy: false,
    hostName: after(own, 'Reporting-MTA: dns; '),
    origin: after(own, 'From: Mail Delivery System <MAILER-DAEMON@').slice(0, -1),
    noticeId,
    to: after(own, 'To: '),
    nowEpochMs: epochMs(date),
    queueId: after(own, 'X-Postfix-Queue-ID: '),
    sender: after(own, 'X-Postfix-Sender: rfc822; '),
    arrivedEpochMs: epochMs(after(own, 'Arrival-Date: ')),
    lines: originalIn(own).lines,
    envelopeId: null,
    headersOnly: known.kind !== 'failure',
    recipients: [
      {
        address: known.recipient,
        originalRecipient: `rfc822;${known.recipient}`,
        action: known.action,
        status: known.status,
        detail: known.detail,
        said: saidIn(known.detail),
      },
    ],
    delayWarningMs: (known.delayWarningSeconds ?? 0) * 1000,
    lifetimeMs: (known.lifetimeSeconds ?? 5 * DAYS) * 1000,
    isThreaded: false,
    isInternational: false,
  };
}

describe('notices to senders, octet for octet', () => {
  it.each(Object.entries(CAPTURED))('%s', (name, known) => {
    const lines = linesOf(name);
    const own = lines.slice(lines.findIndex((line) => line.startsWith('Received: by ')));
    const written = postfixNotice(factsFor(known, lines));
    expect(written.map((line) => line.replace(SOCKET_FOLDER, ''))).toEqual(own);
  });
});

// The receiver on every path by which it judges a message: what it asks, and what comes of it.

import type { SnapshotFrom } from 'xstate';
import type { ReceiverEvent } from '../../src/machines/receiver';
import { receiverMachine } from '../../src/machines/receiverMachine';
import { authenticate } from '../../src/software/authentication/authenticate';
import { pursue, type Purpose } from '../../src/software/authentication/inquiry';
import type { DnsAnswer } from '../../src/trace/traceEvent';
import { explore } from '../kit/explore';
import { PEER, serviceWith } from '../kit/serverSettings';

const signatureOf = (selector: string): string =>
  `DKIM-Signature: v=1; a=ed25519-sha256; d=example.org; s=${selector}; h=From; bh=AA; b=AA`;

/** The second signature is looked at after the first, and named by another selector. */
const SIGNATURES = [signatureOf('mail'), signatureOf('other')] as const;

/** Messages that differ in what can be found out about their senders. */
const MESSAGES = (
  [
    ['alice@example.org', 'alice@example.org'],
    ['alice@example.org', 'ceo@example.com'],
    ['', 'postmaster@example.com'],
    ['alice@example.org', 'twice@example.org', ...SIGNATURES],
  ] as const
).map(([sender, author, ...signatures]): ReceiverEvent => ({
  type: 'message.received',
  message: {
    clientAddress: PEER.ipAddress,
    helloName: 'client.example.org',
    sender,
    receiver: 'mx.example.net',
    epochSeconds: 0,
    lines: [...signatures, `From: ${author}`, '', 'Hello.'],
  },
}));

/** The answers that each check tells apart. */
const ANSWERS: Readonly<Record<Purpose, readonly DnsAnswer[]>> = {
  spf: [{ status: 'found', values: ['v=spf1 a -all'] }, { status: 'nxdomain' }],
  dmarc: [{ status: 'found', values: ['v=DMARC1; p=reject'] }, { status: 'nxdomain' }],
  dkim: [{ status: 'nxdomain' }],
  iprev: [{ status: 'found', values: ['client.example.org'] }, { status: 'nxdomain' }],
};

/** The answers to what is asked now; without a message it is the caller's name. */
function answersTo(snapshot: SnapshotFrom<typeof receiverMachine>): readonly ReceiverEvent[] {
  const { message, known } = snapshot.context;
  const progress = message === null ? null : pursue(authenticate(message), known);
  const { query, purpose } =
    progress?.kind === 'ask'
      ? progress
      : ({ query: { name: 'example.org', recordType: 'PTR' }, purpose: 'iprev' } as const);
  return ANSWERS[purpose].map((answer) => ({ type: 'answer.received', query, answer }) as const);
}

const FOLLOWING = { ...serviceWith(25), filters: { opendmarc: { RejectFailures: true } } };

/** With more than this known, one more message tells nothing new. */
const MOST_KNOWN = 4;

/** The second message of a connection is judged with what is known from the first. */
export const messageWalk = explore({
  machine: receiverMachine,
  inputs: [serviceWith(25), FOLLOWING, serviceWith(587)].map((settings) => ({
    settings,
    clientAddress: PEER.ipAddress,
  })),
  eventsAt: (snapshot): readonly ReceiverEvent[] => [
    { type: 'client.connected' },
    ...(snapshot.context.known.length > MOST_KNOWN ? [] : MESSAGES),
    ...answersTo(snapshot),
  ],
  factsOf: ({ context: { reverseName, message, known } }) => [
    reverseName !== null,
    message?.lines.find((line) => line.startsWith('From:')),
    message?.sender,
    known.slice(0, 6),
  ],
});

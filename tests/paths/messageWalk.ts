// The receiver on every path by which it judges a message: what it asks, and what comes of it.

import type { SnapshotFrom } from 'xstate';
import type { ReceiverEvent } from '../../src/machines/receiver';
import { receiverMachine } from '../../src/machines/receiverMachine';
import { authenticate } from '../../src/software/authentication/authenticate';
import { pursue, type Purpose } from '../../src/software/authentication/inquiry';
import type { DnsAnswer } from '../../src/trace/traceEvent';
import { explore } from '../kit/explore';
import { PEER, serviceWith } from '../kit/serverSettings';

/** Messages that differ in what can be found out about their senders. */
const MESSAGES = (
  [
    ['alice@example.org', 'alice@example.org'],
    ['alice@example.org', 'ceo@example.com'],
    ['', 'postmaster@example.com'],
  ] as const
).map(([sender, author]): ReceiverEvent => ({
  type: 'message.received',
  message: {
    clientAddress: PEER.ipAddress,
    helloName: 'client.example.org',
    sender,
    receiver: 'mx.example.net',
    epochSeconds: 0,
    lines: [`From: ${author}`, '', 'Hello.'],
  },
}));

/** The answers that each check tells apart. */
const ANSWERS: Readonly<Record<Purpose, readonly DnsAnswer[]>> = {
  spf: [{ status: 'found', values: ['v=spf1 a -all'] }, { status: 'nxdomain' }],
  dmarc: [{ status: 'found', values: ['v=DMARC1; p=reject'] }, { status: 'nxdomain' }],
  dkim: [],
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

/** The second message of a connection is judged with what is known from the first. */
export const messageWalk = explore({
  machine: receiverMachine,
  inputs: [serviceWith(25), FOLLOWING, serviceWith(587)].map((settings) => ({
    settings,
    clientAddress: PEER.ipAddress,
  })),
  eventsAt: (snapshot): readonly ReceiverEvent[] => [
    { type: 'client.connected' },
    ...MESSAGES,
    ...answersTo(snapshot),
  ],
  factsOf: ({ context: { reverseName, message, known } }) => [
    reverseName !== null,
    message?.lines[0],
    message?.sender,
    known.slice(0, 6),
  ],
});

// The machines that play the parts, on every path: the sender's program, what a queue owes the
// sender, the receiver. The queue itself is in `relay.paths.test.ts`.

import { describe, expect, it } from 'vitest';
import type { ClientEffect, SessionOutcome } from '../../src/machines/clientSession';
import { USUAL_MANNERS } from '../../src/software/clients/clientManners';
import { clientSessionMachine } from '../../src/machines/clientSessionMachine';
import { mailAccessMachine } from '../../src/machines/mailAccessMachine';
import type { MailClientEvent } from '../../src/machines/mailClient';
import { mailClientMachine } from '../../src/machines/mailClientMachine';
import type { NoticeClass, NoticeEvent } from '../../src/machines/notice';
import { noticeMachine } from '../../src/machines/noticeMachine';
import { receiverMachine } from '../../src/machines/receiverMachine';
import { relayMachine } from '../../src/machines/relayMachine';
import { serverSessionMachine } from '../../src/machines/serverSessionMachine';
import { createRunner } from '../../src/simulation/machineRunner';
import { DNS_ANSWERS } from '../kit/dnsAnswers';
import { explore, restingStates, rowsOf, type Explored } from '../kit/explore';
import { messageWalk } from './messageWalk';
import { recipientWalk } from './recipientWalk';

const refusal = (permanent: boolean): SessionOutcome => ({
  kind: 'refused',
  permanent,
  rule: 'client.no-recipient-left',
  detail: '550 no',
  refused: [],
});

const accepted = createAccepted();

/** The outcome of a session that went well, from the machine itself. */
function createAccepted(): readonly SessionOutcome[] {
  const settings = {
    hostName: 'a.example',
    sender: 'a@a.example',
    recipients: ['b@b.example', 'c@b.example'],
    sizeOctets: 1,
    login: null,
    security: 'none',
    whenAuthIsMissing: 'continue',
    pipelining: false,
    ignoresForeignLines: false,
    sendsOptions: 'none',
    manners: USUAL_MANNERS,
    timeouts: { greetingMs: 1, replyMs: 1, acceptanceMs: 1 },
  } as const;
  const play = (rcptCodes: readonly number[]): readonly SessionOutcome[] => {
    const runner = createRunner<typeof clientSessionMachine, ClientEffect>(
      clientSessionMachine,
      settings,
    );
    runner.send({ type: 'connection.opened' });
    return [220, 250, 250, ...rcptCodes, 354, 250, 221].flatMap((code) => {
      const reply = { code, enhanced: null, lines: ['x'] };
      const { effects } = runner.send({ type: 'reply.received', reply, text: `${code} x` });
      return effects.flatMap((effect) =>
        effect.type === 'endSession' ? [effect.params.outcome] : [],
      );
    });
  };
  return [...play([250, 250]), ...play([250, 550])];
}

const OUTCOMES: readonly SessionOutcome[] = [
  ...accepted,
  refusal(true),
  refusal(false),
  { kind: 'failed', rule: 'client.tls-failed', detail: 'certificate has expired' },
];

const endings = OUTCOMES.map((outcome) => ({ type: 'session.ended', outcome }) as const);

const failures = (['timed-out', 'refused', 'prohibited'] as const).map(
  (reason) => ({ type: 'connection.failed', reason }) as const,
);

const mailClient = explore({
  machine: mailClientMachine,
  inputs: [{ host: 'smtp.example.org', port: 587, connectTimeoutMs: 1 }],
  eventsAt: (): readonly MailClientEvent[] => [
    { type: 'message.submitted' },
    ...DNS_ANSWERS,
    { type: 'connection.opened' },
    ...failures,
    ...endings,
    { type: 'timer.fired', name: 'connect' },
  ],
  factsOf: ({ context }) => context.ipAddress !== null,
});

const CLASSES: readonly (readonly NoticeClass[])[] = [[], ['bounce'], ['2bounce'], ['delay']];

const notice = explore({
  machine: noticeMachine,
  inputs: (['sender', 'nobody', 'double-bounce'] as const).flatMap((from) =>
    CLASSES.map((classes) => ({ from, classes })),
  ),
  eventsAt: (): readonly NoticeEvent[] =>
    (['recipients.failed', 'recipients.delayed', 'recipients.delivered'] as const).flatMap((type) =>
      [true, false].map((wanted) => ({ type, wanted })),
    ),
  factsOf: () => null,
});

type Walk = Pick<Explored<typeof receiverMachine>, 'states' | 'rows' | 'missedRows'>;

/** What two walks of one machine have found. */
const together = (one: Walk, other: Walk): Walk => ({
  states: new Set([...one.states, ...other.states]),
  rows: new Set([...one.rows, ...other.rows]),
  missedRows: new Set([...one.missedRows, ...other.missedRows]),
});

const parts: readonly (readonly [
  string,
  Parameters<typeof rowsOf>[0],
  Pick<Explored<typeof mailClientMachine>, 'states' | 'rows' | 'missedRows'>,
])[] = [
  ['the sender’s program', mailClientMachine, mailClient],
  ['what the queue owes the sender', noticeMachine, notice],
  ['the receiver', receiverMachine, together(recipientWalk, messageWalk)],
];

describe.each(parts)('%s', (_name, machine, explored) => {
  it('comes to rest in every one of its states on some path', () => {
    const missed = restingStates(machine).filter((state) => !explored.states.has(state));
    expect(missed).toEqual([]);
  });

  it('fires every row of its table on some path', () => {
    const missed = rowsOf(machine).filter((row) => !explored.rows.has(row));
    expect(missed).toEqual([]);
  });

  it('misses every row that is taken away', () => {
    const idle = rowsOf(machine).filter((row) => !explored.missedRows.has(row));
    expect(idle).toEqual([]);
  });
});

describe('every machine', () => {
  it.each([
    ['clientSession', clientSessionMachine, 'awaitingConnection'],
    ['serverSession', serverSessionMachine, 'awaitingConnection'],
    ['mailAccess', mailAccessMachine, 'awaitingConnection'],
    ['mailClient', mailClientMachine, 'composing'],
    ['relay', relayMachine, 'idle'],
    ['notice', noticeMachine, 'answerable'],
    ['receiver', receiverMachine, 'awaitingClient'],
  ] as const)('%s is built and starts, even without input', (id, machine, initial) => {
    expect(machine.id).toBe(id);
    expect(machine.root.initial.target.map(({ key }) => key)).toEqual([initial]);
    expect(rowsOf(machine).filter((row) => row.includes('no rule'))).toEqual([]);
  });
});

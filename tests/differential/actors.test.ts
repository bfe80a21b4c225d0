// The engine runs its machines as pure functions; XState usually runs them as actors. Here the
// server's session runs both ways over the same events, and gives the same states and effects.
// Effects are told apart by what an actor really executes: each action's own implementation.

import { createActor, type EventFromLogic, type MachineContext } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { ServerEffect, ServerSessionEvent } from '../../src/machines/serverSession';
import { serverSessionMachine } from '../../src/machines/serverSessionMachine';
import { createRunner, stateName } from '../../src/simulation/machineRunner';
import type { ServiceSettings } from '../../src/software/serviceSettings';
import { parseCommand } from '../../src/smtp/command';
import { PEER, SERVER_SETTINGS } from '../kit/serverSettings';

type Step = EventFromLogic<typeof serverSessionMachine>;

const command = (line: string): ServerSessionEvent => {
  const parsed = parseCommand(line);
  return { type: `command.${parsed.verb}`, command: parsed };
};

const SUBMISSION: readonly Step[] = [
  { type: 'connection.opened' },
  command('EHLO client.example.org'),
  command('MAIL FROM:<alice@example.org>'),
  command('STARTTLS'),
  command('NOOP'),
  { type: 'tls.established' },
  command('EHLO client.example.org'),
  command('AUTH LOGIN'),
  { type: 'response.received', line: 'YWxpY2VAZXhhbXBsZS5vcmc=' },
  { type: 'response.received', line: 'cGFzc3dvcmQ=' },
  command('NOOP'),
  { type: 'answer.received', answer: { kind: 'login', accepted: true } },
  command('MAIL FROM:<alice@example.org> SIZE=361'),
  command('RCPT TO:<bob@example.net>'),
  { type: 'answer.received', answer: { kind: 'recipient', verdict: 'recipient.accepted' } },
  command('RCPT TO:<carol@example.net>'),
  { type: 'answer.received', answer: { kind: 'recipient', verdict: 'recipient.unknown-user' } },
  command('DATA'),
  { type: 'message.received', lines: ['x'], octets: 3 },
  { type: 'answer.received', answer: { kind: 'message', queueId: '46326230F71' } },
  command('RSET'),
  command('XYZZY'),
  command('QUIT'),
  command('NOOP'),
  { type: 'connection.lost' },
];

const SEALED: readonly Step[] = [
  { type: 'connection.opened' },
  { type: 'tls.established' },
  ...SUBMISSION.slice(1),
];

const IMPATIENT: readonly Step[] = [
  command('EHLO early'),
  { type: 'connection.opened' },
  command('AUTH PLAIN'),
  { type: 'response.received', line: '*' },
  { type: 'bytes.unreadable' },
  command(''),
  command('GET / HTTP/1.1'),
  { type: 'timer.fired', name: 'idle' },
];

interface Told {
  readonly state: string;
  readonly context: MachineContext;
  readonly effects: readonly { readonly type: string; readonly params: unknown }[];
}

function asFunction(settings: ServiceSettings, steps: readonly Step[]): readonly Told[] {
  const runner = createRunner<typeof serverSessionMachine, ServerEffect>(serverSessionMachine, {
    settings,
    peer: PEER,
  });
  return steps.map((event) => {
    const { effects } = runner.send(event);
    return {
      state: runner.state(),
      context: { ...runner.snapshot().context },
      effects: effects.map((effect) => ({
        type: effect.type,
        params: 'params' in effect ? effect.params : undefined,
      })),
    };
  });
}

const EFFECTS = [
  'sendReply',
  'startTls',
  'closeConnection',
  'ask',
  'holdInput',
  'acceptMessage',
  'startTimer',
  'cancelTimer',
] as const;

function asActor(settings: ServiceSettings, steps: readonly Step[]): readonly Told[] {
  let effects: { type: string; params: unknown }[] = [];
  const actions = Object.fromEntries(
    EFFECTS.map((type) => {
      const note = (_args: unknown, params: unknown): void => {
        effects.push({ type, params });
      };
      return [type, note] as const;
    }),
  );
  const input = { settings, peer: PEER };
  const actor = createActor(serverSessionMachine.provide({ actions }), { input });
  actor.start();
  return steps.map((event) => {
    effects = [];
    actor.send(event);
    const { value, context } = actor.getSnapshot();
    return { state: stateName(value), context: { ...context }, effects };
  });
}

describe('the server’s session', () => {
  it.each([
    ['a submission on 587', SERVER_SETTINGS.onSubmission, SUBMISSION],
    ['the same on 465', SERVER_SETTINGS.onImplicitTls, SEALED],
    ['readable lines on 465', SERVER_SETTINGS.onImplicitTls, SUBMISSION],
    ['the same on 25', SERVER_SETTINGS.onMx, SUBMISSION],
    ['the same without TLS', SERVER_SETTINGS.withoutTls, SUBMISSION],
    ['a client without manners', SERVER_SETTINGS.withoutTls, IMPATIENT],
    ['a client without manners, on 465', SERVER_SETTINGS.onImplicitTls, IMPATIENT],
  ])('does the same as an actor: %s', (_name, settings, steps) => {
    const told = asFunction(settings, steps);
    expect(asActor(settings, steps)).toEqual(told);
    expect(told.flatMap(({ effects }) => effects).length).toBeGreaterThan(2);
  });
});

// Random commands in random states: valid, mangled, binary and long, one by one and in one write,
// with handshakes, silence and lost connections between. The server never throws, and every command
// gets one reply or has a recorded reason for none.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUZZ_TIMEOUT_MS, fuzzRuns } from '../kit/fuzzRuns';
import { createTextServer, type TextServer } from '../kit/textServer';
import { SERVER_SETTINGS, serviceWith } from '../kit/serverSettings';

const VALID = [
  'EHLO client.example.org',
  'HELO client.example.org',
  'STARTTLS',
  'AUTH PLAIN AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk',
  'AUTH PLAIN',
  'AUTH LOGIN',
  'YWxpY2VAZXhhbXBsZS5vcmc=',
  'cGFzc3dvcmQ=',
  '*',
  'MAIL FROM:<alice@example.org>',
  'MAIL FROM:<> SIZE=100',
  'RCPT TO:<bob@example.net>',
  'RCPT TO:<carol@example.net>',
  'DATA',
  'Subject: x',
  '..',
  '.',
  'RSET',
  'NOOP',
  'VRFY bob',
  'HELP',
  'QUIT',
  'GET / HTTP/1.1',
  '',
] as const;

const noLineEnd = (text: string): string => text.replace(/[\r\n]/gu, '');

const mangled = fc
  .tuple(
    fc.constantFrom(...VALID),
    fc.nat({ max: 30 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  .map(([line, at, noise]) => noLineEnd(line.slice(0, at) + noise + line.slice(at)));

const line = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...VALID) },
  { weight: 3, arbitrary: mangled },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(noLineEnd) },
  { weight: 1, arbitrary: fc.constantFrom('A'.repeat(3000), `MAIL FROM:<${'a'.repeat(2000)}>`) },
);

type Act =
  | { readonly act: 'write'; readonly lines: readonly string[] }
  | { readonly act: 'secure' | 'failHandshake' | 'writeUnreadable' | 'lose' | 'wait' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ act: 'secure' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('failHandshake', 'writeUnreadable', 'lose', 'wait'),
    }),
  },
);

/** Where a client may begin TLS by mistake: wherever the server listens for a command. */
const CONVERSING: ReadonlySet<string> = new Set([
  'mustSecure',
  'greeted',
  'ready',
  'inTransaction',
  'closed',
]);

function perform(server: TextServer, step: Act): void {
  const awaitsHandshake = server.state() === 'securing';
  switch (step.act) {
    case 'write':
      server.write(...step.lines);
      return;
    case 'secure':
      // The handshake is the network's to finish, and only where one was begun.
      if (awaitsHandshake) server.secure();
      return;
    case 'failHandshake':
      if (awaitsHandshake) server.failHandshake();
      return;
    case 'writeUnreadable':
      if (CONVERSING.has(server.state())) server.writeUnreadable();
      return;
    case 'lose':
      server.lose();
      return;
    case 'wait':
      server.advance(400_000);
  }
}

/** Rules under which a command gets no reply, each a reason that the trace records. */
const SILENT: ReadonlySet<string | null> = new Set([
  'session.after-close',
  'starttls.discard-buffered',
  'tls.clear-on-implicit',
]);

/** Replies that answer no command: a greeting, a time-out, too many errors. */
const UNASKED: ReadonlySet<string | null> = new Set([
  'session.greet',
  'tls.implicit-established',
  'session.timeout',
  'session.too-many-errors',
]);

/** How many replies the moves of a session account for. */
function repliesOwed(server: TextServer): number {
  const moves = server.moves.filter(({ machine }) => machine === 'serverSession');
  const asked = moves.filter(
    ({ event, rule }) =>
      /^(command|response|message|bytes)\./u.test(event) &&
      rule !== 'session.hold-until-answered' &&
      !SILENT.has(rule),
  );
  return asked.length + moves.filter(({ rule }) => UNASKED.has(rule)).length;
}

const SETTINGS = {
  ...SERVER_SETTINGS,
  strict: serviceWith(587, { smtpd_hard_error_limit: 3, smtpd_junk_command_limit: 1 }),
  small: serviceWith(25, { message_size_limit: 10, smtpd_timeout: '10s' }),
} as const;

const settings = fc.constantFrom(...Object.values(SETTINGS));

describe('a server that is told anything', () => {
  it(
    'never throws, answers every command once or records why not, and always has a rule',
    () => {
      const run = fc.property(settings, fc.array(act, { maxLength: 30 }), (service, acts) => {
        const server = createTextServer(service);
        server.open();
        for (const step of acts) perform(server, step);
        // A reply to a client with many errors is held back for a while (smtpd_error_sleep_time).
        server.advance(60_000);
        expect(server.moves.filter(({ rule }) => rule === null)).toEqual([]);
        expect(server.replies.length).toBe(repliesOwed(server));
        for (const reply of server.replies) expect(reply.at(-1)).toMatch(/^[2-5]\d\d /u);
      });
      fc.assert(run, fuzzRuns(300));
    },
    FUZZ_TIMEOUT_MS,
  );

  it('holds what comes too early and answers it after the greeting', () => {
    const server = createTextServer(SETTINGS.onMx);
    server.write('EHLO client.example.org', 'NOOP');
    server.open();
    expect(server.replies.map(([first = '']) => first.slice(0, 3))).toEqual(['220', '250', '250']);
  });

  it('cuts off who speaks readably to 465, without a word', () => {
    const server = createTextServer(SETTINGS.onImplicitTls);
    server.open();
    server.write('EHLO client.example.org');
    expect(server.replies).toEqual([]);
    expect(server.closed()).toBe('reset');
  });

  it(
    'is the same whether lines come one by one or in one write',
    () => {
      const lines = fc.array(line, { maxLength: 12 });
      const run = fc.property(settings, lines, (service, given) => {
        const [single, group] = [createTextServer(service), createTextServer(service)];
        single.open();
        group.open();
        for (const text of given) single.write(text);
        group.write(...given);
        expect(group.replies).toEqual(single.replies);
        expect(group.state()).toBe(single.state());
      });
      fc.assert(run, fuzzRuns(150));
    },
    FUZZ_TIMEOUT_MS,
  );
});

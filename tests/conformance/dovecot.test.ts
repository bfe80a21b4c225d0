// What Debian's Dovecot 2.3.19 said, line by line, to clients that took its ports for SMTP. Each
// dialogue was captured from the program on loopback, from another address than its own, so that
// it counted the connection as one in the clear.

import { describe, expect, it } from 'vitest';
import { createEventQueue } from '../../src/simulation/eventQueue';
import { createMailAccessStation } from '../../src/simulation/mailAccessStation';
import { DEFAULT_MAIL_ACCESS } from '../../src/world/mailAccessSchema';

const IMAP = 'IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+';
const IMAP_CLEAR = `* OK [CAPABILITY ${IMAP} STARTTLS LOGINDISABLED] Dovecot (Debian) ready.`;
const IMAP_SEALED = `* OK [CAPABILITY ${IMAP} AUTH=PLAIN] Dovecot (Debian) ready.`;
const POP3 = '+OK Dovecot (Debian) ready.';
const BAD = 'BAD Error in IMAP command received by server.';
const ERR = '-ERR Unknown command.';
const POP3_CAPA = ['+OK', 'CAPA', 'TOP', 'UIDL', 'RESP-CODES', 'PIPELINING', 'AUTH-RESP-CODE'];

/** A line the client says, and what comes back; `closed` at the end when the server hangs up. */
type Exchange = readonly [string, ...string[]];

interface Captured {
  readonly port: 110 | 143 | 993 | 995;
  readonly greeting: string;
  readonly exchanges: readonly Exchange[];
}

const CAPTURED: readonly Captured[] = [
  {
    port: 143,
    greeting: IMAP_CLEAR,
    exchanges: [
      ['EHLO client.example.org', `EHLO ${BAD}`],
      ['HELO client.example.org', `HELO ${BAD}`],
      ['STARTTLS', '* BYE Too many invalid IMAP commands.', 'closed'],
    ],
  },
  {
    port: 993,
    greeting: IMAP_SEALED,
    exchanges: [
      ['ehlo client.example.org', `ehlo ${BAD}`],
      ['QUIT', `QUIT ${BAD}`],
      ['MAIL FROM:<a@b>', '* BYE Too many invalid IMAP commands.', 'closed'],
    ],
  },
  {
    port: 143,
    greeting: IMAP_CLEAR,
    exchanges: [
      ['', `* ${BAD}`],
      ['EHLO', `EHLO ${BAD}`],
      ['a NOOP', 'a OK NOOP completed.'],
      ['x y z', '* BYE Too many invalid IMAP commands.', 'closed'],
    ],
  },
  {
    port: 143,
    greeting: IMAP_CLEAR,
    exchanges: [
      ['a  NOOP', `a ${BAD}`],
      [' NOOP', `* ${BAD}`],
      ['a', '* BYE Too many invalid IMAP commands.', 'closed'],
    ],
  },
  {
    port: 143,
    greeting: IMAP_CLEAR,
    exchanges: [
      [
        'a CAPABILITY',
        `* CAPABILITY ${IMAP} STARTTLS LOGINDISABLED`,
        'a OK Pre-login capabilities listed, post-login capabilities have more.',
      ],
      ['a LOGOUT now', '* BYE Logging out', 'a OK Logout completed.', 'closed'],
    ],
  },
  {
    port: 993,
    greeting: IMAP_SEALED,
    exchanges: [
      ['a STARTTLS', 'a BAD TLS is already active.'],
      ['a noop x', 'a OK NOOP completed.'],
      ['+ NOOP', `* ${BAD}`],
    ],
  },
  {
    port: 143,
    greeting: IMAP_CLEAR,
    exchanges: [['a STARTTLS', 'a OK Begin TLS negotiation now.']],
  },
  {
    port: 110,
    greeting: POP3,
    exchanges: [
      ['EHLO client.example.org', ERR],
      ['HELO x', ERR],
      ['CAPA', ...POP3_CAPA, 'STLS', 'SASL', '.'],
      ['a NOOP', ERR],
      ['NOOP', ERR],
      ['EHLO x', ERR, '-ERR Too many invalid bad commands.', 'closed'],
    ],
  },
  {
    port: 995,
    greeting: POP3,
    exchanges: [
      ['STLS', '-ERR TLS is already active.'],
      ['CAPA', ...POP3_CAPA, 'USER', 'SASL PLAIN', '.'],
      ['quit x', '+OK Logging out', 'closed'],
    ],
  },
  { port: 110, greeting: POP3, exchanges: [['STLS', '+OK Begin TLS negotiation now.']] },
];

function connect(port: Captured['port']) {
  const queue = createEventQueue();
  const said: string[] = [];
  const listener = DEFAULT_MAIL_ACCESS.ports[String(port)];
  if (listener === undefined) throw new Error(`Nothing listens on ${port}.`);
  const station = createMailAccessStation(
    { ...listener, port, settings: DEFAULT_MAIL_ACCESS },
    {
      sendReply: () => undefined,
      sendLines: (lines) => said.push(...lines),
      startTls: () => undefined,
      close: () => said.push('closed'),
    },
    { after: queue.after, noteMove: () => undefined },
  );
  station.announce();
  station.open();
  if (listener.ssl) station.secure();
  return { queue, station, takeSaid: () => said.splice(0) };
}

describe.each(CAPTURED)('Dovecot on $port', ({ port, greeting, exchanges }) => {
  it(`answers ${exchanges.map(([line]) => JSON.stringify(line)).join(', ')} as captured`, () => {
    const { station, takeSaid } = connect(port);
    expect(takeSaid()).toEqual([greeting]);
    for (const [line, ...answers] of exchanges) {
      station.receiveLines([line]);
      expect(takeSaid()).toEqual(answers);
    }
  });
});

describe('Dovecot', () => {
  it.each([
    [143, '* BYE Disconnected for inactivity.'],
    [110, '-ERR Disconnected for inactivity.'],
  ] as const)('on %i leaves after three minutes', (port, words) => {
    const { queue, takeSaid } = connect(port);
    takeSaid();
    queue.after(179_000, () => undefined);
    queue.runUntil(179_000);
    expect(takeSaid()).toEqual([]);
    queue.runUntil(200_000);
    expect(takeSaid()).toEqual([words, 'closed']);
  });

  it('answers a whole group that came at once', () => {
    const { station, takeSaid } = connect(143);
    takeSaid();
    station.receiveLines(['EHLO a', 'HELO x', 'MAIL FROM:<a@b>', 'RCPT TO:<b@c>']);
    expect(takeSaid()).toEqual([
      `EHLO ${BAD}`,
      `HELO ${BAD}`,
      '* BYE Too many invalid IMAP commands.',
      'closed',
    ]);
  });

  it('says nothing under TLS begun by the client after STARTTLS, until it is asked', () => {
    const { station, takeSaid } = connect(143);
    takeSaid();
    station.receiveLines(['a STARTTLS']);
    takeSaid();
    station.secure();
    expect(takeSaid()).toEqual([]);
    station.receiveLines(['b CAPABILITY']);
    expect(takeSaid()[0]).toBe(`* CAPABILITY ${IMAP} AUTH=PLAIN`);
  });
});

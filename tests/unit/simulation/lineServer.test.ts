// A server on a text dialogue: writes and their lines, TLS, time, and how it closes.

import { describe, expect, test } from 'vitest';
import { createLineServer, type LineServer } from '../../../src/simulation/lineServer';
import { DEFAULT_WORLD } from '../../../src/world/defaultWorld';
import type { World } from '../../../src/world/worldSchema';
import { worldWith } from '../../../src/world/worldWith';

function server(as: 'submission' | 'mx', port: number, world: World = DEFAULT_WORLD): LineServer {
  const found = createLineServer(world, { as, port, clientAddress: '198.51.100.7' });
  if (found === null) throw new Error(`Nothing listens on ${port}.`);
  found.open();
  return found;
}

/** What the server says to a write. */
function say(to: LineServer, text: string): readonly string[] {
  to.write(text);
  return to.takeLines();
}

test('nothing listens on a port that has no service', () => {
  const options = { as: 'mx', port: 587, clientAddress: '198.51.100.7' } as const;
  expect(createLineServer(DEFAULT_WORLD, options)).toBeNull();
});

test('lines are taken once', () => {
  const mx = server('mx', 25);
  expect(mx.takeLines()).toEqual(['220 mx.example.net ESMTP Postfix']);
  expect(mx.takeLines()).toEqual([]);
});

test('an unfinished line waits for the next write', () => {
  const mx = server('mx', 25);
  mx.takeLines();
  expect(say(mx, 'NO')).toEqual([]);
  expect(say(mx, 'OP\r\nNOOP')).toEqual(['250 2.0.0 Ok']);
  expect(say(mx, '\n')).toEqual(['250 2.0.0 Ok']);
});

test('pipelined lines are answered in order', () => {
  const mx = server('mx', 25);
  mx.takeLines();
  expect(
    say(mx, 'HELO a\r\nMAIL FROM:<a@a.example>\r\nRCPT TO:<bob@example.net>\r\nDATA\r\n'),
  ).toEqual([
    '250 mx.example.net',
    '250 2.1.0 Ok',
    '250 2.1.5 Ok',
    '354 End data with <CR><LF>.<CR><LF>',
  ]);
});

describe('TLS', () => {
  test.each(['STARTTLS\r\nNOOP\r\n', 'STARTTLS\r\nNOOP\r\nNO', 'STARTTLS\r\nNOO'])(
    'what stands behind STARTTLS in the same write is forgotten: %j',
    (write) => {
      const mx = server('mx', 25);
      say(mx, 'EHLO a\r\n');
      expect(say(mx, write)).toEqual(['220 2.0.0 Ready to start TLS']);
      expect(mx.awaitsHandshake()).toBe(true);
      mx.secure();
      expect(mx.awaitsHandshake()).toBe(false);
      expect(mx.takeLines()).toEqual([]);
      expect(say(mx, 'NOOP\r\n')).toEqual(['250 2.0.0 Ok']);
    },
  );

  test('on 465 the handshake comes before the greeting', () => {
    const submission = server('submission', 465);
    expect(submission.awaitsHandshake()).toBe(true);
    expect(submission.takeLines()).toEqual([]);
    submission.secure();
    expect(submission.takeLines()).toEqual(['220 smtp.example.org ESMTP Postfix']);
  });

  test('on 465 words in the clear end the connection without a word', () => {
    const submission = server('submission', 465);
    expect(say(submission, 'EHLO a\r\n')).toEqual([]);
    expect(submission.closed()).toBe('reset');
  });

  test('a handshake that fails ends the connection', () => {
    const mx = server('mx', 25);
    say(mx, 'EHLO a\r\nSTARTTLS\r\n');
    mx.failHandshake();
    expect(mx.closed()).toBe('fin');
  });

  test('a ClientHello where lines are expected is no command', () => {
    const submission = server('submission', 587);
    submission.takeLines();
    submission.writeUnreadable();
    expect(submission.takeLines()).toEqual(['500 5.5.2 Error: bad syntax']);
  });
});

describe('time', () => {
  test('stands still, however much is said, and a refusal is not thought over', () => {
    const submission = server('submission', 465);
    submission.secure();
    submission.takeLines();
    for (let times = 0; times < 5; times += 1) {
      expect(say(submission, 'AUTH PLAIN AGEAYg==\r\n')).toHaveLength(1);
    }
    expect(submission.closed()).toBeNull();
  });

  test('passes when it is told to, up to a time-out', () => {
    const mx = server('mx', 25);
    mx.takeLines();
    mx.advance(299_000);
    expect(mx.takeLines()).toEqual([]);
    mx.advance(1000);
    expect(mx.takeLines()).toEqual(['421 4.4.2 mx.example.net Error: timeout exceeded']);
    expect(mx.closed()).toBe('fin');
  });

  test('begins anew with each command', () => {
    const mx = server('mx', 25);
    mx.advance(200_000);
    say(mx, 'NOOP\r\n');
    mx.advance(200_000);
    expect(mx.closed()).toBeNull();
  });
});

describe('the world', () => {
  test('answers for logins, DNS and queue ids', () => {
    const world = worldWith({
      submission: {
        accounts: [{ user: 'a', password: 'b', addresses: ['a@a.example'] }],
      },
    });
    const submission = server('submission', 465, world);
    submission.secure();
    submission.takeLines();
    expect(say(submission, 'EHLO a\r\nAUTH PLAIN AGEAYg==\r\n').at(-1)).toMatch(/^235/);
    expect(say(submission, 'MAIL FROM:<a@a.example>\r\nRCPT TO:<x@x.example>\r\n')).toEqual([
      '250 2.1.0 Ok',
      '250 2.1.5 Ok',
    ]);
    expect(say(submission, 'DATA\r\n.\r\n').at(-1)).toMatch(
      /^250 2\.0\.0 Ok: queued as [0-9A-F]+$/,
    );
  });

  test('a resolver that does not answer keeps nobody waiting', () => {
    const world = worldWith({
      dns: { records: [{ name: 'example.org', type: 'broken', failure: 'timeout' }] },
    });
    const mx = server('mx', 25, world);
    mx.takeLines();
    say(mx, 'HELO a\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<bob@example.net>\r\nDATA\r\n');
    expect(say(mx, '.\r\n')).toHaveLength(1);
  });

  test('a box on the way is not on this dialogue', () => {
    const world = worldWith({ network: { box: { way: 'impersonate', path: 'relay' } } });
    const mx = server('mx', 25, world);
    mx.takeLines();
    expect(say(mx, 'EHLO a\r\n')[0]).toBe('250-mx.example.net');
    expect(say(mx, 'MAIL FROM:<a@a>\r\nRCPT TO:<c@third.example>\r\n').at(-1)).toMatch(/^554/);
  });
});

test('how it closes is told, and a lost client is forgotten', () => {
  const mx = server('mx', 25);
  expect(mx.closed()).toBeNull();
  say(mx, 'QUIT\r\n');
  expect(mx.closed()).toBe('fin');
  const other = server('mx', 25);
  other.takeLines();
  other.lose();
  other.advance(600_000);
  expect(other.takeLines()).toEqual([]);
});

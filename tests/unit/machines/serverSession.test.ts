// The server's session, said and answered: positions, facts that are forgotten, limits. Each test
// climbs the same ladder: connected, greeted, secured, logged in.

import { describe, expect, it } from 'vitest';
import type { PostfixParameters } from '../../../src/world/postfixParameters';
import { serviceWith } from '../../kit/serverSettings';
import { createTextServer, type TextServer } from '../../kit/textServer';

const EHLO = 'EHLO client.example.org';
const LOGIN = 'AUTH PLAIN AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk';
const ENVELOPE = ['MAIL FROM:<alice@example.org>', 'RCPT TO:<bob@example.net>'] as const;

const connected = (port: 25 | 465 | 587, parameters: Partial<PostfixParameters> = {}) => {
  const server = createTextServer(serviceWith(port, parameters));
  server.open();
  return server;
};

const secured = (parameters: Partial<PostfixParameters> = {}) => {
  const server = connected(587, parameters);
  server.write(EHLO);
  server.write('STARTTLS');
  server.secure();
  server.write(EHLO);
  return server;
};

const loggedIn = (parameters: Partial<PostfixParameters> = {}) => {
  const server = secured(parameters);
  server.write(LOGIN);
  return server;
};

/** What a server says to one more write, the last line of each reply. */
const ask = (server: TextServer, ...lines: readonly string[]): readonly string[] => {
  const before = server.replies.length;
  server.write(...lines);
  return server.replies.slice(before).map((reply) => reply.at(-1) ?? '');
};

describe('before TLS on 587', () => {
  it.each(['AUTH PLAIN x', ...ENVELOPE, 'DATA', 'RSET', 'VRFY bob'])('%s is refused', (line) => {
    const server = connected(587);
    server.write(EHLO);
    expect(ask(server, line)).toEqual(['530 5.7.0 Must issue a STARTTLS command first']);
    expect(server.state()).toBe('mustSecure');
  });

  it('NOOP, HELO and QUIT are not', () => {
    const server = connected(587);
    expect(ask(server, 'NOOP', 'HELO a', 'QUIT')).toEqual([
      '250 2.0.0 Ok',
      '250 smtp.example.org',
      '221 2.0.0 Bye',
    ]);
    expect(server.closed()).toBe('fin');
  });
});

describe('STARTTLS', () => {
  it('forgets what was said before, RFC 3207 §4.2', () => {
    const server = connected(25);
    server.write(EHLO, ENVELOPE[0]);
    expect(server.state()).toBe('inTransaction');
    server.write('STARTTLS');
    server.secure();
    expect(ask(server, ENVELOPE[1])).toEqual(['503 5.5.1 Error: need MAIL command']);
  });

  it('discards what the client sent along with it', () => {
    const server = connected(25);
    server.write(EHLO);
    expect(ask(server, 'STARTTLS', 'MAIL FROM:<eve@example.edu>', 'NOOP')).toEqual([
      '220 2.0.0 Ready to start TLS',
    ]);
    server.secure();
    expect(server.state()).toBe('greeted');
    const rules = server.moves.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'starttls.discard-buffered')).toHaveLength(2);
  });

  it('runs what came along under TLS, where the program keeps its buffer', () => {
    const server = createTextServer({ ...serviceWith(587), keepsBufferAcrossStartTls: true });
    server.open();
    server.write(EHLO);
    const before = server.replies.length;
    server.write('STARTTLS', 'RSET', 'EHLO attacker.example.edu');
    expect(server.replies.slice(before).flat()).toEqual(['220 2.0.0 Ready to start TLS']);
    server.secure();
    const run = server.replies.slice(before + 1);
    expect(run.map(([first]) => first)).toEqual(['250 2.0.0 Ok', '250-smtp.example.org']);
    expect(run[1]).toContain('250-AUTH PLAIN LOGIN');
    const rules = server.moves.map(({ rule }) => rule);
    expect(rules).toContain('starttls.keep-buffered');
    expect(rules).not.toContain('starttls.discard-buffered');
  });

  it('works once, and without arguments', () => {
    expect(ask(connected(587), 'STARTTLS now')).toEqual(['501 5.5.4 Syntax: STARTTLS']);
    expect(ask(secured(), 'STARTTLS')).toEqual(['554 5.5.1 Error: TLS already active']);
  });

  it('that fails ends the session', () => {
    const server = connected(587);
    server.write('STARTTLS');
    server.failHandshake();
    expect(server.state()).toBe('closed');
    expect(server.closed()).toBe('fin');
  });
});

describe('AUTH', () => {
  it('asks for what was not sent along', () => {
    const server = secured();
    expect(ask(server, 'AUTH LOGIN', 'YWxpY2VAZXhhbXBsZS5vcmc=', 'cGFzc3dvcmQ=')).toEqual([
      '334 VXNlcm5hbWU6',
      '334 UGFzc3dvcmQ6',
      '235 2.7.0 Authentication successful',
    ]);
  });

  it('can be given up and tried again', () => {
    const server = secured();
    expect(ask(server, 'AUTH PLAIN', '*', LOGIN)).toEqual([
      '334 ',
      '501 5.7.0 Authentication aborted',
      '235 2.7.0 Authentication successful',
    ]);
  });

  it('works once, and not within a transaction', () => {
    expect(ask(loggedIn(), LOGIN)).toEqual(['503 5.5.1 Error: already authenticated']);
    const server = loggedIn();
    expect(ask(server, ENVELOPE[0], LOGIN)).toEqual([
      '250 2.1.0 Ok',
      '503 5.5.1 Error: MAIL transaction in progress',
    ]);
  });

  it('is not there on 25', () => {
    expect(ask(connected(25), LOGIN)).toEqual(['503 5.5.1 Error: authentication not enabled']);
  });
});

describe('a transaction', () => {
  it('takes a message and is over', () => {
    const server = loggedIn();
    expect(ask(server, ...ENVELOPE, 'DATA', 'Subject: x', '', '..dot', '.')).toEqual([
      '250 2.1.0 Ok',
      '250 2.1.5 Ok',
      '354 End data with <CR><LF>.<CR><LF>',
      '250 2.0.0 Ok: queued as 46326230F1',
    ]);
    expect(server.accepted).toMatchObject([
      {
        envelope: { sender: 'alice@example.org', recipients: ['bob@example.net'] },
        lines: ['Subject: x', '', '.dot'],
        judgement: null,
      },
    ]);
    expect(server.state()).toBe('ready');
  });

  it('has its commands in order', () => {
    expect(ask(loggedIn(), 'DATA', ENVELOPE[1], ENVELOPE[0], 'DATA', ENVELOPE[0])).toEqual([
      '503 5.5.1 Error: need RCPT command',
      '503 5.5.1 Error: need MAIL command',
      '250 2.1.0 Ok',
      '554 5.5.1 Error: no valid recipients',
      '503 5.5.1 Error: nested MAIL command',
    ]);
  });

  it.each(['RSET', EHLO])('is forgotten with %s', (line) => {
    const server = loggedIn();
    server.write(...ENVELOPE);
    expect(ask(server, line, ENVELOPE[1]).at(-1)).toBe('503 5.5.1 Error: need MAIL command');
  });

  it('has a limit of recipients and of octets', () => {
    const few = loggedIn({ smtpd_recipient_limit: 1 });
    expect(ask(few, ...ENVELOPE, ENVELOPE[1]).at(-1)).toBe('452 4.5.3 Error: too many recipients');
    const small = loggedIn({ message_size_limit: 20 });
    expect(ask(small, 'MAIL FROM:<alice@example.org> SIZE=21')).toEqual([
      '552 5.3.4 Message size exceeds fixed limit',
    ]);
    expect(ask(small, ...ENVELOPE, 'DATA', 'x'.repeat(20), '.').at(-1)).toBe(
      '552 5.3.4 Error: message file too big',
    );
    expect(small.accepted).toEqual([]);
  });
});

describe('patience', () => {
  it('ends with too many errors', () => {
    const server = connected(25, { smtpd_hard_error_limit: 2 });
    expect(ask(server, 'XYZZY', 'XYZZY', 'NOOP')).toEqual([
      '500 5.5.2 Error: command not recognized',
      '500 5.5.2 Error: command not recognized',
      '421 4.7.0 mx.example.net Error: too many errors',
    ]);
    expect(server.closed()).toBe('fin');
  });

  it('counts commands that do nothing once there are too many of them', () => {
    const server = connected(25, { smtpd_junk_command_limit: 2, smtpd_hard_error_limit: 1 });
    expect(ask(server, 'NOOP', 'NOOP', 'NOOP').at(-1)).toBe('250 2.0.0 Ok');
    expect(ask(server, 'NOOP').at(-1)).toBe('421 4.7.0 mx.example.net Error: too many errors');
  });

  it('ends with silence, but not before', () => {
    const server = connected(25, { smtpd_timeout: '10s' });
    server.advance(9000);
    server.write('NOOP');
    server.advance(9999);
    expect(server.closed()).toBeNull();
    server.advance(1);
    expect(server.replies.at(-1)).toEqual(['421 4.4.2 mx.example.net Error: timeout exceeded']);
    expect(server.closed()).toBe('fin');
  });

  it('is not spent on what a browser says', () => {
    const server = connected(25);
    expect(ask(server, 'GET / HTTP/1.1', 'Host: x')).toEqual([
      '221 2.7.0 Error: I can break rules, too. Goodbye.',
    ]);
  });
});

// Command lines: read from any input, written in the one form the clauses give.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  authCommand,
  ehloCommand,
  heloCommand,
  mailCommand,
  parseCommand,
  rcptCommand,
} from '../../../src/smtp/command';

describe('parseCommand', () => {
  it('separates the keyword from the argument', () => {
    expect(parseCommand('EHLO client.example.org')).toEqual({
      verb: 'ehlo',
      keyword: 'EHLO',
      argument: 'client.example.org',
      line: 'EHLO client.example.org',
    });
  });

  it('reads verbs without regard to case and keeps the keyword as typed', () => {
    expect(parseCommand('sTarTTLS')).toMatchObject({ verb: 'starttls', keyword: 'sTarTTLS' });
  });

  it('tolerates blanks around the parts and a line ending', () => {
    expect(parseCommand('  MAIL\tFROM:<>  SIZE=1 \t\r\n')).toEqual({
      verb: 'mail',
      keyword: 'MAIL',
      argument: 'FROM:<>  SIZE=1',
      line: '  MAIL\tFROM:<>  SIZE=1 \t',
    });
  });

  it.each(['', ' ', '\t \t', '\r\n'])('calls %j empty', (line) => {
    expect(parseCommand(line)).toMatchObject({ verb: 'empty', keyword: '', argument: '' });
  });

  it.each(['XYZZY', 'MAILFROM:<>', 'constructor', '__proto__', 'GET / HTTP/1.1', '\u00a0QUIT'])(
    'calls the keyword of %j unknown',
    (line) => {
      expect(parseCommand(line).verb).toBe('unknown');
    },
  );

  it('never throws and loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const command = parseCommand(line);
        const kept = command.keyword + command.argument;
        const strip = (text: string) => text.replace(/[ \t]/g, '');
        expect(strip(kept)).toBe(strip(command.line));
      }),
    );
  });

  it('reads what the formatters write', () => {
    expect(parseCommand(mailCommand('a@example.org', ['SIZE=361', 'BODY=8BITMIME']))).toMatchObject(
      {
        verb: 'mail',
        argument: 'FROM:<a@example.org> SIZE=361 BODY=8BITMIME',
      },
    );
  });
});

describe('the formatters', () => {
  it('write each command without CRLF', () => {
    expect(ehloCommand('[192.0.2.1]')).toBe('EHLO [192.0.2.1]');
    expect(heloCommand('client.example.org')).toBe('HELO client.example.org');
    expect(mailCommand('', [])).toBe('MAIL FROM:<>');
    expect(rcptCommand('bob@example.net', ['NOTIFY=NEVER'])).toBe(
      'RCPT TO:<bob@example.net> NOTIFY=NEVER',
    );
  });

  it('tell an absent initial response from one of zero length', () => {
    expect(authCommand('LOGIN', null)).toBe('AUTH LOGIN');
    expect(authCommand('EXTERNAL', '')).toBe('AUTH EXTERNAL =');
    expect(authCommand('PLAIN', 'AGEAYg==')).toBe('AUTH PLAIN AGEAYg==');
  });
});

// `talk`: one of the servers on standard input and output, whatever is typed.

import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mailpath } from './memoryTerminal';

const AS_587 = ['talk', '--as', 'submission', '--port', '587'];
const AS_465 = ['talk', '--as', 'submission', '--port', '465'];
const AS_25 = ['talk', '--as', 'mx', '--port', '25'];

/** Megabytes of input, and many dialogues, take a moment on a busy machine. */
const LIMIT_MS = 60_000;

const LOGIN = 'AUTH PLAIN AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk';

/** The last line of each reply. */
const replies = (output: string): readonly string[] =>
  output.split('\r\n').filter((line) => /^\d{3} /.test(line));

async function talk(args: readonly string[], ...lines: readonly string[]) {
  const { code, output, errors } = await mailpath(
    args,
    lines.map((line) => `${line}\r\n`).join(''),
  );
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return replies(output);
}

describe('a dialogue', () => {
  test('on 587: what follows the 220 to STARTTLS counts as inside TLS', async () => {
    expect(
      await talk(AS_587, 'EHLO a.example', LOGIN, 'STARTTLS', 'EHLO a.example', LOGIN, 'QUIT'),
    ).toEqual([
      '220 smtp.example.org ESMTP Postfix',
      '250 CHUNKING',
      '530 5.7.0 Must issue a STARTTLS command first',
      '220 2.0.0 Ready to start TLS',
      '250 CHUNKING',
      '235 2.7.0 Authentication successful',
      '221 2.0.0 Bye',
    ]);
  });

  test('on 465: everything counts as inside TLS', async () => {
    expect(await talk(AS_465, 'EHLO a.example', LOGIN, 'STARTTLS')).toEqual([
      '220 smtp.example.org ESMTP Postfix',
      '250 CHUNKING',
      '235 2.7.0 Authentication successful',
      '554 5.5.1 Error: TLS already active',
    ]);
  });

  test('on 25: mail for its own, relaying for nobody', async () => {
    const message = ['DATA', 'Subject: Hello', '', '..dot', '.'];
    expect(
      await talk(
        AS_25,
        ...['HELO a.example', 'MAIL FROM:<a@a.example>', 'RCPT TO:<carol@third.example>'],
        ...['RCPT TO:<bob@example.net>', ...message, 'QUIT'],
      ),
    ).toEqual([
      '220 mx.example.net ESMTP Postfix',
      '250 mx.example.net',
      '250 2.1.0 Ok',
      '554 5.7.1 <carol@third.example>: Relay access denied',
      '250 2.1.5 Ok',
      '354 End data with <CR><LF>.<CR><LF>',
      expect.stringMatching(/^250 2\.0\.0 Ok: queued as [0-9A-F]+$/),
      '221 2.0.0 Bye',
    ]);
  });

  test('the port follows from the role', async () => {
    expect(await talk(['talk', '--as', 'mx'])).toEqual(['220 mx.example.net ESMTP Postfix']);
    expect(await talk(['talk', '--as', 'submission'], 'EHLO a.example', 'RSET')).toContain(
      '530 5.7.0 Must issue a STARTTLS command first',
    );
  });

  test('LF ends a line as CRLF does; the last one needs neither', async () => {
    const { output } = await mailpath(AS_25, 'NOOP\nNO', 'OP\r\nQUIT');
    expect(replies(output).slice(1)).toEqual(['250 2.0.0 Ok', '250 2.0.0 Ok', '221 2.0.0 Bye']);
  });

  test('every line of output ends in CRLF', async () => {
    const { output } = await mailpath(AS_587, 'EHLO a.example\r\nQUIT\r\n');
    expect(output.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(output.endsWith('\r\n')).toBe(true);
  });

  test('the server closes, and what comes later is not read', async () => {
    expect((await talk(AS_25, 'QUIT', 'NOOP')).at(-1)).toBe('221 2.0.0 Bye');
    const errors = await talk(AS_25, ...Array.from({ length: 30 }, () => 'FOO'));
    expect(errors.at(-1)).toBe('421 4.7.0 mx.example.net Error: too many errors');
    expect(errors).toHaveLength(22);
  });
});

describe('settings', () => {
  test('change the server', async () => {
    const set = ['--set', 'submission.ports.587.smtpd_tls_auth_only=no'];
    const level = ['--set', 'submission.ports.587.smtpd_tls_security_level=may'];
    expect(await talk([...AS_587, ...set, ...level], 'EHLO a.example', LOGIN)).toContain(
      '235 2.7.0 Authentication successful',
    );
    expect(
      await talk([...AS_25, '--software', 'postfix', '--set', 'mx.hostName=mx.b.example']),
    ).toEqual(['220 mx.b.example ESMTP Postfix']);
  });

  test('a world from a file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mailpath-talk-'));
    const file = path.join(folder, 'world.json');
    writeFileSync(file, '{"mx": {"hostName": "mx.c.example"}}');
    expect(await talk([...AS_25, '--world', file])).toEqual(['220 mx.c.example ESMTP Postfix']);
    rmSync(folder, { recursive: true });
  });

  test.each([
    [['talk'], /Give --as submission or --as mx/],
    [['talk', '--as', 'relay'], /expected submission or mx/],
    [['talk', '--as', 'mx', '--port', 'smtp'], /expected a port number/],
    [['talk', '--as', 'mx', '--port', '70000'], /expected a port number/],
    [['talk', '--as', 'mx', '--port', '587'], /nothing listens on port 587 .* It listens on 25/],
    [['talk', '--as', 'submission', '--port', '25'], /It listens on 465 and 587/],
    [[...AS_25, '--software', 'qmail'], /mx\.software: given "qmail", expected .* postfix or exim/],
    [[...AS_25, '--world', '-'], /cannot come from standard input/],
    [[...AS_25, 'now'], /one word too many/],
    [[...AS_25, '--set', 'mx.name=x'], /mx\.name: /],
  ])('%j is a mistake', async (args, message) => {
    const { code, output, errors } = await mailpath(args, 'QUIT\r\n');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(message);
  });
});

describe('any input', () => {
  test(
    'a line of two million characters is answered once',
    async () => {
      const { code, output } = await mailpath(AS_25, 'x'.repeat(2_000_000), '\r\nQUIT\r\n');
      expect(code).toBe(0);
      expect(replies(output).slice(1)).toEqual([
        '500 5.5.2 Error: command not recognized',
        '221 2.0.0 Bye',
      ]);
    },
    LIMIT_MS,
  );

  test(
    'a message without an end is not kept for ever',
    async () => {
      const envelope = 'HELO a\r\nMAIL FROM:<a@a.example>\r\nRCPT TO:<bob@example.net>\r\nDATA\r\n';
      const chunk = `${'x'.repeat(998)}\r\n`.repeat(4000);
      const { code, errors } = await mailpath(AS_25, envelope, ...Array<string>(20).fill(chunk));
      expect(code).toBe(2);
      expect(errors).toMatch(/without a reply in between/);
    },
    LIMIT_MS,
  );

  test(
    'a message over the limit is refused',
    async () => {
      const envelope = 'HELO a\r\nMAIL FROM:<a@a.example>\r\nRCPT TO:<bob@example.net>\r\nDATA\r\n';
      const set = ['--set', 'mx.parameters.message_size_limit=1000'];
      const body = `${'x'.repeat(98)}\r\n`.repeat(11);
      const { output } = await mailpath([...AS_25, ...set], envelope, `${body}.\r\nQUIT\r\n`);
      expect(output).toContain('552 5.3.4 Error: message file too big\r\n221 2.0.0 Bye\r\n');
    },
    LIMIT_MS,
  );

  test(
    'never throws, and every line of output is one of a reply',
    async () => {
      const word = fc.constantFrom(
        ...[
          'EHLO a',
          'STARTTLS',
          'AUTH LOGIN',
          LOGIN,
          'MAIL FROM:<a@b>',
          'RCPT TO:<bob@example.net>',
        ],
        ...['DATA', '.', '..', 'RSET', 'BDAT 3', 'VRFY bob', 'HELP', 'QUIT now', '*', '', ' '],
      );
      const line = fc.oneof(word, word, fc.string({ unit: 'binary', maxLength: 40 }));
      const octets = fc.uint8Array({ maxLength: 80 });
      const input = fc.array(
        fc.oneof(
          line.map((text) => `${text}\r\n`),
          octets,
        ),
        { maxLength: 30 },
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(AS_587, AS_465, AS_25), input, async (args, chunks) => {
          const { code, output, errors } = await mailpath(args, ...chunks);
          expect({ code, errors }).toEqual({ code: 0, errors: '' });
          for (const said of output.trimEnd().split('\r\n')) expect(said).toMatch(/^[2-5]\d\d[ -]/);
        }),
        { numRuns: 40 },
      );
    },
    LIMIT_MS,
  );
});

// `replay`: what is compared, what may vary, what a case can set, and what a bad file is told.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailpath } from './memoryTerminal';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailpath-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => path.join(folder, name);

function fileWith(name: string, data: unknown): string {
  writeFileSync(file(name), typeof data === 'string' ? data : JSON.stringify(data));
  return file(name);
}

type Step = Readonly<Record<string, unknown>>;

const OPEN: readonly Step[] = [{ tcp: 'connected' }, { s: '220 mx.example.net ESMTP Postfix' }];
const QUIT: readonly Step[] = [{ c: 'QUIT' }, { s: '221 2.0.0 Bye' }, { tcp: 'closed by server' }];

/** A dialogue with the MX: the greeting, these steps and the end. */
const mx = (...steps: readonly Step[]) => ({
  role: 'mx',
  port: 25,
  steps: [...OPEN, ...steps, ...QUIT],
});

async function replay(data: unknown) {
  const { code, output, errors } = await mailpath(['replay', fileWith('case.json', data)]);
  expect(errors).toBe('');
  return { code, output: output.replaceAll(file('case.json'), 'case.json') };
}

async function expectSame(data: unknown, lines: number) {
  const counted = `${lines} line${lines === 1 ? '' : 's'} compared in 1 file, 0 files differ\n`;
  expect(await replay(data)).toEqual({ code: 0, output: counted });
}

const NOOP: readonly Step[] = [{ c: 'NOOP' }, { s: '250 2.0.0 Ok' }];
const TLS: readonly Step[] = [
  { c: 'STARTTLS' },
  { s: '220 2.0.0 Ready to start TLS' },
  { tls: { version: 'TLSv1.3' } },
];

test('captured dialogues are the same; the files are counted together', async () => {
  const cases = ['S01', 'S12', 'M03'].map((id) => `tests/conformance/cases/${id}.json`);
  const { code, output } = await mailpath(['replay', ...cases]);
  expect({ code, output }).toEqual({
    code: 0,
    output: '60 lines compared in 3 files, 0 files differ\n',
  });
});

describe('a difference', () => {
  test('is printed with file, step, expected and got; the exit code is 1', async () => {
    const data = mx({ c: 'NOOP' }, { s: '250 2.0.0 Fine' }, { c: 'RSET' }, { s: '999 never seen' });
    expect(await replay(data)).toEqual({
      code: 1,
      output:
        'case.json, step 4:\n  expected  250 2.0.0 Fine\n  got       250 2.0.0 Ok\n' +
        '2 lines compared in 1 file, 1 file differs\n',
    });
  });

  test.each([
    ['a line too few', [{ c: 'NOOP' }], /step 5:\n {2}expected {2}221 2\.0\.0 Bye\n.*250 2/s],
    ['a line too many', [...NOOP, { s: '250 2.0.0 Ok' }], /got {7}421 4\.4\.2/],
    ['TLS too early', [{ tls: {} }], /expected {2}a TLS handshake\n {2}got {7}no TLS here/],
    ['a reply that was awaited', [{ s: '250 2.0.0 Ok' }], /got {7}421 4\.4\.2 .*timeout/],
    [
      'words where there should be silence',
      [{ c: 'NOOP' }, { note: 'client waited 2 s: no reply' }],
      /expected {2}silence for 2 s\n {2}got {7}250 2\.0\.0 Ok/,
    ],
    [
      'a time-out where there should be silence',
      [{ note: 'client waited 300 s: no reply' }],
      /expected {2}silence for 300 s\n {2}got {7}421/,
    ],
  ])('%s', async (_name, steps, message) => {
    const { code, output } = await replay(mx(...steps));
    expect(code).toBe(1);
    expect(output).toMatch(message);
  });

  test('the server must close where it closed, and leave nothing unsaid', async () => {
    const unclosed = { ...mx(), steps: [...OPEN, { tcp: 'closed by server' }] };
    expect((await replay(unclosed)).output).toMatch(/got {7}421 4\.4\.2/);
    const unsaid = { ...mx(), steps: [...OPEN, { c: 'NOOP' }] };
    expect((await replay(unsaid)).output).toMatch(/expected {2}nothing more\n.*250 2\.0\.0 Ok/s);
  });
});

describe('what may vary', () => {
  const transaction = (queueId: string) =>
    mx(
      ...[{ c: 'EHLO a.example' }, ...EHLO_25.map((s) => ({ s }))],
      ...[{ c: 'MAIL FROM:<alice@example.org>' }, { s: '250 2.1.0 Ok' }],
      ...[{ c: 'RCPT TO:<bob@example.net>' }, { s: '250 2.1.5 Ok' }],
      ...[{ c: 'DATA' }, { s: '354 End data with <CR><LF>.<CR><LF>' }],
      ...[{ d: 'Subject: Hello' }, { d: '' }, { d: 'Hello.' }, { d: '.' }],
      { s: `250 2.0.0 Ok: queued as ${queueId}` },
    );

  const EHLO_25 = [
    ...['250-mx.example.net', '250-PIPELINING', '250-SIZE 10240000', '250-VRFY', '250-ETRN'],
    ...['250-STARTTLS', '250-ENHANCEDSTATUSCODES', '250-8BITMIME', '250-DSN', '250-SMTPUTF8'],
    '250 CHUNKING',
  ];

  test('a queue id', async () => {
    await expectSame(transaction('4bXyZ12345'), 17);
    expect((await replay(transaction('4bXyZ12345 now'))).code).toBe(1);
  });

  test('the server’s name, as its greeting has it', async () => {
    const steps = [{ s: '220 in.b.example ESMTP Postfix' }, { c: 'HELO a' }];
    await expectSame({ role: 'mx', port: 25, steps: [...steps, { s: '250 in.b.example' }] }, 2);
  });
});

describe('writes', () => {
  test('client steps without a line between are one write', async () => {
    const behind = [{ c: 'RSET', note: 'behind STARTTLS' }];
    await expectSame(mx(...TLS.slice(0, 1), ...behind, ...TLS.slice(1), ...NOOP), 4);
    const within = mx({ c: 'NOOP\r\nNOOP\nNOOP' }, ...Array<Step>(3).fill({ s: '250 2.0.0 Ok' }));
    await expectSame(within, 5);
  });

  test('a bare LF is written as captured', async () => {
    const [, reply = {}] = NOOP;
    await expectSame(mx({ c: 'NOOP', note: 'terminated by a bare <LF>' }, reply), 3);
  });

  test('silence and time-outs pass in no time', async () => {
    const silent = { note: 'client waited 290 s: no reply' };
    await expectSame(mx(silent, ...NOOP), 3);
    await expectSame(
      {
        role: 'submission',
        port: 465,
        config: 'smtpd_starttls_timeout=5s here (default 300s)',
        steps: [
          { tcp: 'connected' },
          { note: 'client waited 4 s: no reply' },
          { tcp: 'closed by server' },
        ],
      },
      0,
    );
  });

  test('a handshake that fails ends the dialogue', async () => {
    await expectSame(
      { role: 'mx', port: 25, steps: [...OPEN, ...TLS.slice(0, 2), { tls_failed: 'alert' }] },
      2,
    );
    const atOnce = { role: 'submission', port: 587, steps: [OPEN[0], { tls_failed: 'version' }] };
    await expectSame(atOnce, 0);
  });

  test('a second connection starts anew', async () => {
    const first = mx(...TLS, ...NOOP).steps;
    await expectSame({ role: 'mx', port: 25, steps: [...first, ...mx(...TLS).steps] }, 7);
  });
});

describe('the world of a case', () => {
  const unlisted = [
    ...[{ c: 'STARTTLS' }, { s: '502 5.5.1 Error: command not implemented' }],
    ...NOOP,
  ];

  test('Postfix parameters in its configuration', async () => {
    const config = '25: smtpd_tls_security_level=none, mydestination=b.example; and so on';
    const local = [
      ...[{ c: 'HELO a' }, { s: '250 mx.example.net' }, { c: 'MAIL FROM:<a@a.example>' }],
      ...[{ s: '250 2.1.0 Ok' }, { c: 'RCPT TO:<bob@example.net>' }],
      { s: '554 5.7.1 <bob@example.net>: Relay access denied' },
    ];
    await expectSame({ ...mx(...unlisted, ...local), config }, 7);
  });

  test('what is not modelled is told beside the difference', async () => {
    const config =
      'smtpd_client_restrictions=reject_unknown_thing,reject; smtpd_banner=$myhostname hi';
    const { code, output } = await replay({ ...mx(), config });
    expect(code).toBe(1);
    expect(output).toContain(
      'case.json: not modelled and left out: smtpd_client_restrictions=reject_unknown_thing,reject\n',
    );
  });

  test.each([
    ['an object', { 'mx.ports.25.smtpd_tls_security_level': 'none' }],
    ['a list', ['mx.ports.25.smtpd_tls_security_level=none']],
    ['whole objects', { 'mx.ports': { 25: { smtpd_tls_security_level: 'none' } } }],
  ])('its own settings: %s', async (_name, set) => {
    await expectSame({ ...mx(...unlisted), set }, 4);
  });

  test('its own settings come last', async () => {
    const set = { 'mx.ports.25.smtpd_tls_security_level': 'none', 'mx.hostName': 'mx.example.net' };
    await expectSame({ ...mx(...unlisted), config: 'smtpd_tls_security_level=may', set }, 4);
  });

  test('the client’s address, where it is named', async () => {
    const refused = (name: string) =>
      mx(
        ...[{ c: 'HELO a' }, { s: '250 mx.example.net' }, { c: 'MAIL FROM:<a@a.example>' }],
        ...[{ s: '250 2.1.0 Ok' }, { c: 'RCPT TO:<bob@example.net>' }],
        { s: `554 5.7.1 <${name}>: Client host rejected: Access denied` },
      );
    const config = 'smtpd_client_restrictions=reject';
    await expectSame({ ...refused('smtp.example.org[192.0.2.10]'), config }, 5);
    await expectSame(
      { ...refused('unknown[198.51.100.77]'), config, client: 'raw socket from 198.51.100.77' },
      5,
    );
    await expectSame(
      {
        ...refused('client.example.org[198.51.100.7]'),
        config,
        client: 'swaks --local-interface 198.51.100.7 --ehlo x',
      },
      5,
    );
  });
});

describe('a file that is no case', () => {
  test.each([
    ['not JSON', '{', /is not JSON/],
    [
      'no steps',
      { role: 'mx', port: 25 },
      /steps: expected an object with "role", "port" and "steps"/,
    ],
    ['two mistakes', { role: 7, port: 25, steps: [{ s: 1 }] }, /role: .*\n {2}steps\.0\.s: /],
    ['a client’s role', { role: 'client', port: 25, steps: [] }, /expected submission or mx/],
    ['a closed port', { ...mx(), port: 26 }, /nothing listens on port 26 .*"mx\.ports\.26"/],
    ['a bad setting', { ...mx(), set: ['mx.name=x'] }, /does not fit.*mx\.name: /s],
    ['a setting without value', { ...mx(), set: ['mx.name'] }, /expected PATH=VALUE/],
  ])('%s', async (_name, data, message) => {
    const { code, output, errors } = await mailpath(['replay', fileWith('bad.json', data)]);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(message);
  });

  test('no file, or one that is not there', async () => {
    expect((await mailpath(['replay'])).errors).toMatch(/name at least one file/);
    expect((await mailpath(['replay', file('none.json')])).errors).toMatch(/no such file/);
  });
});

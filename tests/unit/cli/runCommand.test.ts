// `list` and `run`: what they print, the shape of the data, and what they say about mistakes.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { mailpath } from './memoryTerminal';

/** Fifty thousand events take a moment on a busy machine. */
const LIMIT_MS = 60_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailpath-run-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const parse = (text: string): unknown => JSON.parse(text);

async function runJson(...args: readonly string[]): Promise<unknown> {
  const { code, output, errors } = await mailpath(['run', ...args, '--format', 'json']);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return parse(output);
}

describe('list', () => {
  test('names every scenario with its question, within 100 columns', async () => {
    const { code, output, errors } = await mailpath(['list']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const lines = output.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(SCENARIOS.map(({ id }) => id));
    expect(lines.filter((line) => !line.endsWith('?') || line.length > 100)).toEqual([]);
  });

  test('as JSON is an array with id, title and question', async () => {
    const data = parse((await mailpath(['list', '--json'])).output);
    const text: unknown = expect.stringMatching(/\S/);
    expect(data).toEqual(
      SCENARIOS.map(({ id }) => ({ id, group: text, title: text, question: text })),
    );
  });

  test('of questions has answers, clauses and scenarios, within 100 columns', async () => {
    const { code, output } = await mailpath(['list', '--questions']);
    expect(code).toBe(0);
    expect(output).toContain('What is the difference between 25 and 587?\n587 is the way in');
    expect(output).toContain('\nRFC 6409 §3.1, RFC 5321 §5.1\n  mailpath run submit-587\n');
    expect(output).toContain('\n    submissions inet  n  -  y  -  -  smtpd\n');
    expect(output.split('\n').filter((line) => line.length > 100)).toEqual([]);
    const data = parse((await mailpath(['list', '--questions', '--json'])).output);
    expect(data).toContainEqual(expect.objectContaining({ id: 'firewall' }));
  });
});

describe('run', () => {
  test('tells a scenario: question, hops, lines in the clear and under TLS, the end', async () => {
    const { code, output } = await mailpath(['run', 'submit-587']);
    expect(code).toBe(0);
    expect(output).toContain('What is the difference between 25 and 587?');
    expect(output).toMatch(/^c1 {2}client\.example\.org → smtp\.example\.org:587$/m);
    expect(output).toMatch(/^c2 {2}smtp\.example\.org → mx\.example\.net:25$/m);
    expect(output).toMatch(/^ +200 ms +<- 220 smtp\.example\.org ESMTP Postfix$/m);
    expect(output).toMatch(/^ +250 ms +-> EHLO client\.example\.org$/m);
    expect(output).toMatch(/^ +650 ms +~> AUTH PLAIN \S+$/m);
    expect(output).toMatch(/^ +700 ms +<~ 235 2\.7\.0 Authentication successful$/m);
    expect(output).toMatch(/=== TLS 1\.3, certificate smtp\.example\.org checked/);
    expect(output).toMatch(/^Outcome +delivered to the inbox$/m);
  });

  test('tells the score of the spam folder and who could read what', async () => {
    const spam = (await mailpath(['run', 'home-direct-25'])).output;
    expect(spam).toMatch(/^Spam score +12: .*\(3\), .*\(4\), .*\(5\); spam/m);
    const stripped = (await mailpath(['run', 'strip-587-opportunistic'])).output;
    expect(stripped).toMatch(/^Exposed +the password, readable by the Wi-Fi, the box/m);
  });

  test('names what was changed, and leaves out what may no longer hold', async () => {
    const { output } = await mailpath(['run', 'submit-587', '--set', 'sender.outgoing.port=465']);
    expect(output).toContain('Changed: sender.outgoing.port=465');
    expect(output).not.toContain('Watch where the line is sealed');
  });

  test('says nothing that a terminal would obey', async () => {
    const body = 'message.body="red \\u001b[31m and a bell \\u0007"';
    const { output } = await mailpath(['run', 'submit-587', '--set', body]);
    expect(output).toContain(String.raw`red \x1b[31m and a bell \x07`);
    expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('run as JSON', () => {
  test('has exactly these keys', async () => {
    const number: unknown = expect.any(Number);
    const sentence: unknown = expect.stringMatching(/\.$/);
    const list: unknown = expect.any(Array);
    expect(await runJson('submit-587')).toEqual({
      version: 1,
      world: SCENARIOS[0]?.world,
      outcome: {
        status: 'delivered',
        deliveredTo: 'inbox',
        reason: sentence,
      },
      exposed: { credentials: false, message: false, to: [] },
      roundTrips: { banner: 2, authenticated: 7, accepted: 11, delivered: number },
      events: list,
    });
  });

  test('leaves out deliveredTo when nobody has it, and has null for no round trips', async () => {
    const data = await runJson('isp-drops-25');
    expect(data).toMatchObject({
      outcome: { status: 'aborted' },
      roundTrips: { banner: null, authenticated: null, accepted: null, delivered: null },
    });
    expect(data).not.toHaveProperty('outcome.deliveredTo');
  });

  test.each([
    ['465 with TLS 1.3', ['submit-465'], { banner: 3, authenticated: 5 }],
    [
      '465 with TLS 1.2',
      ['submit-465', '--set', 'sender.highestTlsVersion="1.2"'],
      { banner: 3, authenticated: 5 },
    ],
    ['587 with TLS 1.3', ['submit-587'], { banner: 2, authenticated: 7 }],
    [
      '587 with TLS 1.2',
      ['submit-587', '--set', 'sender.highestTlsVersion="1.2"'],
      { banner: 2, authenticated: 8 },
    ],
  ])('counts the measured round trips: %s', async (_name, args, roundTrips) => {
    expect(await runJson(...args)).toMatchObject({ roundTrips });
  });

  test('tells who could read the password', async () => {
    expect(await runJson('strip-587-opportunistic')).toMatchObject({
      outcome: { status: 'rejected' },
      exposed: { credentials: true, message: false, to: ['wifi', 'box', 'isp'] },
    });
  });

  test('gives a world that gives the same story', async () => {
    const first = await mailpath(['run', 'home-direct-25', '--format', 'json']);
    const data = parse(first.output);
    const world = typeof data === 'object' && data !== null && 'world' in data ? data.world : null;
    const again = await mailpath(
      ['run', '--world', '-', '--format', 'json'],
      JSON.stringify(world),
    );
    expect(again.output).toBe(first.output);
  });
});

describe('a world of one’s own', () => {
  test('comes from a file or from standard input, and may be partial', async () => {
    const text = JSON.stringify({ sender: { outgoing: { port: 465, security: 'tls' } } });
    const fromFile = await mailpath(['run', '--world', fileWith('world.json', text)]);
    const fromInput = await mailpath(['run', '--world', '-'], text.slice(0, 9), text.slice(9));
    expect(fromFile.code).toBe(0);
    expect(fromFile.output).toContain('smtp.example.org:465');
    const told = (output: string) => output.slice(output.indexOf('\n'));
    expect(told(fromInput.output)).toBe(told(fromFile.output));
  });

  test('can be changed by --set', async () => {
    const { output } = await mailpath(
      ['run', '--world', '-', '--set', 'sender.login.password=wrong'],
      '\uFEFF{}',
    );
    expect(output).toMatch(/535 5\.7\.8/);
  });
});

describe('a mistake is told on standard error with exit code 2', () => {
  const long = ' '.repeat(1_000_001);

  test.each([
    [[], /Name a command/],
    [['rnu'], /there is no command “rnu”/],
    [['list', 'all'], /one word too many/],
    [['list', '--xml'], /Unknown option '--xml'\. See “mailpath list --help”/],
    [['run'], /name a scenario/],
    [['run', 'submit-588'], /no scenario “submit-588”.*\n {2}submit-587\n/],
    [['run', 'submit-587', 'submit-465'], /one word too many/],
    [['run', 'submit-587', '--world', '-'], /not both/],
    [['run', 'submit-587', '--format', 'xml'], /neither dialogue, json nor eml/],
    [['run', 'submit-587', '--set'], /argument missing/],
    [['run', 'submit-587', '--set', 'sender'], /expected PATH=VALUE/],
    [['run', 'submit-587', '--set', 'sender.port=1'], /sender\.port: given .*, expected one of/],
    [['run', '--world', 'no-such-file.json'], /no-such-file\.json cannot be read: there is no/],
    [['run', '--world', '.'], /it is a folder/],
  ])('%j', async (args, message) => {
    const { code, output, errors } = await mailpath(args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/^mailpath: /);
    expect(errors).toMatch(message);
  });

  test.each([
    ['not JSON', '{"sender": ', /is not JSON/],
    ['no object', '[]', /expected an object/],
    ['too long', long, /longer than 1000000 octets/],
  ])('a world that is %s', async (_name, text, message) => {
    const fromInput = await mailpath(['run', '--world', '-'], text);
    const fromFile = await mailpath(['run', '--world', fileWith('bad.json', text)]);
    for (const { code, errors } of [fromInput, fromFile]) {
      expect(code).toBe(2);
      expect(errors).toMatch(message);
    }
  });

  test('what a stranger’s file says is not obeyed by the terminal', async () => {
    const { errors } = await mailpath(['run', '--world', '-'], '{"\\u001b[2J": 1}');
    expect(errors).toContain(String.raw`\x1b[2J`);
    expect(errors).not.toContain('\u001b');
  });

  test(
    'a world whose story does not end',
    async () => {
      const { code, errors } = await mailpath([
        ...['run', 'submit-587', '--set', 'horizonMs=604800000'],
        ...['--set', 'network.firewall=[{"direction":"in","port":25,"action":"reset"}]'],
        ...['--set', 'submission.relay.minimal_backoff_time=1s'],
        ...['--set', 'submission.relay.maximal_backoff_time=1s'],
      ]);
      expect(code).toBe(2);
      expect(errors).toMatch(/story of this world does not end/);
    },
    LIMIT_MS,
  );
});

describe('help and version', () => {
  test.each([
    ['--help', /Commands:/],
    ['-h', /Commands:/],
    ['help', /Commands:/],
    ['list --help', /mailpath list \[--json\]/],
    ['run --help', /--world FILE/],
    ['talk --help', /--as ROLE/],
    ['replay --help', /CASE\.json/],
    ['help replay', /CASE\.json/],
    ['run -h', /--set PATH=VALUE/],
    ['--version', /^\d+\.\d+\.\d+\n$/],
  ])('%s', async (line, text) => {
    const { code, output, errors } = await mailpath(line.split(' '));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(text);
    expect(output.split('\n').filter((row) => row.length > 100)).toEqual([]);
  });
});

test('gives out the message that lies in a mailbox in the end, as a file', async () => {
  const { code, output } = await mailpath(['run', 'submit-587', '--format', 'eml']);
  expect(code).toBe(0);
  expect(output.split('\r\n').slice(0, 3)).toEqual([
    'Return-Path: <alice@example.org>',
    'X-Original-To: bob@example.net',
    'Delivered-To: bob@example.net',
  ]);
  const bounce = await mailpath(['run', 'unknown-recipient', '--format', 'eml']);
  expect(bounce.output).toContain('\r\nSubject: Undelivered Mail Returned to Sender\r\n');
  const none = await mailpath(['run', 'isp-drops-25', '--format', 'eml']);
  expect(none).toMatchObject({ code: 2, output: '' });
  expect(none.errors).toContain('no message in a mailbox');
});

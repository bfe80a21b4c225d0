// `settings` tells every setting of a world and every parameter of both programs, and what it
// tells can be put into a world as it stands.

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readWorld } from '../../../src/cli/worldSettings';
import { DEFAULT_WORLD } from '../../../src/world/defaultWorld';
import { EXIM_DEFAULTS } from '../../../src/world/eximOptions';
import { POSTFIX_DEFAULTS } from '../../../src/world/postfixParameters';
import { PROGRAM_DEFAULTS, PROGRAM_NAMES } from '../../../src/world/programDefaults';
import { mailpath } from './memoryTerminal';

const told = v.object({
  name: v.string(),
  meaning: v.string(),
  default: v.unknown(),
  documentation: v.optional(v.string()),
  set: v.optional(v.record(v.string(), v.unknown())),
});

const listingSchema = v.object({
  world: v.array(told),
  parameters: v.object({ postfix: v.optional(v.array(told)), exim: v.optional(v.array(told)) }),
  clients: v.record(v.string(), v.array(told)),
});

async function listing(...args: readonly string[]) {
  const { code, output } = await mailpath(['settings', '--json', ...args]);
  expect(code).toBe(0);
  return v.parse(listingSchema, JSON.parse(output));
}

/** The paths of a world's values; lists, and what differs by program, are not looked into. */
const pathsOf = (value: unknown, path = ''): readonly string[] =>
  typeof value !== 'object' ||
  value === null ||
  Array.isArray(value) ||
  /\.(?:parameters|ports|program)$/.test(path)
    ? [path]
    : Object.entries(value).flatMap(([name, inner]) =>
        pathsOf(inner, path === '' ? name : `${path}.${name}`),
      );

/** What the default world does not have; what it would hold is told all the same. */
const ABSENT = ['network.box', 'network.cutAfter', 'submission.opendkim'];

test('every setting of the default world is told with its default', async () => {
  const { world } = await listing();
  const defaults = new Map(world.map((one) => [one.name, one.default]));
  const missing = pathsOf(DEFAULT_WORLD).filter(
    (path) => !ABSENT.includes(path) && !defaults.has(path),
  );
  expect(missing).toEqual([]);
  expect(defaults.get('sender.outgoing.port')).toBe(587);
  expect(defaults.get('network.box.way')).toBeNull();
  expect(defaults.get('submission.opendkim.Domain')).toBeNull();
});

describe.each([
  ['postfix', POSTFIX_DEFAULTS, /^postconf\(5\) \w+$/],
  ['exim', EXIM_DEFAULTS, /^Exim spec ch\. \d+ \w+$/],
] as const)('the parameters of %s', (software, defaults, documented) => {
  test('are all told, with the program’s default and documentation', async () => {
    const { parameters } = await listing('--software', software);
    const ours = parameters[software] ?? [];
    expect(Object.keys(parameters)).toEqual([software]);
    expect(Object.fromEntries(ours.map((one) => [one.name, one.default]))).toEqual(defaults);
    for (const { name, meaning, documentation } of ours) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(documentation).toMatch(documented);
      expect(documentation?.split(' ').at(-1)).toBe(name);
    }
  });

  test.each(['submission', 'mx'] as const)('can be put into the %s server', async (role) => {
    const { parameters } = await listing('--software', software);
    const chosen = { path: `${role}.software`, value: software };
    for (const { name, default: value } of parameters[software] ?? []) {
      const world = readWorld({}, [chosen, { path: `${role}.parameters.${name}`, value }]);
      expect(world[role].parameters).toMatchObject({ [name]: value });
    }
  });
});

test('the world of a program is its own', async () => {
  const { world } = await listing('--software', 'exim');
  const mechanisms = world.find(({ name }) => name === 'submission.mechanisms');
  expect(mechanisms?.default).toEqual(['PLAIN', 'LOGIN', 'CRAM-MD5']);
});

test('says where the default servers set a parameter', async () => {
  const { parameters } = await listing();
  const level = parameters.postfix?.find(({ name }) => name === 'smtpd_tls_security_level');
  expect(level?.set).toEqual({ 'submission.ports.587': 'encrypt', 'mx.ports.25': 'may' });
});

test('is told in words, both programs one after the other', async () => {
  const { code, output } = await mailpath(['settings']);
  expect(code).toBe(0);
  expect(output).toContain(
    'smtpd_helo_required\n    Whether MAIL needs EHLO or HELO first.\n' +
      '    default: false\n    see: postconf(5) smtpd_helo_required\n',
  );
  expect(output).toContain('    default: 10\n    see: Exim spec ch. 14 smtp_accept_max_nonmail\n');
  expect(output.indexOf('Postfix 3.7')).toBeLessThan(output.indexOf('Exim 4.96'));
});

describe.each(PROGRAM_NAMES.filter((name) => name !== 'generic'))('the options of %s', (name) => {
  test('are all told, and can be put into the sender’s program', async () => {
    const { clients } = await listing('--client', name);
    const ours = clients[name] ?? [];
    expect(Object.keys(clients)).toEqual([name]);
    const told = Object.fromEntries(ours.map((one) => [one.name, one.default]));
    expect({ name, ...told }).toEqual(PROGRAM_DEFAULTS[name]);
    for (const { name: option, meaning, documentation, default: value } of ours) {
      expect(meaning).toMatch(/^[A-Za-z].*\.$/);
      expect(documentation).toContain(option);
      const world = readWorld({}, [{ path: 'sender.program', value: { name, [option]: value } }]);
      expect(world.sender.program).toMatchObject({ name, [option]: value });
    }
  });
});

test('the options of one client are told in words, whatever the case of its name', async () => {
  const { code, output } = await mailpath(['settings', '--client', 'SWAKS']);
  expect(code).toBe(0);
  expect(output).toContain('--timeout\n    Seconds to wait');
  expect(output).toContain('    default: 30\n    see: swaks(1) --timeout\n');
  expect(output).not.toContain('Postfix 3.7');
});

test('a client that is not modelled is a mistake', async () => {
  const { code, errors } = await mailpath(['settings', '--client', 'pine']);
  expect(code).toBe(2);
  expect(errors).toContain('expected one of generic, swaks, curl');
});

test('a program that is not modelled, and a word too many, are mistakes', async () => {
  const other = await mailpath(['settings', '--software', 'sendmail']);
  expect(other).toMatchObject({ code: 2, output: '' });
  expect(other.errors).toContain('expected postfix or exim');
  expect(await mailpath(['settings', 'postfix'])).toMatchObject({ code: 2, output: '' });
});

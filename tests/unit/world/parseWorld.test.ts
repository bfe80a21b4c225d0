// Worlds from outside: what is left out comes from the default, what is given is checked, and all
// that does not fit is named at once, with its path, what was given and what is expected.

import { describe, expect, it } from 'vitest';
import { DEFAULT_WORLD } from '../../../src/world/defaultWorld';
import { parseWorld, type WorldError } from '../../../src/world/parseWorld';
import { worldWith } from '../../../src/world/worldWith';

const errorsOf = (input: unknown): readonly WorldError[] => {
  const result = parseWorld(input);
  return result.ok ? [] : result.errors;
};

const pathsOf = (input: unknown): readonly string[] => errorsOf(input).map(({ path }) => path);

const GONE = { given: 'a setting that does not exist', expected: 'no such setting' };

describe('parseWorld', () => {
  it('takes everything from the default world when nothing is given', () => {
    expect(parseWorld({})).toEqual({ ok: true, world: DEFAULT_WORLD });
  });

  it('finds that the default world itself fits', () => {
    expect(parseWorld(DEFAULT_WORLD)).toEqual({ ok: true, world: DEFAULT_WORLD });
  });

  it('merges objects and leaves the rest as it is', () => {
    const world = worldWith({ sender: { outgoing: { port: 465 }, login: { user: 'carol' } } });
    expect(world.sender).toEqual({
      ...DEFAULT_WORLD.sender,
      outgoing: { ...DEFAULT_WORLD.sender.outgoing, port: 465 },
      login: { ...DEFAULT_WORLD.sender.login, user: 'carol' },
    });
    expect(world.mx).toEqual(DEFAULT_WORLD.mx);
  });

  it('replaces lists as a whole', () => {
    const world = worldWith({ message: { recipients: ['carol@example.net'] } });
    expect(world.message.recipients).toEqual(['carol@example.net']);
  });

  it('closes the ports that are not named when ports are given', () => {
    const world = worldWith({ submission: { ports: { '2525': {} } } });
    expect(Object.keys(world.submission.ports)).toEqual(['2525']);
  });

  it('adds to the parameters of a server', () => {
    const { parameters } = worldWith({
      submission: { parameters: { smtpd_helo_required: true } },
    }).submission;
    expect(parameters).toEqual({
      ...DEFAULT_WORLD.submission.parameters,
      smtpd_helo_required: true,
    });
  });

  it('completes a box that only says what it does, and one with a half certificate', () => {
    const input = { network: { box: { way: 'impersonate', certificate: { trusted: true } } } };
    const result = parseWorld(input);
    expect(result.ok && result.world.network.box).toEqual({
      way: 'impersonate',
      path: 'sender',
      ports: [],
      certificate: {
        subject: 'smtp.example.org',
        alternativeNames: ['smtp.example.org'],
        issuer: 'Nobody You Know',
        trusted: true,
        expired: false,
      },
      forwards: false,
    });
  });

  it('reads settings as a line of main.cf gives them', () => {
    const result = parseWorld({
      submission: {
        parameters: {
          smtpd_helo_required: 'yes',
          smtpd_relay_restrictions: 'permit_mynetworks, reject_unauth_destination',
        },
      },
    });
    expect(result.ok && result.world.submission.parameters).toMatchObject({
      smtpd_helo_required: true,
      smtpd_relay_restrictions: ['permit_mynetworks', 'reject_unauth_destination'],
    });
  });

  it('says null where something can be absent', () => {
    const world = worldWith({ sender: { login: null }, network: { box: null } });
    expect(world.sender.login).toBeNull();
    expect(world.network.box).toBeNull();
  });
});

describe('the errors of a world', () => {
  it('are listed all at once, each with path, given and expected', () => {
    const input = {
      seed: -1,
      sender: { outgoing: { port: 70_000, security: 'ssl' } },
      message: { recipients: [] },
    };
    expect(errorsOf(input)).toEqual([
      { path: 'seed', given: '-1', expected: 'a whole number from 0 to 4294967295' },
      { path: 'sender.outgoing.port', given: '70000', expected: 'a whole number from 1 to 65535' },
      {
        path: 'sender.outgoing.security',
        given: '"ssl"',
        expected: 'one of tls, starttls, starttls-if-available, none',
      },
      {
        path: 'message.recipients',
        given: 'a list of 0',
        expected: 'a list with at least one address',
      },
    ]);
  });

  it.each([
    ['at the root', { a: 1, b: 2 }, ['a', 'b']],
    ['in a part', { sender: { a: 1, b: 2 } }, ['sender.a', 'sender.b']],
    ['deeper', { sender: { login: { a: 1, b: 2 } } }, ['sender.login.a', 'sender.login.b']],
    [
      'among the parameters',
      { mx: { parameters: { a: 1, b: 2 } } },
      ['mx.parameters.a', 'mx.parameters.b'],
    ],
    [
      'in a service',
      { submission: { ports: { '587': { a: 1, b: 2 } } } },
      ['submission.ports.587.a', 'submission.ports.587.b'],
    ],
    [
      'in a box',
      { network: { box: { way: 'listen', a: 1, b: 2 } } },
      ['network.box.a', 'network.box.b'],
    ],
    [
      'in a list',
      { dns: { records: [{ name: 'a', type: 'TXT', text: '', a: 1, b: 2 }] } },
      ['dns.records.0.a', 'dns.records.0.b'],
    ],
    [
      'several places at once',
      { a: 1, mx: { b: 2, spamRule: { c: 3 } } },
      ['a', 'mx.b', 'mx.spamRule.c'],
    ],
  ])('name every unknown key %s', (_where, input, paths) => {
    expect(errorsOf(input)).toEqual(paths.map((path) => ({ path, ...GONE })));
  });

  it('say what is expected where something is left out of a list', () => {
    expect(errorsOf({ network: { firewall: [{ port: 25 }], box: {} } })).toEqual([
      { path: 'network.firewall.0.direction', given: 'nothing', expected: 'one of out, in' },
      {
        path: 'network.firewall.0.action',
        given: 'nothing',
        expected: 'one of accept, drop, reset, prohibit',
      },
      expect.objectContaining({ path: 'network.box.way', given: 'nothing' }),
    ]);
  });

  it('name a part that is no object', () => {
    expect(errorsOf({ mx: null, sender: 'Alice', dns: [] })).toEqual([
      { path: 'dns', given: 'a list', expected: 'an object' },
      { path: 'sender', given: '"Alice"', expected: 'an object' },
      { path: 'mx', given: 'null', expected: 'an object' },
    ]);
    expect(errorsOf({ mx: { ports: [] }, dns: { records: [[]] } })).toEqual([
      { path: 'mx.ports', given: 'a list', expected: 'an object' },
      { path: 'dns.records.0', given: 'a list', expected: 'an object' },
    ]);
  });

  it('refuse ports that cannot be', () => {
    const service = 'a port number';
    expect(errorsOf({ mx: { ports: { smtp: {}, '0': {}, '65536': {} } } })).toEqual([
      { path: 'mx.ports.0', given: '"0"', expected: service },
      { path: 'mx.ports.65536', given: '"65536"', expected: 'a port number from 1 to 65535' },
      { path: 'mx.ports.smtp', given: '"smtp"', expected: service },
    ]);
  });

  it('refuse a record of a kind that DNS does not have here', () => {
    expect(errorsOf({ dns: { records: [{ type: 'SRV', name: 'a' }] } })).toEqual([
      {
        path: 'dns.records.0.type',
        given: '"SRV"',
        expected: 'a record with "type": A, AAAA, CNAME, MX, TLSA, TXT, PTR or broken',
      },
    ]);
  });

  it('are written in plain words, without the names of a library', () => {
    const { errors } = {
      errors: errorsOf({
        sender: { login: 5, kind: 1, timeouts: { replyMs: 'soon' }, verifyCertificate: 'yes' },
        network: { firewall: 'open', roundTripMs: { resolver: 0.5 } },
        submission: { parameters: { smtpd_relay_restrictions: 'x'.repeat(3000) } },
      }),
    };
    expect(errors).toHaveLength(7);
    for (const { expected } of errors) expect(expected).not.toMatch(/Invalid|Expected/u);
  });

  it('become one sentence for a scenario that must not be shipped', () => {
    expect(() => worldWith({ seed: -1 })).toThrow(
      'This world does not fit. seed: given -1, expected a whole number from 0 to 4294967295.',
    );
  });

  it('name a port by its path, so that a person finds it', () => {
    expect(
      pathsOf({ submission: { ports: { '587': { smtpd_tls_security_level: 'dane' } } } }),
    ).toEqual(['submission.ports.587.smtpd_tls_security_level']);
  });
});

describe('certificate names', () => {
  it('may begin with one star, RFC 7817 §3', () => {
    const names = (alternativeNames: readonly string[]) =>
      parseWorld({ mx: { certificate: { alternativeNames } } }).ok;
    expect(names(['*.example.net', 'mx.example.net'])).toBe(true);
    expect(names(['*'])).toBe(false);
    expect(names(['mx.*.net'])).toBe(false);
    expect(names(['*.*.net'])).toBe(false);
  });
});

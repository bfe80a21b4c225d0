// Worlds that mean harm, or make no sense: reading one may fail, but never throws, never hangs,
// and what it returns has nothing to do with the object that came in.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WORLD } from '../../../src/world/defaultWorld';
import { parseWorld } from '../../../src/world/parseWorld';

const pathsOf = (input: unknown): readonly string[] => {
  const result = parseWorld(input);
  return result.ok ? [] : result.errors.map(({ path }) => path);
};

/** Keys that `JSON.parse` makes own keys of an object, whatever they mean elsewhere. */
const parsed = (json: string): unknown => JSON.parse(json);

describe('a world that is none', () => {
  it.each([
    ['nothing', undefined, 'nothing'],
    ['null', null, 'null'],
    ['a list', [1, 2], 'a list of 2'],
    ['a number', 5, '5'],
    ['no number', Number.NaN, 'NaN'],
    ['text', 'submit-587', '"submit-587"'],
    ['a function', () => 1, 'a function'],
    ['a symbol', Symbol('world'), 'a symbol'],
    ['a big integer', 10n, 'a bigint'],
  ])('is refused: %s', (_what, input, given) => {
    expect(parseWorld(input)).toEqual({
      ok: false,
      errors: [{ path: '', given, expected: 'an object with the world’s settings' }],
    });
  });
});

describe('hostile input', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'cannot hide behind the name %s',
    (name) => {
      expect(pathsOf(parsed(`{"${name}": {"seed": 2}}`))).toEqual([name]);
      expect(pathsOf(parsed(`{"sender": {"${name}": {"name": "Eve"}}}`))).toEqual([
        `sender.${name}`,
      ]);
      expect(pathsOf(parsed(`{"mx": {"ports": {"${name}": {}}}}`))).toEqual([`mx.ports.${name}`]);
      expect(pathsOf(parsed(`{"mx": {"parameters": {"${name}": 1}}}`))).toEqual([
        `mx.parameters.${name}`,
      ]);
      expect(pathsOf(parsed(`{"network": {"box": {"way": "listen", "${name}": {}}}}`))).toEqual([
        `network.box.${name}`,
      ]);
    },
  );

  it('changes no prototype', () => {
    parseWorld(parsed('{"__proto__": {"polluted": true}, "sender": {"__proto__": {"p": 1}}}'));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['text for a number', { seed: '1' }, 'seed'],
    ['text for a port', { sender: { outgoing: { port: '587' } } }, 'sender.outgoing.port'],
    ['no number', { horizonMs: Number.NaN }, 'horizonMs'],
    ['infinity', { horizonMs: Number.POSITIVE_INFINITY }, 'horizonMs'],
    ['half a millisecond', { network: { synGiveUpMs: 0.5 } }, 'network.synGiveUpMs'],
    ['a number for text', { sender: { name: 5 } }, 'sender.name'],
    ['a line break in a header', { message: { subject: 'a\r\nBcc: b' } }, 'message.subject'],
    ['a line break in an address', { sender: { address: 'a@b\r\nQUIT' } }, 'sender.address'],
    ['NUL in an address', { sender: { address: 'a\u0000@b.c' } }, 'sender.address'],
    [
      'a line break in a banner',
      { mx: { parameters: { smtpd_banner: 'a\nb' } } },
      'mx.parameters.smtpd_banner',
    ],
    ['a body that is too long', { message: { body: 'x'.repeat(20_001) } }, 'message.body'],
    ['a host name that never ends', { sender: { hostName: 'a.'.repeat(5000) } }, 'sender.hostName'],
    ['a date that is none', { startsAt: '2026-13-01T00:00:00Z' }, 'startsAt'],
  ])('is refused: %s', (_what, input, path) => {
    expect(pathsOf(input)).toEqual([path]);
  });

  it('is quoted short', () => {
    const long = 'x'.repeat(1_000_000);
    const result = parseWorld({ sender: { hostName: long }, [long]: 1 });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    for (const { path, given } of result.errors) {
      expect(path.length).toBeLessThan(100);
      expect(given.length).toBeLessThan(100);
    }
  });

  it('may be nested deeply without harm', () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth += 1) deep = { sender: deep };
    expect(pathsOf(deep)).toEqual(['sender.sender']);
    expect(pathsOf({ network: { box: deep } })).toContain('network.box.sender');
  });

  it('may point at itself without harm', () => {
    const circle: Record<string, unknown> = {};
    circle['sender'] = circle;
    expect(pathsOf(circle)).toEqual(['sender.sender']);
  });

  it('may be long lists, which are counted', () => {
    const records = Array.from({ length: 201 }, () => DEFAULT_WORLD.dns.records[0]);
    expect(pathsOf({ dns: { records } })).toEqual(['dns.records']);
  });
});

describe('a world that was read', () => {
  it('does not change when its input does', () => {
    const input = {
      sender: { name: 'Carol', timeouts: { replyMs: 5 } },
      message: { recipients: ['bob@example.net'] },
      submission: { ports: { '587': { mydestination: ['example.org'] } } },
      network: { box: { way: 'listen', ports: [587] } },
    };
    const result = parseWorld(input);
    const before = JSON.stringify(result);
    input.sender.name = 'Eve';
    input.sender.timeouts.replyMs = 6;
    input.message.recipients.push('eve@example.edu');
    input.submission.ports['587'].mydestination.push('example.edu');
    input.network.box.ports.push(25);
    expect(JSON.stringify(result)).toBe(before);
  });

  it('shares nothing with the default world', () => {
    const result = parseWorld({});
    if (!result.ok) throw new Error('The default world does not fit.');
    expect(result.world).not.toBe(DEFAULT_WORLD);
    expect(result.world.dns.records).not.toBe(DEFAULT_WORLD.dns.records);
    expect(result.world.sender.timeouts).not.toBe(DEFAULT_WORLD.sender.timeouts);
  });
});

describe('parseWorld', () => {
  /** Keys that lead somewhere, so that chance gets past the first object. */
  const key = fc.oneof(
    fc.constantFrom('sender', 'network', 'mx', 'submission', 'dns', 'message', 'box', 'ports'),
    fc.constantFrom('587', 'records', 'parameters', 'login', 'certificate', '__proto__', 'type'),
    fc.string(),
  );
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
      fc.dictionary(key, tie('node')),
      fc.array(tie('node'), { maxLength: 4 }),
    ),
  })).node;

  it('never throws, and a world that fits fits again', () => {
    fc.assert(
      fc.property(fc.oneof(value, fc.dictionary(key, value)), (input) => {
        const result = parseWorld(input);
        if (result.ok) expect(parseWorld(result.world)).toEqual(result);
        else expect(result.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('reads back what JSON kept of a world', () => {
    const read = parseWorld(parsed(JSON.stringify(DEFAULT_WORLD)));
    expect(read).toEqual({ ok: true, world: DEFAULT_WORLD });
  });
});

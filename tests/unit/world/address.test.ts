// The address codec: what can be said in an address, and what strangers may put there.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Address } from '../../../src/world/address';
import {
  addressAfter,
  DEFAULT_ADDRESS,
  formatAddress,
  PANELS,
  parseAddress,
  SPEEDS,
  VANTAGES,
  VIEWS,
} from '../../../src/world/address';

const address = fc.record<Address>({
  scenario: fc.constantFrom(null, 'submit-587', 'strip-587-opportunistic'),
  place: fc.oneof(
    fc.constant(null),
    fc.constantFrom('auth.check~1', 'client.say-ehlo~12').map((anchor) => ({
      kind: 'anchor' as const,
      anchor,
    })),
    fc.integer({ min: 1, max: 99_999 }).map((number) => ({ kind: 'step' as const, number })),
  ),
  view: fc.constantFrom(...VIEWS),
  panel: fc.constantFrom(...PANELS),
  vantage: fc.constantFrom(null, ...VANTAGES),
  compare: fc.constantFrom(null, ['submit-465', 'submit-587'], ['a', 'b', 'c', 'd']),
  program: fc.constantFrom(null, 'curl', 'smtplib'),
  happens: fc.constantFrom(null, 'auth-added'),
  theme: fc.constantFrom(null, 'light', 'dark'),
  speed: fc.constantFrom(...SPEEDS),
});

test('what is written can be read again', () => {
  fc.assert(
    fc.property(address, (given) => {
      expect(parseAddress(formatAddress(given))).toEqual({ address: given, problems: [] });
    }),
  );
});

test('nothing that can stand in an address throws, and what is read can be written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (search) => {
      const { address: read } = parseAddress(search);
      expect(parseAddress(formatAddress(read)).address).toEqual(read);
    }),
  );
});

test('an address reads as in the documents, with anchors unescaped', () => {
  const given: Address = {
    ...DEFAULT_ADDRESS,
    scenario: 'strip-587-opportunistic',
    place: { kind: 'anchor', anchor: 'auth.check~1' },
    view: 'embed',
  };
  expect(formatAddress(given)).toBe('?scenario=strip-587-opportunistic&at=auth.check~1&view=embed');
});

describe('is reported, and does not spoil the rest:', () => {
  test.each([
    ['scenario=../etc', 'scenario'],
    ['scenario=', 'scenario'],
    [`scenario=${'a'.repeat(61)}`, 'scenario'],
    ['at=<script>~1', 'at'],
    ['at=auth.check', 'at'],
    ['step=0', 'step'],
    ['step=-1', 'step'],
    ['step=1e9', 'step'],
    ['view=full-screen', 'view'],
    ['panel=secrets', 'panel'],
    ['vantage=nobody', 'vantage'],
    ['compare=submit-465', 'compare'],
    ['compare=a,b,c,d,e', 'compare'],
    ['compare=a,<b>', 'compare'],
    ['program=/bin/sh', 'program'],
    ['happens=25!', 'happens'],
    ['theme=sepia', 'theme'],
    ['speed=3', 'speed'],
    ['speed=NaN', 'speed'],
  ])('%s', (part, parameter) => {
    const { address: read, problems } = parseAddress(`?${part}`);
    expect(read).toEqual(DEFAULT_ADDRESS);
    expect(problems.map((problem) => problem.parameter)).toEqual([parameter]);
  });
});

test('the message about a long parameter stays short', () => {
  const { problems } = parseAddress(`?theme=${'x'.repeat(1000)}`);
  expect(problems[0]?.given).toHaveLength(61);
});

test('an address beyond all measure is not read at all', () => {
  const { address: read, problems } = parseAddress(`?scenario=submit-587&x=${'x'.repeat(3000)}`);
  expect(read).toEqual(DEFAULT_ADDRESS);
  expect(problems.map(({ parameter }) => parameter)).toEqual(['address']);
});

test('an anchor says more than a step does; unknown parameters are left alone', () => {
  const { address: read, problems } = parseAddress('?step=3&at=auth.check~2&utm_source=x');
  expect(read.place).toEqual({ kind: 'anchor', anchor: 'auth.check~2' });
  expect(problems).toEqual([]);
});

test('a link to a story leaves what is not about a story, and keeps how it is shown', () => {
  const search = '?view=matrix&program=curl&happens=wrong-name&theme=dark';
  const { address: matrix } = parseAddress(search);
  expect(formatAddress(addressAfter(matrix, { scenario: 'submit-465' }))).toBe(
    '?scenario=submit-465&theme=dark',
  );
  const { address: lanes } = parseAddress('?compare=submit-465,submit-587&view=text');
  expect(formatAddress(addressAfter(lanes, { scenario: 'submit-465' }))).toBe(
    '?scenario=submit-465&view=text',
  );
  const { address: story } = parseAddress('?scenario=submit-465&at=auth.check~1');
  expect(addressAfter(story, { scenario: 'submit-587' }).place).toBeNull();
  expect(addressAfter(story, { theme: 'dark' }).place).toEqual(story.place);
  for (const view of VIEWS.filter((name) => name !== 'matrix')) {
    expect(addressAfter(story, { scenario: 'submit-465', view }).place).toEqual(story.place);
  }
  expect(addressAfter(story, { scenario: 'submit-465', place: null }).place).toBeNull();
});

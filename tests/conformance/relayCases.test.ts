// The captured sessions of a Postfix that sends mail on: through strippers and impostors, to hosts
// with broken certificates, past dead hosts, through a smarthost, and when DNS has nothing to say.
// Its lines, its log and its ends are compared; what does not pass yet stands in a list.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { playRelayCase } from '../../src/cli/playRelayCase';
import { readRelayCase } from '../../src/cli/relayCase';

const folder = new URL('cases/relay/', import.meta.url);

/** What the model does not say as captured, and why. */
const NOT_PASSING: Readonly<Record<string, string>> = {
  'N14-2nd': 'the case does not say that the try before it was greylisted',
  P09: 'a server cannot be out of disk space',
  P10: 'a greylist that lets the second try through is not read from the prose',
};

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const captured = readRelayCase(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    if (captured === null) throw new Error(`${name} is no session of a relay.`);
    return [name.replace('.json', ''), captured] as const;
  });

test('the list names only cases that are here', () => {
  const ids = CASES.map(([id]) => id);
  expect(ids.length).toBeGreaterThanOrEqual(60);
  expect(Object.keys(NOT_PASSING).filter((id) => !ids.includes(id))).toEqual([]);
});

describe.each(CASES)('%s', (id, captured) => {
  test(Object.hasOwn(NOT_PASSING, id) ? 'still differs' : 'as captured', () => {
    const difference = playRelayCase(captured);
    if (Object.hasOwn(NOT_PASSING, id)) expect(difference).not.toBeNull();
    else expect(difference).toBeNull();
  });
});

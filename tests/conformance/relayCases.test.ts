// The captured sessions of a Postfix that sends mail on: through strippers and impostors, to hosts
// with broken certificates, past dead hosts, through a smarthost, and when DNS has nothing to say.
// Its lines, its log and its ends are compared.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playRelayCase } from '../../src/cli/playRelayCase';
import { readRelayCase } from '../../src/cli/relayCase';

const folder = new URL('cases/relay/', import.meta.url);

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const captured = readRelayCase(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    if (captured === null) throw new Error(`${name} is no session of a relay.`);
    return [name.replace('.json', ''), captured] as const;
  });

test('the captured cases are here', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60);
});

test.each(CASES)('%s, as captured', (_id, captured) => {
  expect(playRelayCase(captured)).toBeNull();
});

// What a browser kept of the choice of single keys is judged before it is used.

import { expect, test } from 'vitest';
import { parseSingleKeysChoice } from '../../../src/world/singleKeysChoice';

test.each(['on', 'off'] as const)('%s is a choice', (kept) => {
  expect(parseSingleKeysChoice(kept)).toBe(kept);
});

test.each([null, '', 'true', 'OFF', '{"on":1}'])('%j is none', (kept) => {
  expect(parseSingleKeysChoice(kept)).toBeNull();
});

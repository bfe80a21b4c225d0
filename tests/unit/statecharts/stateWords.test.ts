// Names of states as words.

import { expect, test } from 'vitest';
import { nameLines } from '../../../src/statecharts/layoutGraph';
import { stateWords } from '../../../src/statecharts/stateWords';

test.each([
  ['closed', 'closed'],
  ['inTransaction', 'in transaction'],
  ['awaitingEhloReply', 'awaiting EHLO reply'],
  ['lookingUpMx', 'looking up MX'],
])('%s is “%s”', (name, words) => {
  expect(stateWords(name)).toBe(words);
});

test('a long name stands on two lines, broken where they are shortest', () => {
  expect(nameLines('closed')).toEqual(['closed']);
  expect(nameLines('awaitingLastReplies')).toEqual(['awaiting', 'last replies']);
  expect(nameLines('learningOfNames')).toEqual(['learning', 'of names']);
});

// The presenter's keys: a clicker's, the parts' letters, and nothing that is the browser's.

import { describe, expect, test } from 'vitest';
import { meaningOf } from '../../../src/view/keyMap';
import { PRESENT_KEYS, SWITCH_KEYS } from '../../../src/view/present/presentKeys';

const press = (key: string, ctrlKey = false, hasSingleKeys = true) =>
  meaningOf(
    PRESENT_KEYS,
    { key, shiftKey: false, ctrlKey, altKey: false, metaKey: false, focus: 'none' },
    hasSingleKeys,
  );

describe('means', () => {
  test.each([
    ['PageDown', 'step'],
    ['PageUp', 'back'],
    ['.', 'blank'],
    ['b', 'blank'],
    ['B', 'blank'],
    ['n', 'notes'],
    ['q', 'code'],
    ['s', 'spotlight'],
    ['i', 'inside'],
    ['-', 'slower'],
    ['+', 'faster'],
    ['Escape', 'close'],
  ])('%s: %s', (key, type) => {
    expect(press(key)).toEqual({ type });
  });

  test.each([
    ['m', 'map'],
    ['d', 'dialogue'],
    ['e', 'explanation'],
    ['r', 'readers'],
  ])('%s: the part %s', (key, part) => {
    expect(press(key)).toEqual({ type: 'part', part });
  });
});

test('other keys, and those with Ctrl, are not the page’s', () => {
  expect(press('x')).toBeNull();
  expect(press('Tab')).toBeNull();
  expect(press('b', true)).toBeNull();
});

test('with single keys off a clicker pages on, and its `.` and B blank nothing', () => {
  const off = (key: string) => press(key, false, false);
  expect(off('PageDown')).toEqual({ type: 'step' });
  expect(off('PageUp')).toEqual({ type: 'back' });
  expect(off('Escape')).toEqual({ type: 'close' });
  for (const key of ['.', 'b', 'B', 'm', 'n', '-', ' ']) expect(off(key), key).toBeNull();
});

test('no key means two things, and every switch has a key', () => {
  const keys = PRESENT_KEYS.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const binding of SWITCH_KEYS) expect(PRESENT_KEYS).toContain(binding);
});

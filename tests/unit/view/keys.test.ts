// Which keys are the page's, and which stay with the browser or a focused control.

import { describe, expect, test } from 'vitest';
import type { Binding, Focus, KeyPress } from '../../../src/view/keyMap';
import { meaningOf } from '../../../src/view/keyMap';
import {
  COMPARE_KEYS,
  EMBED_KEYS,
  EVERYWHERE_KEYS,
  WATCH_KEYS,
  type HelpMeaning,
  type KeyMeaning,
} from '../../../src/view/keys';

const ALL: readonly Binding<KeyMeaning | HelpMeaning>[] = [...WATCH_KEYS, ...EVERYWHERE_KEYS];

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  focus: 'none',
  ...more,
});

const watched = (key: string, more: Partial<KeyPress> = {}) =>
  meaningOf(ALL, press(key, more), true);

describe('watching', () => {
  test.each([
    [' ', 'toggle'],
    ['k', 'toggle'],
    ['K', 'toggle'],
    ['ArrowLeft', 'back'],
    ['ArrowRight', 'step'],
    [',', 'back'],
    ['.', 'step'],
    ['[', 'phase.previous'],
    [']', 'phase.next'],
    ['Home', 'home'],
    ['End', 'end'],
    ['-', 'slower'],
    ['+', 'faster'],
    ['=', 'faster'],
    ['i', 'inside'],
    ['m', 'machines'],
    ['?', 'help'],
  ])('%j means %s', (key, type) => {
    expect(watched(key)).toEqual({ type });
  });

  test.each([
    ['ArrowLeft', 'phase.previous'],
    ['ArrowRight', 'phase.next'],
    ['?', 'help'],
    ['[', 'phase.previous'],
    ['+', 'faster'],
    ['K', 'toggle'],
  ])('Shift and %j mean %s', (key, type) => {
    expect(watched(key, { shiftKey: true })).toEqual({ type });
  });

  test('Shift and the space bar scroll up, as everywhere', () => {
    expect(watched(' ', { shiftKey: true })).toBeNull();
  });
});

test.each(['ctrlKey', 'altKey', 'metaKey'])('nothing with %s is the player’s', (modifier) => {
  expect(watched('ArrowRight', { [modifier]: true })).toBeNull();
});

test.each<[Focus, string]>([
  ['button', ' '],
  ['button', 'Enter'],
  ['slider', 'ArrowLeft'],
  ['slider', 'End'],
  ['sideways', 'ArrowRight'],
  ['text', 'k'],
  ['text', 'ArrowLeft'],
])('a focused %s keeps %j', (focus, key) => {
  expect(watched(key, { focus })).toBeNull();
});

test('a focused button or slider leaves the other keys to the player', () => {
  expect(watched('k', { focus: 'button' })).toEqual({ type: 'toggle' });
  expect(watched('ArrowRight', { focus: 'slider', shiftKey: true })).toEqual({
    type: 'phase.next',
  });
});

test('other keys mean nothing', () => {
  expect(watched('x')).toBeNull();
  expect(watched('Tab', { shiftKey: true })).toBeNull();
  expect(watched('ArrowUp')).toBeNull();
});

test('with single keys off, no character means anything, and named keys mean what they did', () => {
  const off = (key: string, more: Partial<KeyPress> = {}) =>
    meaningOf(ALL, press(key, more), false);
  for (const key of [' ', 'k', 'K', ',', '.', '[', ']', '-', '+', '=', 'i', '?']) {
    expect(off(key), key).toBeNull();
    expect(off(key, { shiftKey: true }), key).toBeNull();
  }
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
    expect(off(key), key).toEqual(watched(key));
  }
  expect(off('ArrowLeft', { shiftKey: true })).toEqual({ type: 'phase.previous' });
});

test.each([
  ['everywhere', EVERYWHERE_KEYS],
  ['watch', WATCH_KEYS],
  ['embed', EMBED_KEYS],
  ['compare', COMPARE_KEYS],
] as const)('no key means two things: %s', (_, bindings) => {
  const keys = bindings.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

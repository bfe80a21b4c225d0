// Which keys are the player's, and which stay with the browser or a focused control.

import { describe, expect, test } from 'vitest';
import type { Focus, KeyPress } from '../../../src/view/keys';
import { meaningOf } from '../../../src/view/keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  focus: 'none',
  ...more,
});

describe('every key of the help', () => {
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
    ['m', 'machines'],
    ['?', 'help'],
  ])('%j means %s', (key, type) => {
    expect(meaningOf(press(key))).toEqual({ type });
  });

  test.each([
    ['ArrowLeft', 'phase.previous'],
    ['ArrowRight', 'phase.next'],
    ['?', 'help'],
    ['[', 'phase.previous'],
    ['K', 'toggle'],
  ])('Shift and %j mean %s', (key, type) => {
    expect(meaningOf(press(key, { shiftKey: true }))).toEqual({ type });
  });
});

test.each(['ctrlKey', 'altKey', 'metaKey'])('nothing with %s is the player’s', (modifier) => {
  expect(meaningOf(press('ArrowRight', { [modifier]: true }))).toBeNull();
});

test.each<[Focus, string]>([
  ['button', ' '],
  ['button', 'Enter'],
  ['slider', 'ArrowLeft'],
  ['slider', 'End'],
  ['text', 'k'],
  ['text', 'ArrowLeft'],
])('a focused %s keeps %j', (focus, key) => {
  expect(meaningOf(press(key, { focus }))).toBeNull();
});

test('a focused button or slider leaves the other keys to the player', () => {
  expect(meaningOf(press('k', { focus: 'button' }))).toEqual({ type: 'toggle' });
  expect(meaningOf(press('ArrowRight', { focus: 'slider', shiftKey: true }))).toEqual({
    type: 'phase.next',
  });
});

test('other keys mean nothing', () => {
  expect(meaningOf(press('x'))).toBeNull();
  expect(meaningOf(press('Tab', { shiftKey: true }))).toBeNull();
  expect(meaningOf(press('ArrowUp'))).toBeNull();
});

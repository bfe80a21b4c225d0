// The presenter's keys: a clicker's, the parts' letters, and nothing that is the browser's.

import { describe, expect, test } from 'vitest';
import { presentMeaningOf } from '../../../src/view/present/presentKeys';

const press = (key: string, more: { readonly ctrlKey?: boolean } = {}) =>
  presentMeaningOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });

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
    ['?', 'keys'],
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
  expect(press('b', { ctrlKey: true })).toBeNull();
});

// The help has every key that means something, and none that means nothing.

import { describe, expect, test } from 'vitest';
import type { Binding, KeyPress } from '../../../src/view/keyMap';
import { meaningOf } from '../../../src/view/keyMap';
import {
  COMPARE_KEYS,
  EMBED_KEYS,
  EVERYWHERE_KEYS,
  WATCH_KEYS,
  type HelpMeaning,
  type KeyMeaning,
} from '../../../src/view/keys';
import type { PresentMeaning } from '../../../src/view/present/presentKeys';
import { PRESENT_KEYS } from '../../../src/view/present/presentKeys';
import { helpSections } from '../../../src/view/shell/helpSections';
import { keyLabel } from '../../../src/view/shell/helpStrings';

const CHARACTERS = Array.from({ length: 0x7f - 0x20 }, (_, index) =>
  String.fromCharCode(0x20 + index),
);

const NAMED = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Enter', 'Escape', 'Tab', 'Backspace', 'Delete', 'Insert'],
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
];

const press = (key: string, shiftKey: boolean): KeyPress => ({
  key,
  shiftKey,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  focus: 'none',
});

type Meaning = HelpMeaning | KeyMeaning | PresentMeaning;

const VIEWS: readonly (readonly [
  'watch' | 'embed' | 'compare' | 'present',
  readonly Binding<Meaning>[],
])[] = [
  ['watch', WATCH_KEYS],
  ['embed', EMBED_KEYS],
  ['compare', COMPARE_KEYS],
  ['present', PRESENT_KEYS],
];

/** Names of all keys that mean something, found by pressing every key there is. */
function handled(bindings: readonly Binding<Meaning>[]): readonly string[] {
  const found = [false, true].flatMap((shiftKey) =>
    [...CHARACTERS, ...NAMED]
      .filter((key) => meaningOf(bindings, press(key, shiftKey), true) !== null)
      .map((key) => keyLabel(shiftKey && key.length > 1 ? `Shift+${key}` : key)),
  );
  return [...new Set(found)].sort();
}

describe.each(VIEWS)('%s', (view, bindings) => {
  const [first, second] = helpSections(view).open;

  test('its keys come first in the help, those of every page next', () => {
    expect(first?.place).toBe(view);
    expect(second?.place).toBe('everywhere');
  });

  test('every key that does something is in the help, and no other', () => {
    const shown = (first?.rows ?? []).flatMap(({ keys }) => keys.map(keyLabel));
    expect([...shown].sort()).toEqual(handled(bindings));
  });
});

test('the help has the keys of every view, and of what has the focus', () => {
  const { open, closed } = helpSections(null);
  expect(open.map(({ place }) => place)).toEqual(['everywhere']);
  expect(open.flatMap(({ rows }) => rows.flatMap(({ keys }) => keys))).toEqual(
    EVERYWHERE_KEYS.flatMap(({ keys }) => keys),
  );
  expect(closed.map(({ place }) => place)).toEqual([
    'controls',
    ...['watch', 'compare', 'present', 'embed'],
  ]);
  for (const { rows } of closed) expect(rows.length).toBeGreaterThan(3);
});

test.each([
  [' ', 'Space'],
  ['k', 'K'],
  ['Shift+ArrowLeft', 'Shift ←'],
  ['PageDown', 'Page Down'],
  ['+', '+'],
  ['-', '−'],
])('%j is written %s', (key, label) => {
  expect(keyLabel(key)).toBe(label);
});

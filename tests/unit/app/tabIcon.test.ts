// The tab's icon is made of pixels: Chromium lays an SVG icon out again, as a document of its own,
// at each change of the address, and the address changes with each step.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const PNG_SIGNATURE = '89504e470d0a1a0a';

test('the icon of the tab is a PNG and not a drawing', () => {
  const page = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
  const links = [...page.matchAll(/<link[^>]+rel="[^"]*icon[^"]*"[^>]*>/gu)].map(([link]) => link);
  expect(links).toHaveLength(1);
  const [, path = ''] = /href="\.\/([^"]+)"/u.exec(links[0] ?? '') ?? [];
  const icon = readFileSync(new URL(`../../../public/${path}`, import.meta.url));
  expect(icon.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
});

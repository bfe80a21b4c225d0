// Words on the map of every story, at three sizes: none over another, none cut by the picture's
// edge, and no thin line through one. Measured in the browser, where the type is really set.

import type { Page } from '@playwright/test';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { expect, test } from './test';

/** What is wrong with the words on the map as it stands. */
const complaints = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const drawing = document.querySelector('.map-drawing');
    if (drawing === null) return ['there is no map'];
    const edge = drawing.getBoundingClientRect();
    const words = [...drawing.querySelectorAll('text')]
      .filter(({ textContent }) => textContent.trim() !== '')
      .map((element) => {
        const { left, right, top, height } = element.getBoundingClientRect();
        // The box of a line of type is higher than its letters.
        const rest = { top: top + height * 0.15, bottom: top + height * 0.85 };
        return { text: element.textContent, left, right, ...rest };
      });
    const overlaps = words.flatMap((a, index) =>
      words
        .slice(index + 1)
        .filter(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
        )
        .map((b) => `“${a.text}” is over “${b.text}”`),
    );
    const outside = words
      .filter(({ left, right }) => left < edge.left - 1 || right > edge.right + 1)
      .map(({ text }) => `“${text}” leaves the picture`);
    return [...overlaps, ...outside];
  });

for (const [width, height] of [
  [1440, 900],
  [820, 1180],
  [360, 740],
] as const) {
  test(`${width} × ${height}: the words of every map stand apart`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const { id } of SCENARIOS) {
      await page.goto(`?scenario=${id}`);
      await page.locator('.map-drawing').waitFor();
      for (const key of ['Home', 'End']) {
        await page.keyboard.press(key);
        if (key === 'End') {
          for (let back = 0; back < 6; back += 1) await page.keyboard.press('ArrowLeft');
        }
        found.push(...(await complaints(page)).map((complaint) => `${id}, ${key}: ${complaint}`));
      }
    }
    expect(found).toEqual([]);
  });
}

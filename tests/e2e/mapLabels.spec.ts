// Words on the map of every story, at three sizes: none over another, none cut by the picture's
// edge, and no thin line through one. Measured in the browser, where the type is really set.

import type { Page } from '@playwright/test';
import { scenarioText } from '../../src/lessons/en/scenarioText';
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

/** Goes to a story as "back" does: without loading the page again. */
async function visit(page: Page, id: string): Promise<void> {
  await page.evaluate((search) => {
    window.history.pushState(null, '', search);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, `?scenario=${id}`);
  await expect(page).toHaveTitle(`${scenarioText(id).title} · Mailpath`);
  await page.locator('.map-drawing').waitFor();
}

for (const [width, height] of [
  [1440, 900],
  [820, 1180],
  [360, 740],
] as const) {
  test(`${width} × ${height}: the words of every map stand apart`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const found: string[] = [];
    await page.goto('?scenario=submit-587');
    await page.locator('.map-drawing').waitFor();
    for (const { id } of SCENARIOS) {
      await visit(page, id);
      // A moment near the end, at which much is in use.
      await page.keyboard.press('End');
      for (let back = 0; back < 4; back += 1) await page.keyboard.press('ArrowLeft');
      found.push(...(await complaints(page)).map((complaint) => `${id}: ${complaint}`));
    }
    expect(found).toEqual([]);
  });
}

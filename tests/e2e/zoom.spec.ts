// 320 px wide, and 400 % zoom on 1280 × 1024: every view is read by scrolling in one direction, its
// controls can be used, and what sticks never hides what has the focus (WCAG 1.4.10, 2.4.11).

import type { Page } from '@playwright/test';
import { expect, test } from './test';
import { openView, VIEWS } from './views';

const SIZES = [
  { width: 320, height: 568 },
  { width: 320, height: 256 },
] as const;

/** The name of what has the focus when it cannot be seen, and null when at least a part can. */
const hidden = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const isSeen = (x: number, y: number): boolean => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element));
    };
    const left = Math.max(0, box.left);
    const right = Math.min(innerWidth, box.right);
    const top = Math.max(0, box.top);
    const bottom = Math.min(innerHeight, box.bottom);
    const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
    const found = shares.some((x) =>
      shares.some((y) => isSeen(left + (right - left) * x, top + (bottom - top) * y)),
    );
    const isOut = right - left < 2 || bottom - top < 2;
    const name = `${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`;
    return isOut || !found ? name : null;
  });

for (const size of SIZES) {
  test.describe(`each view, ${size.width} × ${size.height}`, () => {
    test.use({ viewport: size });

    for (const [name, search] of VIEWS) {
      test(`${name}: the page scrolls in one direction`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await openView(page, search);
        const wide = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('main, .frame-top, footer')]
            .filter((box) => box.scrollWidth > box.clientWidth)
            .map((box) => `${box.tagName}: ${box.scrollWidth} in ${box.clientWidth}`),
        );
        expect(wide).toEqual([]);
      });

      test(`${name}: what has the focus is in sight, forwards and backwards`, async ({ page }) => {
        test.slow();
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await openView(page, search);
        const faults = new Set<string>();
        for (const key of ['Tab', 'Shift+Tab']) {
          for (let presses = 0; presses < 45; presses += 1) {
            await page.keyboard.press(key);
            const fault = await hidden(page);
            if (fault !== null) faults.add(`${key}: ${fault}`);
          }
        }
        expect([...faults]).toEqual([]);
      });

      test(`${name}: every control can be brought into sight whole`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await openView(page, search);
        const controls = page.locator('button:visible, select:visible, input:visible, a:visible');
        const faults: string[] = [];
        for (const control of (await controls.all()).slice(0, 40)) {
          await control.scrollIntoViewIfNeeded();
          const fault = await control.evaluate((element) => {
            const box = element.getBoundingClientRect();
            const fits = box.left >= -1 && box.right <= innerWidth + 1;
            const isSmall = !element.matches('a') && (box.width < 24 || box.height < 24);
            const label = element.getAttribute('aria-label') ?? element.textContent;
            return fits && !isSmall ? null : `${label}: ${Math.round(box.width)} wide`;
          });
          if (fault !== null) faults.push(fault);
        }
        expect(faults).toEqual([]);
      });
    }
  });
}

for (const size of SIZES) {
  test.describe(`in use, ${size.width} × ${size.height}`, () => {
    test.use({ viewport: size });

    test('the help and the list of stories are read by scrolling down', async ({ page }) => {
      await openView(page, '?scenario=submit-587&step=16');
      await page.getByRole('button', { name: 'Keys', exact: true }).click();
      const help = page.getByRole('dialog', { name: 'Keys' });
      for (const summary of await help.locator('summary').all()) await summary.click();
      for (let presses = 0; presses < 12; presses += 1) {
        await page.keyboard.press('Tab');
        expect(await hidden(page)).toBeNull();
      }
      expect(await help.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      const last = help.locator('p').last();
      await last.scrollIntoViewIfNeeded();
      await expect(last).toBeInViewport({ ratio: 0.9 });
    });

    test('a story can be stepped, and its current line and explanation be seen', async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openView(page, '?scenario=submit-587&step=16');
      await page.getByRole('button', { name: 'Step forward' }).click();
      await expect(page.getByRole('slider')).toHaveValue('16');
      const current = page.locator('.is-current .line').first();
      await current.scrollIntoViewIfNeeded();
      await expect(current).toBeInViewport();
      const heading = page.locator('.happening h2');
      await heading.scrollIntoViewIfNeeded();
      await expect(heading).toBeInViewport();
    });

    test('a presentation’s parts can be seen, and its controls used', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openView(page, '?scenario=submit-587&step=16&view=present');
      const map = page.getByRole('region', { name: 'Map of the way' });
      const before = await map.evaluate((box) => box.scrollTop);
      await map.focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => map.evaluate((box) => box.scrollTop)).toBeGreaterThan(before);
      for (const part of [
        '.map-roundel-solid',
        '.is-current .line',
        '.happening h2',
        '.readers table',
      ]) {
        const element = page.locator(part).first();
        await element.scrollIntoViewIfNeeded();
        await expect(element).toBeInViewport();
        const visible = await element.evaluate((shown) => {
          const box = shown.getBoundingClientRect();
          const x = Math.min(box.right, innerWidth) - 8;
          const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
          const top = document.elementFromPoint((Math.max(0, box.left) + x) / 2, y);
          return top !== null && (shown.contains(top) || top.contains(shown));
        });
        expect(visible, part).toBe(true);
      }
      await page.getByRole('button', { name: 'Show and hide' }).click();
      const code = page.getByRole('button', { name: 'QR code' });
      await code.click();
      await expect(page.locator('.place-code')).toHaveCount(1);
    });
  });
}

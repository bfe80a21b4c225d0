// On paper: light, nothing wider than the sheet or cut off, and no controls.

import type { Page } from '@playwright/test';
import { expect, test } from './test';
import { openView, VIEWS, withPart } from './views';

/** A4 and Letter within the page's margins, in CSS pixels. */
const SHEETS = [
  { name: 'A4', width: 703, height: 1032 },
  { name: 'Letter', width: 725, height: 965 },
] as const;

const PAGES = [
  ...VIEWS,
  ['watch, many stations', '?scenario=strip-587-opportunistic&step=8'],
] as const;

/** What would be missing or wrong on paper, each as one line. */
const faults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const luminance = (color: string): number | null => {
      const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/gu) ?? []).map(Number);
      return a === 0 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    return [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      if (!element.checkVisibility() || element.closest('svg') !== null) return [];
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isSpoken = box.width <= 1 || element.closest('.spoken') !== null;
      if (isSpoken || box.height === 0) return [];
      const name = `${element.tagName}.${element.className}: `;
      const isCut =
        style.overflowX !== 'visible' &&
        (element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1);
      const isWide = box.right > width + 1 || box.left < -1;
      const isDark = (luminance(style.backgroundColor) ?? 1) < 0.6 && box.height > 20;
      const isPale = element.childElementCount === 0 && (luminance(style.color) ?? 0) > 0.6;
      const isControl = element.matches('button, input, [role="tab"], .transport, nav');
      return [
        ...(isCut ? [`${name}cut off`] : []),
        ...(isWide ? [`${name}wider than the sheet, to ${box.right}`] : []),
        ...(isDark ? [`${name}dark ground`] : []),
        ...(isPale && element.textContent !== '' ? [`${name}pale words`] : []),
        ...(isControl ? [`${name}control`] : []),
      ];
    });
  });

for (const { name: sheet, width, height } of SHEETS) {
  for (const [name, search] of PAGES) {
    test(`${sheet}, ${name}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
      await page.setViewportSize({ width: 1440, height: 900 });
      await openView(page, withPart(search, 'theme=dark'));
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ media: 'print' });
      await expect.poll(() => faults(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
}

test('the map is drawn anew for the sheet, from left to right, also from a narrow window', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./?scenario=submit-587&step=16');
  const map = page.locator('.map-drawing');
  const isWide = () =>
    map.evaluate((drawing) => {
      const { width, height } = drawing.getBoundingClientRect();
      return width > height;
    });
  await map.waitFor();
  expect(await isWide()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(isWide).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(isWide).toBe(false);
});

test('all of the dialogue is on the sheet, and the current line is marked', async ({ page }) => {
  await page.setViewportSize({ width: 703, height: 1032 });
  await page.emulateMedia({ media: 'print' });
  await page.goto('./?scenario=submit-587&step=16');
  const items = page.locator('.dialogue-list > li');
  await expect(items.last()).toBeVisible();
  expect(await items.locator('visible=true').count()).toBe(await items.count());
  const mark = await page.locator('.is-current .dialogue-body').evaluate((line) => {
    const style = getComputedStyle(line, '::before');
    return [style.printColorAdjust, style.backgroundColor];
  });
  expect(mark[0]).toBe('exact');
  expect(mark[1]).not.toBe('rgba(0, 0, 0, 0)');
});

/** The sheet's width as the browser lays the page out when it prints, from a wide window. */
async function printedWidth(page: Page): Promise<number> {
  await page.evaluate(() => {
    const paper = matchMedia('print');
    paper.addEventListener('change', ({ matches }) => {
      const { clientWidth } = document.documentElement;
      if (matches) document.documentElement.dataset['printed'] = `${clientWidth}`;
    });
  });
  await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return Number(await page.locator('html').getAttribute('data-printed'));
}

// Whatever is wider than the sheet would make the browser print everything smaller.
for (const [name, search] of PAGES) {
  test(`${name}: printed from a wide window, nothing is made smaller`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openView(page, withPart(search, 'theme=dark'));
    expect(await printedWidth(page)).toBe(703);
  });
}

test('the start page’s answers are printed, and closed again on the screen', async ({ page }) => {
  await page.goto('./');
  const answers = page.locator('.answers .answer');
  await expect(answers.locator('visible=true')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(answers.locator('visible=true')).toHaveCount(await answers.count());
  await page.emulateMedia({ media: 'screen' });
  await expect(answers.locator('visible=true')).toHaveCount(0);
});

test('paper says which story it is and where it and its text are', async ({ page }) => {
  const line = page.locator('.on-paper');
  for (const [search, own, others] of [
    [
      '?scenario=submit-587&at=client.log-in~1&speed=2',
      '?scenario=submit-587&at=client.log-in~1',
      1,
    ],
    ['?scenario=submit-587&view=text', '?scenario=submit-587&view=text', 0],
    ['', '/', 0],
  ] as const) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`./${search}`);
    await page.locator('main:not([aria-busy])').waitFor();
    await expect(line).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(line).toBeVisible();
    const addresses = await line.locator('span').allInnerTexts();
    expect(addresses[0]?.endsWith(own)).toBe(true);
    expect(addresses.slice(1)).toHaveLength(others);
    if (others === 1) {
      await expect(line.locator('.paper-title')).toHaveText('587 with STARTTLS');
      expect(addresses[1]).toMatch(/&at=client\.log-in~1&view=text$/u);
    }
  }
});

// A reader who has set the browser's text to twice its size, without any zoom: every view takes the
// form for less room, nothing runs sideways, and the words of the map grow too (WCAG 1.4.4).

import { chromiumArgs, findChromium } from './chromium';
import { expect, test } from './test';
import { openView, VIEWS } from './views';

const executablePath = findChromium(process.env) ?? '';

test.use({
  launchOptions: { executablePath, args: [...chromiumArgs, '--blink-settings=defaultFontSize=32'] },
});

for (const [width, height] of [
  [1440, 900],
  [820, 1180],
] as const) {
  test.describe(`${width} × ${height}, text of 32 px`, () => {
    test.use({ viewport: { width, height } });

    for (const [name, search] of VIEWS) {
      test(`${name}: nothing runs sideways, and the header's controls stand apart`, async ({
        page,
      }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await openView(page, search);
        const faults = await page.evaluate(() => {
          const root = document.documentElement;
          const controls = [...document.querySelectorAll('.frame-top :is(a, button)')]
            .filter((control) => control.checkVisibility())
            .map((control) => ({ control, box: control.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0);
          return [
            ...(getComputedStyle(root).fontSize === '16px' ? ['the text is not large'] : []),
            ...(root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide`] : []),
            ...controls.flatMap((one, index) =>
              controls
                .slice(index + 1)
                .filter(
                  ({ control, box }) =>
                    !control.contains(one.control) &&
                    !one.control.contains(control) &&
                    Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > 1 &&
                    Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > 1,
                )
                .map(({ control }) => `${one.control.outerHTML} × ${control.outerHTML}`),
            ),
          ];
        });
        expect(faults).toEqual([]);
      });
    }

    test('names on the position bar stand apart', async ({ page }) => {
      await openView(page, '?scenario=submit-587&step=16');
      const names = await page.locator('.track-label').evaluateAll((labels) =>
        labels
          .map((label) => label.getBoundingClientRect())
          .map(({ left, right, top }) => ({ left, right, top }))
          .sort((a, b) => a.left - b.left),
      );
      expect(names.length).toBeGreaterThan(2);
      const meeting = names.filter((name, index) =>
        names.slice(index + 1).some(({ left, top }) => top === name.top && left < name.right),
      );
      expect(meeting).toEqual([]);
    });
  });
}

test('the words of an upright map are as large as those beside it', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openView(page, '?scenario=submit-587&step=16');
  const name = page.locator('.map-drawing text').filter({ hasText: 'Submission server' });
  await expect(name).toBeVisible();
  const height = await name.evaluate((text) => text.getBoundingClientRect().height);
  expect(height).toBeGreaterThan(32);
});

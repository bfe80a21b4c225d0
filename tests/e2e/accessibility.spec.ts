// axe finds nothing on any page, in either theme, wide or narrow; and what axe cannot see.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './test';
import { openStory, SIZES } from './story';
import { openView, VIEWS } from './views';

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join()}`),
  );
}

/** Moments of views that are there already, looked at once. */
const MOMENTS = [
  ['watch, at the beginning', '?scenario=submit-587'],
  ['watch, in the clear', '?scenario=submit-587&step=6'],
  ['watch, at a password in the clear', '?scenario=strip-587-opportunistic&step=12'],
  ['embed, through other eyes', '?scenario=submit-587&view=embed&step=16&vantage=wifi'],
  ['watch, at the end', '?scenario=strip-587-opportunistic&step=12&vantage=wifi'],
  ['an address of which a part is wrong', '?scenario=submit-587&speed=3'],
] as const;

/** Both themes and both widths; narrow, the dark theme has the same colours as wide. */
const LOOKS = [
  ['light', SIZES[0]],
  ['dark', SIZES[0]],
  ['light', SIZES[2]],
] as const;

for (const [theme, size] of LOOKS) {
  test.describe(`axe, ${theme}, ${size.width} px`, () => {
    test.use({ colorScheme: theme, viewport: size });
    const isFirst = theme === 'light' && size === SIZES[0];
    for (const [name, search] of isFirst ? [...VIEWS, ...MOMENTS] : VIEWS) {
      test(name, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await openView(page, search);
        expect(await findings(page)).toEqual([]);
      });
    }

    test('start, with every answer open', async ({ page }) => {
      await page.goto('./');
      for (const summary of await page.locator('.answers summary').all()) await summary.click();
      expect(await findings(page)).toEqual([]);
    });

    test('present, with everything that can be shown', async ({ page }) => {
      await page.goto('./?scenario=submit-587&step=16&view=present');
      await page.getByRole('button', { name: 'Show and hide' }).click();
      for (const key of ['s', 'n', '+', 'PageDown']) await page.keyboard.press(key);
      await expect(page.locator('.trainer-notes')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('q');
      await expect(page.locator('.place-code')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('b');
      await expect(page.getByText('The screen is blank.')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test('help, with all keys shown and single keys off', async ({ page }) => {
      await page.goto('./?scenario=submit-587&step=16');
      await page.getByRole('button', { name: 'Keys', exact: true }).click();
      const help = page.getByRole('dialog', { name: 'Keys' });
      for (const summary of await help.locator('summary').all()) await summary.click();
      await help.getByRole('switch').click();
      expect(await findings(page)).toEqual([]);
    });

    test('help and list of stories', async ({ page }) => {
      await openStory(page, '?scenario=submit-587');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Choose a story/ }).click();
      await expect(page.getByRole('navigation', { name: 'Stories' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}

test('every control is at least 24 px wide and high', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&step=16');
  const small = await page.locator('button, select, input, .story-list a').evaluateAll((all) =>
    all
      .map((element) => ({
        name: element.outerHTML.slice(0, 80),
        box: element.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ name }) => name),
  );
  expect(small).toEqual([]);
});

test('the dialogue is an ordered list with one step marked', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&step=6');
  expect(await page.locator('ol.dialogue-list > li').count()).toBeGreaterThan(10);
  await expect(story.current).toHaveCount(1);
});

test('the page can be used with forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const story = await openStory(page, '?scenario=submit-587');
  await story.button('Step forward').click();
  await story.isAt(2);
  expect(await findings(page)).toEqual([]);
});

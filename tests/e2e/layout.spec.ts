// Three layouts of the same page: nothing is cut off and nothing scrolls sideways.

import { expect, test } from './test';
import { openStory, SIZES } from './story';

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const size of SIZES) {
  test.describe(`${size.width} × ${size.height}`, () => {
    test.use({ viewport: size });

    test('no page scrolls sideways', async ({ page }) => {
      for (const search of ['', '?scenario=nope', '?scenario=submit-587&view=embed']) {
        await page.goto(`./${search}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        expect(await page.evaluate(overflow), search).toBe(0);
      }
    });

    test('the list of stories scrolls down and not sideways, to its last story', async ({
      page,
    }) => {
      await openStory(page, '?scenario=submit-587');
      await page.getByRole('button', { name: /^Choose a story/ }).click();
      const list = page.getByRole('navigation', { name: 'Stories' });
      await expect(list).toBeVisible();
      expect(await list.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      const last = list.getByRole('link').last();
      await last.scrollIntoViewIfNeeded();
      await expect(last).toBeInViewport({ ratio: 1 });
    });

    test('a story fits at each of its steps, with the transport in reach', async ({ page }) => {
      test.slow();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const story = await openStory(page, '?scenario=strip-587-opportunistic');
      const last = await story.stepCount();
      for (let step = 1; step <= last; step += 1) {
        await story.isAt(step);
        expect(await page.evaluate(overflow), `step ${step}`).toBe(0);
        await expect(story.button('Step forward')).toBeInViewport({ ratio: 1 });
        await page.keyboard.press('ArrowRight');
      }
    });

    test('the current line is in view at each step', async ({ page }) => {
      test.slow();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const story = await openStory(page, '?scenario=submit-587');
      const last = await story.stepCount();
      for (let step = 1; step <= last; step += 1) {
        await story.isAt(step);
        if ((await story.current.count()) > 0) {
          await expect(story.current.locator('.line, .band').first()).toBeInViewport();
        }
        await page.keyboard.press('ArrowRight');
      }
    });
  });
}

test('at 400 % zoom everything can be reached by scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  const story = await openStory(page, '?scenario=submit-587&step=6');
  expect(await page.evaluate(overflow)).toBe(0);
  await story.button('Step forward').scrollIntoViewIfNeeded();
  await expect(story.button('Step forward')).toBeInViewport();
});

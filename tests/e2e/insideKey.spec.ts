// I opens and closes the look inside the current line, and the focus goes along.

import { openStory } from './story';
import { expect, test } from './test';

test('where it is closed at first: opened it has the focus, closed it gives it back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  const story = await openStory(page, '?scenario=submit-587&step=16');
  const inside = page.locator('details.inside');
  await expect(inside).toHaveJSProperty('open', false);
  await story.button('Step back').focus();
  await page.keyboard.press('i');
  await expect(inside).toHaveJSProperty('open', true);
  await expect(inside.locator('> summary')).toBeFocused();
  await expect(inside.locator('> summary')).toBeInViewport();
  await expect(inside.locator('.pieces').first()).toBeVisible();
  await page.keyboard.press('i');
  await expect(inside).toHaveJSProperty('open', false);
  await expect(story.button('Step back')).toBeFocused();
});

test('wide, where it is open at first: closed and opened again', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const story = await openStory(page, '?scenario=submit-587&step=16');
  const inside = page.locator('details.inside');
  await expect(inside).toHaveJSProperty('open', true);
  await story.button('Step forward').focus();
  await page.keyboard.press('i');
  await expect(inside).toHaveJSProperty('open', false);
  await expect(story.button('Step forward')).toBeFocused();
  await page.keyboard.press('i');
  await expect(inside.locator('> summary')).toBeFocused();
});

test('it stays open while the story goes on, for each line that is stepped to', async ({
  page,
}) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  const story = await openStory(page, '?scenario=submit-587&step=4');
  await page.keyboard.press('i');
  const line = page.locator('details.inside .pieces code').first();
  await expect(line).toHaveText('EHLO');
  await page.keyboard.press('ArrowRight');
  await story.isAt(5);
  await expect(page.locator('details.inside')).toHaveJSProperty('open', true);
});

test('where nothing is to be looked into, it does nothing', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await expect(page.locator('details.inside')).toHaveCount(0);
  await page.keyboard.press('i');
  await story.isAt(1);
});

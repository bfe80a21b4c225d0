// Playing: it starts only when asked, stops at the end and when nobody can see it.

import type { Page } from '@playwright/test';
import { expect, test } from './test';
import { openStory } from './story';

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test.beforeEach(async ({ page }) => {
  await page.clock.install();
});

test('nothing plays by itself', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await page.clock.runFor(30_000);
  await story.isAt(1);
  await expect(story.play).toBeVisible();
});

test('it plays step by step to the end and stops there, without a word', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.play.click();
  await story.isAt(2);
  await expect(story.button('Pause')).toBeVisible();
  await page.clock.runFor(3000);
  expect(await story.step()).toBeGreaterThan(2);
  await expect(story.live).toBeEmpty();
  await page.clock.runFor(240_000);
  await story.isAt(await story.stepCount());
  await story.button('Play again').click();
  await story.isAt(1);
});

test('pausing holds the step; a step by hand pauses too', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.play.click();
  await page.clock.runFor(2500);
  await story.button('Pause').click();
  const held = await story.step();
  await page.clock.runFor(20_000);
  await story.isAt(held);
  await story.play.click();
  await story.button('Step back').click();
  await story.isAt(held);
  await expect(story.play).toBeVisible();
});

test('it stops when the page is hidden', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.play.click();
  await setHidden(page, true);
  await expect(story.play).toBeVisible();
  await setHidden(page, false);
  const held = await story.step();
  await page.clock.runFor(20_000);
  await story.isAt(held);
});

test('four times the speed is four times as fast', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&speed=4');
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('4');
  await story.play.click();
  await page.clock.runFor(4000);
  const fast = await story.step();
  await page.goto('./?scenario=submit-587');
  await story.play.click();
  await page.clock.runFor(4000);
  expect(fast).toBeGreaterThan(2 * (await story.step()));
});

for (const [name, open] of [
  ['the list of stories', (page: Page) => page.getByRole('button', { name: /^Choose a story/ })],
  ['the help', (page: Page) => page.getByRole('button', { name: 'Keys' })],
] as const) {
  test(`it stops when ${name} is opened over it`, async ({ page }) => {
    const story = await openStory(page, '?scenario=submit-587');
    await story.play.click();
    await expect(story.button('Pause')).toBeVisible();
    await open(page).click();
    await page.keyboard.press('Escape');
    await expect(story.play).toBeVisible();
    const held = await story.step();
    await page.clock.runFor(20_000);
    await story.isAt(held);
    await expect(open(page)).toBeFocused();
  });
}

test('the list of stories takes the focus to the story that is open', async ({ page }) => {
  await openStory(page, '?scenario=submit-587');
  await page.getByRole('button', { name: /^Choose a story/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.story-list a:focus')).toContainText('587 with STARTTLS');
});

// Stepping by hand: forward, back, by phase, by the slider; what is marked and what is spoken.

import { expect, test } from './test';
import { openStory } from './story';

test('steps forward and back, and marks one step of the dialogue', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.isAt(1);
  for (const step of [2, 3, 4, 5]) {
    await story.button('Step forward').click();
    await story.isAt(step);
  }
  await expect(story.current).toHaveCount(1);
  const there = await story.current.textContent();
  await story.button('Step forward').click();
  await story.button('Step back').click();
  await story.isAt(5);
  await expect(story.current).toHaveText(there ?? '');
});

test('nothing leads before the beginning or past the end', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  // They say that they lead nowhere, and can be pressed all the same.
  await story.button('Step back').click({ force: true });
  await story.isAt(1);
  const last = await story.stepCount();
  await page.keyboard.press('End');
  await story.button('Step forward').click({ force: true });
  await story.isAt(last);
});

test('phases lead from one part of the story to the next and back', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.button('Next phase').click();
  const second = await story.step();
  await story.button('Next phase').click();
  const third = await story.step();
  expect(third).toBeGreaterThan(second);
  await story.button('Previous phase').click();
  await story.isAt(second);
});

test('the slider moves to any step and says which one it is', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.slider.fill('7');
  await story.isAt(8);
  const steps = await story.stepCount();
  await expect(story.slider).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^Step 8 of ${steps}, .+`),
  );
});

test('a line is named by who says it and whether it can be read', async ({ page }) => {
  test.slow();
  const story = await openStory(page, '?scenario=submit-587');
  const names = new Set<string>();
  const last = await story.stepCount();
  for (let step = 1; step < last; step += 1) {
    names.add(
      (await story.slider.getAttribute('aria-valuetext'))?.replace(/^.*? of \d+, /, '') ?? '',
    );
    await page.keyboard.press('ArrowRight');
  }
  expect(names).toContain('client: STARTTLS, in the clear');
  expect([...names].filter((name) => name.startsWith('client: AUTH PLAIN'))).toEqual([
    expect.stringMatching(/, under TLS$/),
  ]);
});

test('the live region says the step that a hand moved to', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await expect(story.live).toBeEmpty();
  await story.button('Step forward').click();
  await expect(story.live).toHaveText(/^Step 2 of \d+, /);
});

test('the current line is kept in view without scrolling the page', async ({ page }) => {
  test.slow();
  const story = await openStory(page, '?scenario=submit-587');
  const last = await story.stepCount();
  for (let step = 2; step <= last; step += 1) await page.keyboard.press('ArrowRight');
  await story.isAt(last);
  await expect(page.locator('.dialogue-item:not(.is-future)').last()).toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test('a secret can be read as it is on the wire, and decoded', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&step=500');
  await page.keyboard.press('End');
  const line = page
    .locator('.line', { hasText: 'AUTH PLAIN' })
    .filter({ has: page.getByRole('button') });
  await expect(line).toContainText('AUTH PLAIN AGFsaWNl');
  await line.getByRole('button', { name: 'Decode' }).click();
  await expect(line).toContainText('\\0alice@example.org\\0password');
});

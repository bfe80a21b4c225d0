// Keys that are one character can be switched off (WCAG 2.1.4), and switched on again.

import type { Page } from '@playwright/test';
import { fingerprint } from './fingerprint';
import { openStory } from './story';
import { expect, test } from './test';

const help = (page: Page) => page.getByRole('dialog', { name: 'Keys' });
const toggle = (page: Page) => help(page).getByRole('switch', { name: /^Single keys/u });

async function switchOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await expect(toggle(page)).toBeChecked();
  await toggle(page).click();
  await expect(toggle(page)).not.toBeChecked();
  await expect(help(page)).toContainText('Single keys: off');
  await page.keyboard.press('Escape');
}

const CHARACTERS = Array.from('kK,.[]-+=i?bmdersnq');

for (const [name, search] of [
  ['watch', '?scenario=submit-587&step=16'],
  ['embed', '?scenario=submit-587&step=16&view=embed'],
  ['present', '?scenario=submit-587&step=16&view=present'],
  ['compare', '?compare=submit-465,submit-587'],
  ['matrix', '?view=matrix'],
  ['text', '?scenario=submit-587&view=text'],
] as const) {
  test(`${name}: off, no character does anything`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`./${search}`);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveCount(0);
    await switchOff(page);
    await page.evaluate(() => document.querySelector<HTMLElement>('main')?.focus());
    let before = '';
    // The page comes to rest first: its type arrives and its map is measured.
    const rests = async () => {
      const last = before;
      before = await fingerprint(page);
      return before === last;
    };
    await expect.poll(rests).toBe(true);
    for (const key of CHARACTERS) await page.keyboard.press(key);
    expect(await fingerprint(page)).toBe(before);
  });
}

test('off, the space bar plays nothing, but presses a focused button', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&step=16');
  await switchOff(page);
  await page.locator('main').focus();
  await page.keyboard.press('Space');
  await expect(story.play).toBeVisible();
  await story.button('Step forward').focus();
  await page.keyboard.press('Space');
  await story.isAt(17);
});

test('off, arrows, Home, End and Escape work on', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&step=16');
  await switchOff(page);
  await page.locator('main').focus();
  await page.keyboard.press('ArrowRight');
  await story.isAt(17);
  await page.keyboard.press('ArrowLeft');
  await story.isAt(16);
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await story.step()).toBeLessThan(16);
  await page.keyboard.press('End');
  await story.isAt(await story.stepCount());
  await page.keyboard.press('Home');
  await story.isAt(1);
  await page.getByRole('button', { name: /^Choose a story/u }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Stories' })).toBeHidden();
});

test('the choice is kept for the next visit and for other windows, and can be taken back', async ({
  page,
}) => {
  const story = await openStory(page, '?scenario=submit-587&step=4');
  await switchOff(page);
  await page.reload();
  await story.isAt(4);
  await page.keyboard.press('k');
  await page.keyboard.press('.');
  await story.isAt(4);
  const other = await page.context().newPage();
  await other.goto('./?scenario=submit-587&step=4');
  await other.getByRole('slider').waitFor();
  await other.keyboard.press('.');
  await expect(other.getByRole('slider')).toHaveValue('3');

  // By keyboard alone: the help says how, and its switch is there.
  await page.getByRole('button', { name: 'Keys', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(help(page)).toContainText('To switch them on again');
  await expect(help(page).locator('section[data-place="watch"] kbd.is-off').first()).toContainText(
    ', off',
  );
  await page.keyboard.press('Tab');
  await expect(toggle(page)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(toggle(page)).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('.');
  await story.isAt(5);
  await other.keyboard.press('.');
  await expect(other.getByRole('slider')).toHaveValue('4');
});

test('what is no choice counts as none', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('mailpath.single-keys', '{"off":1}'));
  const story = await openStory(page, '?scenario=submit-587&step=4');
  await page.keyboard.press('.');
  await story.isAt(5);
});

test('works where the browser allows no storage', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const story = await openStory(page, '?scenario=submit-587&step=4');
  await switchOff(page);
  await page.keyboard.press('.');
  await story.isAt(4);
});

for (const width of [320, 820, 1440]) {
  test(`${width} px: the help’s button is there on every page`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    for (const search of [
      ...['', '?scenario=submit-587', '?scenario=submit-587&view=embed', '?view=matrix'],
      ...['?scenario=submit-587&view=text', '?scenario=submit-587&view=present'],
      ...['?compare=submit-465,submit-587', '?scenario=nope'],
    ]) {
      await page.goto(`./${search}`);
      const button = page.getByRole('button', { name: 'Keys', exact: true });
      await button.click();
      await expect(help(page), search).toBeVisible();
      const wide = await help(page).evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(wide, search).toBe(0);
      await expect(toggle(page)).toBeInViewport();
      await page.keyboard.press('Escape');
    }
  });
}

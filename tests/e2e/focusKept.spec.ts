// The focus is never lost: after each action it is on something, not on the page's body.

import type { Locator, Page } from '@playwright/test';
import { openStory } from './story';
import { expect, test } from './test';

test.use({ viewport: { width: 1440, height: 900 } });

/** What has the focus; never the body, now and after whatever comes with the next frames. */
async function expectKept(page: Page, after: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'NONE'), { message: after })
    .not.toBe('BODY');
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect(await page.evaluate(() => document.activeElement?.tagName), after).not.toBe('BODY');
}

const main = (page: Page): Locator => page.locator('main');

async function use(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.press(key);
}

test('going from page to page, the main part gets it', async ({ page }) => {
  await page.goto('./');
  const go = async (link: Locator, heading: RegExp) => {
    await use(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page.locator('main:not([aria-busy])')).toBeFocused();
  };
  const link = (name: string | RegExp) => page.getByRole('link', { name }).first();
  await go(link(/^Watch: /u), /./u);
  await go(link('Compare'), /side by side/u);
  await go(link('Compare'), /side by side/u);
  await go(link('Matrix'), /Every mode/u);
  await go(link('Matrix'), /Every mode/u);
  await go(link('Mailpath, to the start page'), /Three ports/u);
  await go(link('Mailpath, to the start page'), /Three ports/u);
  await go(link('Watch'), /./u);
  await go(link('Read as text'), /587 with STARTTLS/u);
  await go(link('Watch on the map'), /./u);
  await go(link('Present'), /587 with STARTTLS/u);
  await go(link('Leave the presentation'), /./u);
  await page.goBack();
  await expect(page.locator('.present')).toHaveCount(1);
  await expectKept(page, 'back');
});

test('from an address that leads nowhere', async ({ page }) => {
  await page.goto('./?scenario=nope');
  await use(page.getByRole('link', { name: 'See all stories' }));
  await expect(main(page)).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address leads nowhere');
  await expect(main(page)).toBeFocused();
});

test('another story, and the list of them closed', async ({ page }) => {
  await openStory(page, '?scenario=submit-587');
  const chooser = page.getByRole('button', { name: /^Choose a story/u });
  await use(chooser);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(chooser).toBeFocused();
  await use(chooser);
  const other = page.getByRole('navigation', { name: 'Stories' }).getByRole('link');
  await use(other.filter({ hasText: '465, TLS from the start' }));
  await expect(page).toHaveURL(/submit-465/u);
  await expect(main(page)).toBeFocused();
});

test('the help closed, also when nothing had the focus before', async ({ page }) => {
  await openStory(page, '?scenario=submit-587');
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await expectKept(page, 'help');
  await use(page.getByRole('button', { name: 'Next phase' }), '?');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Next phase' })).toBeFocused();
});

test('a message put away', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&speed=3');
  await use(page.getByRole('status').getByRole('button', { name: 'Close' }));
  await expect(page.getByRole('button', { name: 'Close' })).toHaveCount(0);
  await expectKept(page, 'message');
});

test('a step at the last and the first', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  const last = await story.stepCount();
  for (const [name, at, key] of [
    ['Step back', 1, 'Home'],
    ['Previous phase', 1, 'Home'],
    ['Step forward', last, 'End'],
    ['Next phase', last, 'End'],
  ] as const) {
    await page.keyboard.press(key);
    await story.isAt(at);
    await use(story.button(name));
    await expect(story.button(name)).toBeFocused();
    await expect(story.button(name)).toHaveAttribute('aria-disabled', 'true');
    await story.isAt(at);
  }
  await page.keyboard.press('Home');
  await expect(story.button('Next phase')).toHaveAttribute('aria-disabled', 'false');
});

test('a step that takes away what had the focus', async ({ page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const story = await openStory(page, '?scenario=submit-587&step=15');
  await story.isAt(15);
  const decode = page.getByRole('button', { name: 'Decode' }).first();
  await decode.focus();
  await page.keyboard.press('Home');
  await expect(decode).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Dialogue' })).toBeFocused();

  await page.keyboard.press('End');
  await page.getByRole('tab', { name: 'The message' }).click();
  await page.getByRole('link', { name: 'Save as .eml' }).focus();
  await page.keyboard.press('Home');
  await expectKept(page, 'link in the message');

  const happening = page.getByRole('region', { name: 'What is happening' });
  await page.keyboard.press('End');
  const last = await story.stepCount();
  for (let step = last; step > 1; step -= 1) {
    const clause = happening.getByRole('link').first();
    if ((await clause.count()) > 0) await clause.focus();
    await page.keyboard.press(',');
    await story.isAt(step - 1);
    await expectKept(page, `clause at step ${step}`);
  }
});

test('narrow, where lines that are ahead are not shown', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStory(page, '?scenario=submit-587&step=20');
  await page.getByRole('button', { name: 'Decode' }).first().focus();
  await page.keyboard.press('Home');
  await expectKept(page, 'hidden line');
});

test('another vantage, another panel, another speed', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&step=15');
  const vantage = page.getByLabel('Dialogue as seen by');
  await vantage.focus();
  await vantage.selectOption({ index: 2 });
  await expect(vantage).toBeFocused();
  await use(page.getByRole('tab', { name: 'Who can read' }), 'ArrowRight');
  await expect(page.getByRole('tab', { name: 'The message' })).toBeFocused();
  const speed = page.getByRole('combobox', { name: 'Speed' });
  await speed.focus();
  await speed.selectOption('2');
  await expect(speed).toBeFocused();
  const theme = page.getByRole('button', { name: /^Use /u });
  await use(theme);
  await expect(theme).toBeFocused();
});

test('lanes added, removed, changed; moved to both ends', async ({ page }) => {
  await page.goto('./?compare=submit-465,submit-587,isp-drops-25');
  await page.getByRole('table').waitFor();
  const story = (lane: number) => page.getByLabel(`Story of lane ${lane}`);
  await story(2).focus();
  await story(2).selectOption('app-465');
  await expect(page).toHaveURL(/submit-465,app-465,isp-drops-25/u);
  await expect(story(2)).toBeFocused();
  await use(page.getByRole('button', { name: 'Add a lane' }));
  await expect(story(4)).toBeFocused();
  await use(page.getByRole('button', { name: /^Remove/u }).last());
  await expect(story(3)).toBeFocused();
  await use(page.getByRole('button', { name: /^Remove/u }).first());
  await expect(story(1)).toBeFocused();
  const on = page.getByRole('button', { name: 'On to the next moment' });
  const back = page.getByRole('button', { name: 'Back to the moment before' });
  await page.keyboard.press('Escape');
  await use(on);
  await page.keyboard.press('End');
  for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('Enter');
  await expect(on).toBeFocused();
  await expect(on).toHaveAttribute('aria-disabled', 'true');
  await use(back);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(back).toBeFocused();
  await expect(back).toHaveAttribute('aria-disabled', 'true');
});

test('another program in the matrix', async ({ page }) => {
  await page.goto('./?view=matrix');
  const program = page.getByLabel('Whose words are quoted');
  for (const name of ['curl', 'msmtp']) {
    await program.focus();
    await program.selectOption(name);
    await expect(page).toHaveURL(new RegExp(`program=${name}`, 'u'));
    await expect(program).toBeFocused();
  }
});

test('presenting: parts hidden, the screen blanked, notes closed', async ({ page }) => {
  await page.goto('./?scenario=strip-587-opportunistic&step=8&view=present');
  await page.locator('.happening .panel-title', { hasText: 'Step 8 of' }).waitFor();
  const dialogue = page.getByRole('region', { name: 'Dialogue' });
  await dialogue.focus();
  await page.keyboard.press('d');
  await expect(dialogue).toHaveCount(0);
  await expectKept(page, 'dialogue hidden');
  await page.keyboard.press('d');
  await dialogue.focus();
  await page.keyboard.press('b');
  await expect(page.getByText('The screen is blank.')).toBeFocused();
  await page.keyboard.press('b');
  await expect(dialogue).toBeFocused();
  await page.getByRole('region', { name: 'What is happening' }).getByRole('link').first().focus();
  await page.keyboard.press('e');
  await expectKept(page, 'explanation hidden');
});

test('a click beside everything is no loss to be mended', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&step=15');
  await story.button('Step forward').focus();
  await page.locator('.map').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('ArrowRight');
  await story.isAt(16);
});

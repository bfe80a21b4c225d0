// The panel with the machines: by address, moved by stepping, chosen by hand, large in a dialog, in
// words beside the picture, at every size.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './test';
import { openStory, SIZES } from './story';

const current = (page: Page) => page.locator('.machine-state.is-current');
const rule = (page: Page) => page.locator('.machine-rule');
const now = (page: Page) => page.locator('.machine-now strong');

test.use({ viewport: { width: 1440, height: 900 } });

test('the address opens it, at the machine that moved last', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&panel=machines&at=starttls.accept~1');
  await expect(page.getByRole('tab', { name: 'The machines' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const name = 'Submission server, server side';
  await expect(page.getByRole('combobox', { name: 'Machine', exact: true })).toContainText(name);
  const picture = page.getByRole('img', {
    name: /^Submission server, .+ states, now securing\.$/u,
  });
  await expect(picture).toBeVisible();
  await expect(current(page)).toHaveText('securing');
  await expect(page.locator('.machine-state.is-left')).toHaveText('mustsecure');
  await expect(rule(page)).toHaveText('starttls.accept');
  await expect(page.locator('.machine-line.is-last')).toHaveCount(1);
});

test('stepping moves the mark, forwards and back, and the words with it', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&panel=machines&at=starttls.accept~1');
  await expect(now(page)).toHaveText('securing');
  await story.button('Step forward').click();
  await expect(now(page)).toHaveText('handshaking');
  await expect(current(page)).toHaveText('handshaking');
  await expect(rule(page)).toHaveText('client.begin-handshake');
  const words = page.locator('.machine-text');
  await expect(words).toContainText('awaiting STARTTLS reply to handshaking');
  await expect(words).toContainText('reply.received');
  await expect(words.getByRole('link', { name: 'RFC 3207 §4', exact: true })).toBeVisible();
  await story.button('Step back').click();
  await expect(now(page)).toHaveText('securing');
  await expect(rule(page)).toHaveText('starttls.accept');
});

test('a chosen machine stays, with its last five moves', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&panel=machines&at=rcpt.accept~1');
  const choice = page.getByRole('combobox', { name: 'Machine', exact: true });
  await choice.selectOption({ label: 'Alice’s client, client side' });
  await expect(now(page)).toHaveText('awaiting RCPT reply');
  const table = page.getByRole('table', { name: 'Last five moves, newest first' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(table.getByRole('row').nth(1)).toContainText('client.name-recipient');
  await story.button('Step forward').click();
  await expect(now(page)).toHaveText('awaiting DATA reply');
  await expect(table.getByRole('row').nth(1)).toContainText('client.ask-to-send');
  await story.button('Step forward').click();
  await expect(now(page)).toHaveText('awaiting DATA reply');
});

test('a machine that has not moved says so and is where it begins', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&panel=machines');
  const choice = page.getByRole('combobox', { name: 'Machine', exact: true });
  await choice.selectOption({ label: 'MX, server side' });
  await expect(now(page)).toHaveText('awaiting connection');
  await expect(page.locator('.machine-text')).toContainText('It has not moved yet.');
  await expect(rule(page)).toHaveCount(0);
});

test('what is marked is in sight at every step, and the page does not move', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&panel=machines&at=client.upgrade~1');
  for (let step = await story.step(); step < 18; step += 1) {
    await page.keyboard.press('ArrowRight');
    await story.isAt(step + 1);
    const isSeen = () =>
      current(page).evaluate((state) => {
        const region = state.closest('.machine-region')?.getBoundingClientRect();
        const box = state.getBoundingClientRect();
        if (region === undefined) return false;
        return (
          box.left >= region.left &&
          box.right <= region.right &&
          box.top >= region.top &&
          box.bottom <= region.bottom
        );
      });
    // The panel follows the bar some frames later, and then scrolls.
    await expect.poll(isSeen, { message: await now(page).innerText() }).toBe(true);
  }
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

for (const viewport of SIZES) {
  test(`M brings it into sight at ${viewport.width} px, and the keys go on`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const story = await openStory(page, '?scenario=submit-587');
    // The page comes to rest first: its type arrives and its map is measured.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    await page.keyboard.press('m');
    const tab = page.getByRole('tab', { name: 'The machines' });
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(tab).toBeInViewport();
    await expect(page).toHaveURL(/panel=machines/u);
    await page.keyboard.press('ArrowRight');
    await story.isAt(2);
  });
}

test('the drawing scrolls by keyboard', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&panel=machines&at=rcpt.accept~1');
  const region = page.getByRole('region', { name: /^Drawing of/u });
  await region.focus();
  await region.evaluate((box) => box.scrollTo(0, 0));
  await page.keyboard.press('PageDown');
  await expect.poll(() => region.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
});

test('a dialog shows it large, closes on Escape and gives the focus back', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&panel=machines&at=starttls.accept~1');
  const larger = page.getByRole('button', { name: 'Larger', exact: true });
  await larger.click();
  const dialog = page.getByRole('dialog', { name: 'Submission server, server side' });
  await expect(dialog).toBeVisible();
  const widthOf = (scope: string) =>
    page.locator(`${scope} .machine-drawing`).evaluate((svg) => svg.getBoundingClientRect().width);
  expect(await widthOf('dialog')).toBeGreaterThan(1.4 * (await widthOf('.machines > section')));
  await expect(dialog.locator('.is-current')).toBeInViewport();
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(larger).toBeFocused();
  await larger.press('Enter');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(larger).toBeFocused();
});

test('the story is stepped from within the dialog, which says what moved', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&panel=machines&at=starttls.accept~1');
  await page.getByRole('button', { name: 'Larger', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toContainText('must secure to securing');
  await dialog.getByRole('button', { name: 'Step forward' }).click();
  await expect(dialog.locator('.is-current')).toHaveText('handshaking');
  await expect(dialog.getByRole('status')).toContainText('client.begin-handshake');
  await expect(dialog.getByRole('heading')).toHaveText('Alice’s client, client side');
  await dialog.getByRole('button', { name: 'Step back' }).click();
  await expect(dialog.getByRole('status')).toContainText('starttls.accept');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await story.isAt(7);
});

test('the mark is told by its outline where colours are the system’s', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openStory(page, '?scenario=submit-587&panel=machines&at=starttls.accept~1');
  const strokeOf = (state: string) =>
    page
      .locator(`.machine-state${state} rect`)
      .first()
      .evaluate((rect) => parseFloat(getComputedStyle(rect).strokeWidth));
  const [marked, plain] = [await strokeOf('.is-current'), await strokeOf('.is-resting')];
  expect(marked).toBeGreaterThan(2 * plain);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${theme} colours`, async ({ page }) => {
    await openStory(
      page,
      `?scenario=submit-587&panel=machines&theme=${theme}&at=client.name-recipient~1`,
    );
    await page.locator('.machine-ways summary').click();
    await expect(page.locator('.machine-ways table')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

for (const viewport of SIZES) {
  test(`nothing leaves the page sideways or below at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openStory(page, '?scenario=submit-587&panel=machines&at=starttls.accept~1');
    await page.locator('.machine-ways summary').click();
    await expect(page.locator('.machine-ways table')).toBeVisible();
    const sizes = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      const watch = document.querySelector('.watch')?.getBoundingClientRect().height ?? 0;
      return { scrollWidth, tooHigh: scrollHeight - Math.max(watch, window.innerHeight) };
    });
    expect(sizes.scrollWidth).toBe(viewport.width);
    expect(sizes.tooHigh).toBeLessThan(2);
  });
}

test('the library that lays out the machines is not in the page', () => {
  const folder = fileURLToPath(new URL('../../dist/app/assets', import.meta.url));
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const panel = scripts.filter((file) => file.startsWith('MachinesPanel'));
  expect(panel).toHaveLength(1);
  const withLibrary = scripts.filter((file) =>
    readFileSync(`${folder}/${file}`, 'utf8').includes('org.eclipse.elk'),
  );
  expect(withLibrary).toEqual([]);
});

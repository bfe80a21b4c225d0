// Presenting: by address and from the header, with a clicker's keys, parts that can be hidden, a
// blank screen, a spotlight, notes, a log of keys, and a code for the same place.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';

const PLACE = '?scenario=strip-587-opportunistic&at=client.log-in-in-clear~1&view=present';

test('the header leads there, and back to the same place', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('?scenario=submit-587&step=14');
  await page.getByRole('link', { name: 'Present', exact: true }).first().click();
  await expect(page.locator('.happening .panel-title', { hasText: 'Step 1 of' })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageDown');
  await expect(page.locator('.happening .panel-title', { hasText: 'Step 4 of' })).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.getByRole('link', { name: 'Leave the presentation' }).click();
  await expect(page.locator('.happening .panel-title')).toContainText('Step 3 of');
});

test('a clicker’s keys blank the screen and bring it back', async ({ page }) => {
  await page.goto(PLACE);
  await page.locator('.happening .panel-title', { hasText: 'Step 6 of' }).waitFor();
  for (const key of ['b', '.']) {
    await page.keyboard.press(key);
    await expect(page.getByText('The screen is blank.')).toBeVisible();
    await page.keyboard.press(key);
    await expect(page.getByText('The screen is blank.')).toBeHidden();
  }
  await expect(page.getByRole('list', { name: 'Keys pressed' })).toContainText('blank the screen');
});

test('parts are hidden and shown by their letters', async ({ page }) => {
  await page.goto(PLACE);
  await page.locator('.happening .panel-title', { hasText: 'Step 6 of' }).waitFor();
  for (const [key, part] of [
    ['m', '.map-drawing'],
    ['d', '.dialogue'],
    ['e', '.happening'],
    ['r', '.readers'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(part)).toHaveCount(0);
    await page.keyboard.press(key);
    await expect(page.locator(part)).toHaveCount(1);
  }
});

test('notes answer what to ask, and the code says where this is', async ({ page }) => {
  await page.goto(PLACE);
  await page.locator('.happening .panel-title', { hasText: 'Step 6 of' }).waitFor();
  await page.keyboard.press('n');
  const notes = page.getByRole('region', { name: 'Trainer’s notes' });
  await expect(notes).toContainText('Wi-Fi, Box on the path and ISP');
  await page.keyboard.press('q');
  await expect(notes).toHaveCount(0);
  const code = page.getByRole('img', { name: /^QR code for http/u });
  await expect(code).toHaveAccessibleName(
    /scenario=strip-587-opportunistic&at=client\.log-in-in-clear~1$/u,
  );
});

test('type is large, and larger on a larger screen', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(PLACE);
  await page.locator('.happening .panel-title', { hasText: 'Step 6 of' }).waitFor();
  const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(Number.parseFloat(size)).toBeGreaterThan(28);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(PLACE);
    await page.locator('.happening .panel-title', { hasText: 'Step 6 of' }).waitFor();
    await page.keyboard.press('n');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

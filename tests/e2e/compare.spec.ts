// Stories side by side: from the header, by address, stepped together, and counted alike.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';

const USUAL = '?compare=submit-465,submit-587,isp-drops-25';

test('the header leads to the three ports with one message, and back', async ({ page }) => {
  await page.goto('.');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/compare=submit-465,submit-587,isp-drops-25/u);
  await expect(page.locator('main')).toBeFocused();
  const table = page.getByRole('table', { name: 'Counts, lane by lane' });
  await expect(table.getByRole('row', { name: /Logged in/u })).toContainText(
    /after 5 round trips.*after 7 round trips.*never/u,
  );
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Three ports');
});

test('all lanes step together, and go to the same phase', async ({ page }) => {
  await page.goto(USUAL);
  const status = page.getByRole('status').filter({ hasText: 'All lanes' });
  await expect(status).toHaveText('All lanes are at round trip 0');
  const first = page.getByRole('region', { name: '465, TLS from the start' });
  const second = page.getByRole('region', { name: '587 with STARTTLS' });
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(status).not.toHaveText('All lanes are at round trip 0');
  await page.keyboard.press('Home');
  await page.getByLabel('All lanes to the same phase').selectOption('log-in');
  await expect(first).toContainText('AUTH PLAIN');
  await expect(second).toContainText('AUTH PLAIN');
  await expect(status).toHaveText('All lanes that have it are at log in');
  const third = page.getByRole('region', { name: '25 dropped on the way' });
  await expect(third).toContainText('Has no “log in”');
  await expect(first).not.toContainText('Has no');
});

test('Shift and an arrow take all lanes to the same phase, on and back', async ({ page }) => {
  await page.goto(USUAL);
  await page.locator('main').focus();
  const phase = page.getByLabel('All lanes to the same phase');
  await expect(phase.locator('option[value="log-in"]')).toBeEnabled();
  const named = await phase
    .locator('option:not([disabled])')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value')));
  const passed: string[] = [];
  while (passed.at(-1) !== named.at(-1) && passed.length < named.length) {
    await page.keyboard.press('Shift+ArrowRight');
    passed.push(await phase.inputValue());
  }
  expect(passed).toContain('log-in');
  expect(passed.at(-1)).toBe(named.at(-1));
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(phase).toHaveValue(named.at(-2) ?? '');
});

test('a lane can be another story, be added and be removed', async ({ page }) => {
  await page.goto('?compare=submit-465,submit-587');
  await expect(page.getByRole('button', { name: /^Remove/u })).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a lane' }).click();
  await page.getByLabel('Story of lane 3').selectOption('strip-587-opportunistic');
  await expect(page).toHaveURL(/compare=submit-465,submit-587,strip-587-opportunistic/u);
  await expect(
    page.getByRole('heading', { name: 'The password crossed in the clear' }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Remove 465/u }).click();
  await expect(page).toHaveURL(/compare=submit-587,strip-587-opportunistic/u);
});

test('a story that does not exist is told', async ({ page }) => {
  await page.goto('?compare=submit-465,no-such-story');
  await expect(page.getByRole('main')).toContainText('There is no story called “no-such-story”.');
});

test('counted in milliseconds, nothing is said in round trips, and the other way', async ({
  page,
}) => {
  await page.goto(USUAL);
  const main = page.getByRole('main');
  const words = async () => (await main.innerText()).replaceAll(/Count (?:milli|round).*/gu, '');
  await expect(main.getByRole('table')).toContainText('after 9 round trips');
  expect(await words()).not.toMatch(/\d ms/u);
  await page.getByRole('button', { name: 'Count milliseconds' }).click();
  await expect(page.locator('.lane-scale')).toContainText('1000');
  await expect(page.locator('.lane-milestone').first()).toHaveText('logged in after 500 ms');
  expect(await words()).not.toMatch(/round trip/u);
  await expect(page.getByRole('status').filter({ hasText: 'All lanes' })).toHaveText(
    'All lanes are at 0 ms',
  );
});

test('a moment that the axis no longer has is not where the lanes are', async ({ page }) => {
  await page.goto('?compare=submit-587,strip-587-opportunistic,strip-587-required');
  const status = page.getByRole('status').filter({ hasText: 'All lanes' });
  await expect(status).toHaveText('All lanes are at round trip 0');
  await page.keyboard.press('End');
  await expect(status).toHaveText('All lanes are at round trip 12');
  await page.getByRole('button', { name: /^Remove 587 with STARTTLS/u }).click();
  await expect(status).toHaveText('All lanes are at round trip 5');
});

test('the ring of a lane’s list is not cut off', async ({ page }) => {
  await page.goto(USUAL);
  const list = page.getByLabel('Story of lane 1');
  await list.focus();
  const room = await list.evaluate((element) => {
    const { outlineOffset, outlineWidth } = getComputedStyle(element);
    const board = element.closest('.lane-board');
    const left = board?.getBoundingClientRect().left ?? 0;
    const ring = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
    return element.getBoundingClientRect().left - left - ring;
  });
  expect(room).toBeGreaterThanOrEqual(0);
});

for (const [width, height, theme] of [
  [1440, 900, 'light'],
  [820, 1180, 'dark'],
  [320, 568, 'light'],
] as const) {
  test(`${width} px, ${theme}: nothing is wider than the page, and axe finds nothing`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(USUAL);
    await page.getByRole('table').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

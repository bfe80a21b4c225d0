// Light and dark: the system's choice, the switch, the address; with and without storage.

import type { Page } from '@playwright/test';
import { expect, test } from './test';

const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(12, 18, 38)';

test('follows the system until the switch is used, then keeps the choice', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  expect(await ground(page)).toBe(DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await ground(page)).toBe(LIGHT);
  await page.getByRole('button', { name: 'Use dark colours' }).click();
  expect(await ground(page)).toBe(DARK);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Use light colours' })).toBeVisible();
  expect(await ground(page)).toBe(DARK);
});

test('the address decides before the system does', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./?theme=dark');
  await expect.poll(() => ground(page)).toBe(DARK);
  await page.getByRole('button', { name: 'Use light colours' }).click();
  expect(await ground(page)).toBe(LIGHT);
  await expect(page).toHaveURL(/theme=light/);
});

test('works where the browser allows no storage', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  await page.getByRole('button', { name: 'Use dark colours' }).click();
  expect(await ground(page)).toBe(DARK);
});

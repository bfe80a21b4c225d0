// Every mode on every port: a table with names for rows and columns, in the words of a program.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';

test('a cell says what comes of it in the program’s words, and opens as a story', async ({
  page,
}) => {
  await page.goto('?scenario=submit-587');
  await page.getByRole('link', { name: 'Matrix' }).first().click();
  const table = page.getByRole('table', { name: 'What comes of it' });
  await expect(table.getByText('Works')).toHaveCount(3);
  await page.getByLabel('Whose words are quoted').selectOption('curl');
  await expect(page).toHaveURL(/view=matrix&program=curl/u);
  const row = table.getByRole('row', { name: /^TLS at once/u });
  await expect(row.getByRole('cell').nth(2)).toContainText('wrong version number');
  await page.getByRole('link', { name: 'Watch: 587, TLS at once: curl' }).click();
  await expect(page.getByText(/^Step 1 of/u)).toBeVisible();
  await page.goBack();
  await expect(table).toBeVisible();
});

test('what happens is chosen, explained and computed, and its stories have an address', async ({
  page,
}) => {
  await page.goto('?view=matrix');
  const table = page.getByRole('table', { name: 'What comes of it' });
  const row = table.getByRole('row', { name: /^STARTTLS if available/u });
  const on587 = row.getByRole('cell').nth(2);
  await expect(on587).toContainText('Works');
  await page.getByLabel('What happens').selectOption('auth-added');
  await expect(page).toHaveURL(/view=matrix&happens=auth-added/u);
  await expect(page.getByText('begins to log in readably')).toBeVisible();
  await expect(on587).toContainText('readable on the way: password');
  await on587.getByRole('link').click();
  await expect(page).toHaveURL(/scenario=matrix-starttls-if-available-587-generic-auth-added/u);
  await expect(page.getByText(/^Step 1 of/u)).toBeVisible();
  await page.getByRole('link', { name: 'Matrix' }).first().click();
  await expect(page).toHaveURL(/view=matrix&happens=auth-added$/u);
  await expect(on587).toContainText('readable on the way: password');
});

test('something that cannot happen is told', async ({ page }) => {
  await page.goto('?view=matrix&happens=rain');
  await expect(page.getByText('In the matrix nothing called “rain” can happen.')).toBeVisible();
  await expect(page.getByRole('table').getByText('Works')).toHaveCount(3);
});

test('a program without a mode says so', async ({ page }) => {
  await page.goto('?view=matrix&program=msmtp');
  await expect(page.getByText('This program has no such mode.')).toHaveCount(4);
});

test('a program that the matrix does not have is told', async ({ page }) => {
  await page.goto('?view=matrix&program=pine');
  await expect(page.getByText('The matrix has no program called “pine”.')).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
});

for (const [width, theme] of [
  [1440, 'light'],
  [820, 'dark'],
  [320, 'light'],
] as const) {
  test(`${width} px, ${theme}: nothing is wider than the page, and axe finds nothing`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('?view=matrix&program=swaks&happens=auth-added');
    await page.getByRole('table').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

// The built page opens and names itself; it answers questions before a story is opened, and lists
// every story once, in its group.

import { QUESTIONS } from '../../src/lessons/en/questions';
import { scenarioText } from '../../src/lessons/en/scenarioText';
import { SCENARIO_GROUPS, SCENARIOS } from '../../src/scenarios/scenarios';
import { expect, test } from './test';

test('the page opens and says what it is', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Mailpath/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('each question opens to its answer by keyboard, and leads to a story', async ({ page }) => {
  await page.goto('./');
  const summaries = page.locator('.answers summary');
  await expect(summaries).toHaveCount(QUESTIONS.length);
  const [first] = QUESTIONS;
  if (first === undefined) throw new Error('There is no question.');
  const answer = page.getByText(first.answer);
  await expect(answer).toBeHidden();
  await summaries.first().focus();
  await page.keyboard.press('Enter');
  await expect(answer).toBeVisible();
  await page.locator('.answers details[open] .answer-stories a').first().click();
  await expect(page).toHaveURL(new RegExp(`scenario=${first.scenarios[0]}`));
});

test('every story is listed once, under the heading of its group', async ({ page }) => {
  await page.goto('./');
  const listed = await page.locator('.group .question').allTextContents();
  expect(listed).toEqual(SCENARIOS.map(({ id }) => scenarioText(id).title));
  await expect(page.locator('.group h3')).toHaveCount(SCENARIO_GROUPS.length);
});

test('a provider’s settings are a story of their own', async ({ page }) => {
  await page.goto('./?scenario=provider-gmail');
  await expect(page.getByRole('button', { name: /^Choose a story/ })).toContainText(
    'smtp.gmail.com',
  );
  await expect(page.getByText('its servers are not public')).toBeVisible();
});

test('lines of configuration scroll by themselves on a narrow page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  await page.goto('./');
  for (const summary of await page.locator('.answers summary').all()) await summary.click();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expect(page.locator('.configuration pre').first()).toBeVisible();
});

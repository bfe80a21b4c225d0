// A story as text: everything the map and the dialogue say, for reading and for paper.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';
import { openView } from './views';

const STORY = '?scenario=strip-587-opportunistic&view=text';

test('says each step, who speaks, secrecy and the explanation', async ({ page }) => {
  await page.goto(STORY);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'STARTTLS stripped, TLS “if available”',
  );
  const steps = page.locator('.text-step');
  await expect(steps.first()).toContainText('Asked DNS');
  const login = steps.filter({ hasText: 'AUTH PLAIN AG' });
  await expect(login).toContainText('Alice’s client, in the clear');
  await expect(login).toContainText('On the way this can be read by: Wi-Fi');
  await expect(page.getByRole('link', { name: 'Watch on the map' })).toHaveAttribute(
    'href',
    /\?scenario=strip-587-opportunistic$/u,
  );
});

test('asks questions and answers them from the story', async ({ page }) => {
  await page.goto('?scenario=submit-465&view=text');
  const handout = page.getByRole('region', { name: 'Questions' });
  await expect(handout).toContainText('Who on the way could read a line');
  await expect(handout).toContainText('The first such line was at step 1: ');
  const [questions, answers] = [handout.locator('ol').first(), handout.locator('ol').nth(1)];
  expect(await questions.locator('li').count()).toBeGreaterThan(3);
  expect(await answers.locator('li').count()).toBe(await questions.locator('li').count());
});

test('on paper the frame is left out and the questions begin a page', async ({ page }) => {
  await page.goto(STORY);
  await page.getByRole('heading', { name: 'Questions' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.brand, .header-tools').locator('visible=true')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.locator('.handout')).toHaveCSS('break-before', 'page');
});

for (const width of [320, 1440]) {
  test(`fits ${width} px, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(STORY);
    await page.getByRole('heading', { name: 'Questions' }).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

test('the way there and back keeps the focus in the page', async ({ page }) => {
  await page.goto('?scenario=submit-465');
  await page.getByRole('link', { name: 'Read as text' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('465, TLS from the start');
  await expect(page.locator('main')).toBeFocused();
  await page.getByRole('link', { name: 'Watch on the map' }).click();
  await expect(page.locator('.watch-main')).toBeFocused();
});

test('opened from a moment it shows that step, and leads back to it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('?scenario=submit-587&at=client.log-in~1');
  const place = await page.locator('.happening .panel-title').innerText();
  const number = /Step (\d+)/u.exec(place)?.[1] ?? '';
  await page.locator('.header').getByRole('link', { name: 'Read as text' }).click();
  const step = page.locator('.text-step[aria-current="step"]');
  await expect(step).toContainText(`Step ${number},`);
  await expect(step.locator('.text-place')).toBeInViewport({ ratio: 1 });
  await expect(step).toBeFocused();
  await expect(page.locator('[aria-current="step"]')).toHaveCount(1);
  await page.getByRole('link', { name: 'Watch on the map' }).click();
  await expect(page.locator('.happening .panel-title')).toContainText(`Step ${number} of`);
});

test('an address of it with a moment opens there', async ({ page }) => {
  await page.goto('?scenario=submit-587&at=client.log-in~1&view=text');
  const step = page.locator('.text-step[aria-current="step"]');
  await expect(step.locator('.text-place')).toBeInViewport({ ratio: 1 });
});

test('every claim that is asked about is told otherwise in the text above', async ({ page }) => {
  await openView(page, '?scenario=submit-587&view=text');
  const claims = await page.locator('.handout-questions q').allInnerTexts();
  expect(claims.length).toBeGreaterThan(0);
  const told = await page.locator('.text-step .told-otherwise q').allInnerTexts();
  for (const claim of claims) expect(told).toContain(claim);
});

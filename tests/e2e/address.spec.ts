// The address: it holds story and place, survives reload and back, and forgives.

import { expect, test } from './test';
import { openStory, storyOf } from './story';

const search = (url: string) => new URL(url).search;

test('stepping writes an anchor, and loading it again leads to the same moment', async ({
  page,
}) => {
  const story = await openStory(page, '?scenario=submit-587');
  for (let step = 1; step < 9; step += 1) await page.keyboard.press('ArrowRight');
  await story.isAt(9);
  await expect(page).toHaveURL(/\?scenario=submit-587&at=[a-z.-]+~\d+$/);
  // The address follows a fast hand a moment later; it is read when it has come to rest.
  let seen = '';
  const hasRested = (): boolean => {
    const rested = page.url() === seen;
    seen = page.url();
    return rested;
  };
  await expect.poll(hasRested, { intervals: [500] }).toBe(true);
  const said = await story.slider.getAttribute('aria-valuetext');
  await page.reload();
  await story.isAt(9);
  await expect(story.slider).toHaveAttribute('aria-valuetext', said ?? '');
});

test('step=12 is understood', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&step=12');
  await story.isAt(12);
});

test('stepping adds nothing to the history; choosing a story does', async ({ page }) => {
  await page.goto('./');
  await page.locator('.questions a').first().click();
  const story = await storyOf(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/&at=/);
  const first = search(page.url());
  await page.getByRole('button', { name: /^Choose a story/ }).click();
  await page.getByRole('navigation', { name: 'Stories' }).getByRole('link').nth(1).click();
  await story.isAt(1);
  expect(search(page.url())).not.toBe(first);
  await page.goBack();
  await story.isAt(3);
  expect(search(page.url())).toBe(first);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Three ports/);
  await page.goForward();
  await story.isAt(3);
});

test('links are true addresses', async ({ page }) => {
  await page.goto('./');
  const link = page.locator('.questions a').first();
  expect(await link.getAttribute('href')).toMatch(/\?scenario=[a-z0-9-]+$/);
});

test.describe('an address that leads nowhere says why and offers the default story', () => {
  for (const bad of [
    '?scenario=nope',
    '?scenario=%3Cscript%3Ealert(1)%3C/script%3E',
    `?scenario=submit-587&x=${'x'.repeat(4000)}`,
    '?scenario=%E0%A4%A',
  ]) {
    test(bad.slice(0, 50), async ({ page }) => {
      await page.goto(`./${bad}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'This address leads nowhere',
      );
      expect(search(page.url())).toBe(new URL(bad, page.url()).search);
      await page.getByRole('main').getByRole('link').first().click();
      const story = await storyOf(page);
      await story.isAt(1);
      await expect(page).toHaveURL(/\?scenario=submit-587$/);
    });
  }
});

test('a moment that the story does not have is said, and the story begins', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&at=no.such-rule~7');
  await story.isAt(1);
  await expect(page.getByRole('status').first()).toContainText('no.such-rule~7');
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('a wrong setting is said and does not stop the story', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&speed=9&theme=pink&step=3');
  await story.isAt(3);
  await expect(page.getByRole('status').first()).toContainText('speed=9');
  await expect(page.getByRole('status').first()).toContainText('theme=pink');
});

test('the speed is kept in the address', async ({ page }) => {
  await openStory(page, '?scenario=submit-587');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('2');
  await expect(page).toHaveURL(/speed=2$/);
});

test.describe('what is not understood is said in every view:', () => {
  for (const [address, said] of [
    ['?view=zzz', 'view=zzz'],
    ['?view=text', 'view=text'],
    ['?step=4&vantage=wifi', 'vantage=wifi'],
    ['?scenario=submit-587&at=foo~9', 'foo~9'],
    ['?scenario=submit-587&at=foo~9&view=text', 'foo~9'],
    ['?scenario=submit-587&at=foo~9&view=embed', 'foo~9'],
    ['?scenario=submit-587&at=foo~9&view=present', 'foo~9'],
    ['?scenario=submit-587&view=present&step=999', '999'],
    ['?scenario=imap-port-993&vantage=mx', 'mx'],
    ['?view=matrix&program=zz', 'zz'],
    ['?compare=submit-465,submit-587&view=zzz', 'view=zzz'],
  ] as const) {
    test(address, async ({ page }) => {
      await page.goto(`./${address}`);
      const notice = page.locator('.notice');
      await expect(page.locator('main:not([aria-busy])')).toHaveCount(1);
      await expect(notice).toContainText(said);
      await notice.getByRole('button', { name: 'Close' }).click();
      await expect(notice).toBeHidden();
    });
  }
});

test('a fast hand and a page loaded again lead to the same step', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  for (let step = 1; step < 7; step += 1) await page.keyboard.press('ArrowRight');
  await story.isAt(7);
  await page.reload();
  await story.isAt(7);
});

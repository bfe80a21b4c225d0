// A presentation in its room: what is explained can be read on every usual screen, keys do what
// they say, and nothing goes on unseen.

import type { Page } from '@playwright/test';
import { expect, test } from './test';

const open = async (page: Page, search: string): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`?view=present&${search}`);
  await page.locator('.happening .panel-title').waitFor();
  await page.evaluate(() => document.fonts.ready);
};

const log = (page: Page) => page.getByRole('list', { name: 'Keys pressed' });
const place = (page: Page) => page.locator('.happening .panel-title');
const more = (page: Page) => page.locator('.present-explanation .more-below');

for (const [width, height] of [
  [1024, 768],
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`${width} × ${height}: heading and paragraphs fit, what does not is said`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    const faults: string[] = [];
    for (const id of ['submit-587', 'isp-drops-25']) {
      await open(page, `scenario=${id}`);
      const steps = Number(/of (\d+)/u.exec(await place(page).innerText())?.[1]);
      for (let step = 1; step <= steps; step += 1) {
        const seen = await page.evaluate(async () => {
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          const box = document.querySelector('.happening');
          const read = [...(box?.querySelectorAll('.happening-text > :is(h2, p)') ?? [])].at(-1);
          const { bottom = 0 } = box?.getBoundingClientRect() ?? {};
          const end = read?.getBoundingClientRect().bottom ?? 0;
          const overhang = (box?.scrollHeight ?? 0) - (box?.clientHeight ?? 0);
          const isSaid = document.querySelector('.present-explanation .more-below') !== null;
          return { isCut: end > bottom, isUnsaid: overhang > 2 !== isSaid };
        });
        // The first step has what the story is about, too.
        if (seen.isCut && step > 1) faults.push(`${id}, step ${step}: cut`);
        if (seen.isUnsaid) faults.push(`${id}, step ${step}: more below, or not, and not said`);
        await page.keyboard.press('PageDown');
      }
    }
    expect(faults).toEqual([]);
    const sizePx = await page
      .locator('.happening-text p')
      .first()
      .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    expect(sizePx).toBeGreaterThanOrEqual(Math.max(16, (24 * width) / 1920));
  });
}

test('↓ and ↑ scroll the explanation, and a step begins at its beginning', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 420 });
  await open(page, 'scenario=submit-587');
  await expect(more(page)).toBeVisible();
  const box = page.locator('.happening');
  const top = () => box.evaluate((element) => element.scrollTop);
  await page.keyboard.press('ArrowDown');
  expect(await top()).toBeGreaterThan(20);
  for (let presses = 0; presses < 9; presses += 1) await page.keyboard.press('ArrowDown');
  await expect(more(page)).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(more(page)).toBeVisible();
  await page.locator('.is-current .line, .is-current .band').first().click();
  await page.keyboard.press('ArrowDown');
  expect(await top()).toBeGreaterThan(20);
  await page.keyboard.press('PageDown');
  await expect.poll(top).toBe(0);
});

test('I opens the look inside and brings it into sight', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 600 });
  await open(page, 'scenario=submit-587&step=16');
  await page.keyboard.press('i');
  const inside = page.locator('details.inside');
  await expect(inside).toHaveAttribute('open');
  await expect(inside.locator('.pieces dt').first()).toBeInViewport({ ratio: 1 });
  await expect(log(page)).toContainText('look inside');
  // Scrolled away, the key leads back to it; in sight, it closes it.
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('PageDown');
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('i');
  if ((await inside.getAttribute('open')) !== null) await page.keyboard.press('i');
  await expect(inside).not.toHaveAttribute('open');
});

test('the log tells only what happened, in one line', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page, 'scenario=submit-587&speed=0.5');
  const foot = page.locator('.present-foot');
  const height = (await foot.boundingBox())?.height;
  for (const key of ['Escape', '-', 'PageUp', 'Home', 'ArrowUp']) await page.keyboard.press(key);
  await expect(log(page).locator('li')).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(log(page).locator('li')).toHaveText(/spotlight/u);
  for (const key of ['Shift+ArrowRight', 'Home', 'End', 'd', 'd', 'b', 'b']) {
    await page.keyboard.press(key);
    expect((await foot.boundingBox())?.height).toBe(height);
  }
  await expect(log(page).locator('li').first()).toContainText('picture back');
  // A step of which nothing is inside.
  await page.keyboard.press('Home');
  await page.keyboard.press('i');
  await expect(log(page).locator('li').first()).toContainText('to the beginning');
});

test('what is to be said of the address is said, until the first key', async ({ page }) => {
  for (const key of ['Escape', 'PageDown']) {
    await open(page, 'scenario=isp-drops-25&speed=100&theme=pink&at=zzz');
    const notice = page.locator('.notice');
    await expect(notice).toContainText('speed=100');
    await expect(notice).toContainText('theme=pink');
    await expect(notice).toContainText('at=zzz');
    await page.keyboard.press(key);
    await expect(notice).toHaveCount(0);
  }
});

for (const [width, height] of [
  [853, 480],
  [683, 512],
] as const) {
  test(`${width} × ${height}, as at 150 %: controls in sight, keys lead to parts`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page, 'scenario=submit-587&step=16');
    for (const control of await page.locator('.present-foot :is(a, button):visible').all()) {
      await expect(control).toBeInViewport({ ratio: 1 });
    }
    await expect(page.locator('.happening h2')).toBeInViewport({ ratio: 1 });
    for (const [key, part] of [
      ['m', '.present-map'],
      ['d', '.dialogue'],
      ['e', '.happening'],
      ['r', '.readers'],
    ] as const) {
      // From wherever the page is: hidden or shown, the part is there after two presses at most.
      await page.keyboard.press(key);
      if ((await page.locator(part).count()) === 0) await page.keyboard.press(key);
      await expect(page.locator(part)).toBeInViewport();
    }
  });
}

test('while the screen is blank, a key does nothing but end it', async ({ page }) => {
  await open(page, 'scenario=submit-587&step=6');
  for (const key of ['PageDown', 'PageUp', 'x', 'ArrowDown', 'Escape', 'm', '?']) {
    await page.keyboard.press('b');
    await expect(page.locator('.present-blank')).toBeVisible();
    await page.keyboard.press(key);
    await expect(page.locator('.present-blank')).toHaveCount(0);
    await expect(place(page)).toContainText('Step 6 of');
    await expect(page.locator('.present-map')).toHaveCount(1);
  }
});

test('with everything hidden, the screen says how to get it back', async ({ page }) => {
  await open(page, 'scenario=submit-587&step=6');
  for (const key of ['m', 'd', 'e', 'r']) await page.keyboard.press(key);
  await expect(page.getByText('Everything is hidden.')).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByText('Everything is hidden.')).toHaveCount(0);
  await expect(page.locator('.happening h2')).toBeInViewport();
});

test('the QR code leads to the place, and to nobody’s speed or colours', async ({ page }) => {
  await open(page, 'scenario=submit-587&step=6&speed=4&theme=dark');
  await page.keyboard.press('q');
  const code = page.getByRole('img', { name: /^QR code for http/u });
  await expect(code).toHaveAccessibleName(/\?scenario=submit-587&at=[a-z.-]+~\d+$/u);
});

// The help has every key of every view: each does something there, and no other key does.

import type { Page } from '@playwright/test';
import { fingerprint } from './fingerprint';
import { expect, test } from './test';

test.use({ viewport: { width: 1440, height: 900 } });

interface View {
  readonly name: string;
  readonly place: string;
  /** Opens the view at a moment from which each of its keys leads elsewhere. */
  readonly open: (page: Page) => Promise<void>;
}

const step = (page: Page, number: number) =>
  expect(page.locator('ol [aria-current="step"]').first()).toHaveAttribute(
    'data-step',
    `${number - 1}`,
  );

const VIEWS: readonly View[] = [
  {
    name: 'watch',
    place: 'watch',
    open: async (page) => {
      await page.goto('./?scenario=submit-587&step=16');
      await step(page, 16);
    },
  },
  {
    name: 'embed',
    place: 'embed',
    open: async (page) => {
      await page.goto('./?scenario=submit-587&step=16&view=embed');
      await step(page, 16);
    },
  },
  {
    name: 'compare',
    place: 'compare',
    open: async (page) => {
      await page.goto('./?compare=submit-465,submit-587');
      await page.getByRole('table').waitFor();
      await page.keyboard.press('End');
      for (const key of ['Shift+ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
        await page.keyboard.press(key);
      }
    },
  },
  {
    name: 'present',
    place: 'present',
    open: async (page) => {
      // So low that the explanation can be scrolled both ways.
      await page.setViewportSize({ width: 1024, height: 420 });
      await page.goto('./?scenario=submit-587&step=16&view=present');
      await step(page, 16);
      await page.locator('.happening').evaluate((box) => box.scrollTo(0, 10));
      await page.keyboard.press('n');
    },
  },
  ...(['?view=matrix', '?scenario=submit-587&view=text', '', '?scenario=nope'] as const).map(
    (search) => ({
      name: search === '' ? 'start' : search,
      place: 'everywhere',
      open: async (page: Page) => {
        await page.goto(`./${search}`);
        await expect(page.locator('main:not([aria-busy]) h1')).toHaveCount(1);
      },
    }),
  ),
];

const help = (page: Page) => page.getByRole('dialog', { name: 'Keys' });

/** The keys that the help says of a view, by the names that the browser gives them. */
async function keysOf(page: Page, place: string): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  const places = place === 'everywhere' ? [place] : [place, 'everywhere'];
  const found = await Promise.all(
    places.map((name) =>
      help(page)
        .locator(`section[data-place="${name}"] kbd`)
        .evaluateAll((all) => all.map((key) => key.getAttribute('data-key') ?? '')),
    ),
  );
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  return found.flat();
}

const pressed = (key: string): string => (key === ' ' ? 'Space' : key);

for (const view of VIEWS) {
  test(`${view.name}: each key of the help does something`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await view.open(page);
    const keys = await keysOf(page, view.place);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      await view.open(page);
      const before = await fingerprint(page);
      await page.keyboard.press(pressed(key));
      const isChanged = async () => (await fingerprint(page)) !== before;
      await expect.poll(isChanged, { message: key }).toBe(true);
    }
  });

  test(`${view.name}: a key that is not in the help does nothing`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await view.open(page);
    const keys = new Set(await keysOf(page, view.place));
    await view.open(page);
    const before = await fingerprint(page);
    const characters = Array.from({ length: 0x7e - 0x20 }, (_, index) =>
      String.fromCharCode(0x21 + index),
    );
    // The browser scrolls by itself with arrows, Page Up and Page Down, Home, End and space.
    const named = ['Enter', 'Backspace', 'Delete', 'Insert', 'F2', 'F9', 'Escape'];
    for (const key of [...characters, ...named]) {
      if (!keys.has(key.length === 1 ? key.toLowerCase() : key)) await page.keyboard.press(key);
    }
    expect((await fingerprint(page)) === before).toBe(true);
  });

  test(`${view.name}: the help opens by its button and its key, and closes by both`, async ({
    page,
  }) => {
    await view.open(page);
    await page.keyboard.press('Escape');
    const button = page.getByRole('button', { name: 'Keys', exact: true });
    await button.click();
    await expect(help(page)).toBeVisible();
    await help(page).getByRole('button', { name: 'Close' }).click();
    await expect(help(page)).toBeHidden();
    await expect(button).toBeFocused();
    await page.keyboard.press('?');
    await expect(help(page)).toBeVisible();
    await page.keyboard.press('?');
    await expect(help(page)).toBeHidden();
  });
}

test('the help of one view has the keys of all others too', async ({ page }) => {
  await page.goto('./?view=matrix');
  await page.keyboard.press('?');
  for (const name of [
    ...['What has the focus', 'Watching a story', 'Comparing stories', 'Presenting'],
    'A story within another page',
  ]) {
    await help(page).getByText(name, { exact: true }).click();
  }
  await expect(help(page).locator('kbd:visible')).not.toHaveCount(0);
  expect(await help(page).locator('details:not([open])').count()).toBe(0);
});

/** How each row of "What has the focus" is tried: what is focused first, and what then changes. */
const TRIED: Readonly<Record<string, (page: Page, key: string) => Promise<void>>> = {
  'To the next control, or the one before': async (page, key) => {
    await page.goto('./?scenario=submit-587&step=16');
    await page.getByRole('button', { name: 'Play' }).focus();
    await page.keyboard.press(key);
    await expect(
      page.getByRole('button', { name: /^Step (back|forward)$/u }).and(page.locator(':focus')),
    ).toHaveCount(1);
  },
  'On a link: follow it': async (page, key) => {
    await page.goto('./?scenario=submit-587&step=16');
    await page.getByRole('link', { name: 'Matrix' }).first().focus();
    await page.keyboard.press(key);
    await expect(page).toHaveURL(/view=matrix/u);
  },
  'On a button, or what opens and closes: use it': async (page, key) => {
    await page.goto('./?scenario=submit-587&step=16');
    const inside = page.locator('details.inside');
    const isOpen = await inside.evaluate((details) => details.hasAttribute('open'));
    await inside.locator('> summary').focus();
    await page.keyboard.press(key);
    await expect(inside).toHaveJSProperty('open', !isOpen);
    await page.getByRole('button', { name: 'Step forward' }).focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('slider')).toHaveValue('16');
  },
  'On the position: a step, or to either end': async (page, key) => {
    await page.goto('./?scenario=submit-587&step=16');
    await page.getByRole('slider').focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('slider')).not.toHaveValue('15');
  },
  'On a tab: to the tabs beside it': async (page, key) => {
    await page.goto('./?scenario=submit-587&step=16');
    const tabs = page.getByRole('tab');
    await tabs.nth(key === 'End' || key === 'ArrowRight' ? 0 : 1).focus();
    const before = await fingerprint(page);
    await page.keyboard.press(key);
    await expect.poll(async () => (await fingerprint(page)) !== before).toBe(true);
    await expect(page.getByRole('slider')).toHaveValue('15');
  },
  'On a list of choices: another choice': async (page, key) => {
    await page.goto('./?scenario=submit-587&step=16&speed=2');
    await page.getByRole('combobox', { name: 'Speed' }).focus();
    await page.keyboard.press(key);
    await expect(page.getByRole('combobox', { name: 'Speed' })).not.toHaveValue('2');
  },
  'On a panel, or a map that is higher than its place: scroll': async (page, key) => {
    await page.setViewportSize({ width: 360, height: 500 });
    await page.goto('./?scenario=relay-25&step=8');
    const map = page.getByRole('region', { name: 'Map of the way' });
    await map.evaluate((box) => box.scrollTo(0, 20));
    await map.focus();
    const before = await map.evaluate((box) => box.scrollTop);
    expect(before).toBe(20);
    await page.keyboard.press(key);
    await expect.poll(() => map.evaluate((box) => box.scrollTop)).not.toBe(before);
  },
  'On what is wider than its place: scroll sideways': async (page, key) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('./?compare=submit-465,submit-587');
    const lanes = page.getByRole('region', { name: 'Lanes' });
    await lanes.evaluate((box) => box.scrollTo(20, 0));
    await lanes.focus();
    await page.keyboard.press(key);
    await expect.poll(() => lanes.evaluate((box) => box.scrollLeft)).not.toBe(20);
    await expect(page.getByRole('status').filter({ hasText: 'All lanes' })).toHaveText(
      'All lanes are at round trip 0',
    );
  },
  'Close this help or the list of stories': async (page, key) => {
    await page.goto('./?scenario=submit-587&step=16');
    await page.getByRole('button', { name: /^Choose a story/u }).click();
    const list = page.getByRole('navigation', { name: 'Stories' });
    await expect(list).toBeVisible();
    await page.keyboard.press(key);
    await expect(list).toBeHidden();
  },
};

test('each key of what has the focus does what the help says', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await page.keyboard.press('?');
  const rows = await help(page)
    .locator('details[data-place="controls"] .help-row')
    .evaluateAll((all) =>
      all.map((row) => ({
        does: row.querySelector('dd')?.textContent ?? '',
        keys: [...row.querySelectorAll('kbd')].map((key) => key.getAttribute('data-key') ?? ''),
      })),
    );
  expect(rows.map(({ does }) => does).sort()).toEqual(Object.keys(TRIED).sort());
  for (const { does, keys } of rows) {
    for (const key of keys) await TRIED[does]?.(page, pressed(key));
  }
});

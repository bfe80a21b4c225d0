// Presenting: by address and from the header, with a clicker's keys, parts that can be hidden, a
// blank screen, a spotlight, notes, a log of keys, and a code for the same place.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';

const PLACE = '?scenario=strip-587-opportunistic&at=client.log-in-in-clear~1&view=present';

test('the header leads there, and back to the same place', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('?scenario=submit-587&step=14');
  await page.getByRole('link', { name: 'Present', exact: true }).first().click();
  await expect(page.locator('.happening .panel-title', { hasText: 'Step 14 of' })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageDown');
  await expect(page.locator('.happening .panel-title', { hasText: 'Step 17 of' })).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.getByRole('link', { name: 'Leave the presentation' }).click();
  await expect(page.locator('.happening .panel-title')).toContainText('Step 16 of');
});

test('a step later, the header’s links lead to that step', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('?scenario=submit-587&at=client.log-in~1');
  await page.locator('.happening .panel-title').waitFor();
  await page.keyboard.press('ArrowRight');
  for (const name of ['Present', 'Read as text']) {
    const link = page.locator('.header').getByRole('link', { name, exact: true });
    await expect(link).toHaveAttribute('href', /&at=(?!client\.log-in~1&)[a-z.-]+~\d+&view=/u);
  }
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

test('plays slower and faster by keys and by its controls, and says how fast', async ({ page }) => {
  await page.goto(PLACE);
  const speed = page.getByRole('group', { name: 'Speed' });
  const shown = speed.getByRole('status');
  await expect(shown).toHaveText('1×');
  await page.keyboard.press('+');
  await expect(shown).toHaveText('2×');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(shown).toHaveText('4×');
  await expect(page).toHaveURL(/speed=4/u);
  for (const rate of ['2×', '1×', '0.5×']) {
    await speed.getByRole('button', { name: 'Slower' }).click();
    await expect(shown).toHaveText(rate);
  }
  // At the end the button does nothing more, and keeps the focus.
  const slower = speed.getByRole('button', { name: 'Slower' });
  await expect(slower).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Space');
  await expect(slower).toBeFocused();
  await expect(shown).toHaveText('0.5×');
  await expect(page.getByRole('list', { name: 'Keys pressed' })).toContainText('faster');
});

test('the speed of the address counts, and of playing', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const secondsFor = async (speed: string) => {
    await page.goto(`?scenario=submit-587&step=4&view=present&speed=${speed}`);
    await page.locator('.happening .panel-title', { hasText: 'Step 4 of' }).waitFor();
    const began = Date.now();
    await page.keyboard.press('k');
    const place = page.locator('.happening .panel-title');
    const stepNow = async () => Number(/Step (\d+)/u.exec(await place.innerText())?.[1]);
    await expect.poll(stepNow, { intervals: [20] }).toBeGreaterThanOrEqual(8);
    return (Date.now() - began) / 1000;
  };
  expect(await secondsFor('0.5')).toBeGreaterThan(1.5 * (await secondsFor('4')));
});

test('everything can be shown and hidden, played and blanked without a key', async ({ page }) => {
  await page.goto(PLACE);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Show and hide').click();
  for (const [name, part] of [
    ['Map', '.map-drawing'],
    ['Dialogue', '.dialogue'],
    ['Explanation', '.happening'],
    ['Who can read', '.readers'],
  ] as const) {
    await expect(button(name)).toHaveAttribute('aria-pressed', 'true');
    await button(name).click();
    await expect(page.locator(part)).toHaveCount(0);
    await expect(button(name)).toHaveAttribute('aria-pressed', 'false');
    await button(name).click();
    await expect(page.locator(part)).toHaveCount(1);
  }
  for (const [name, shown] of [
    ['Trainer’s notes', '.trainer-notes'],
    ['QR code', '.place-code'],
    ['Spotlight', '.has-spotlight'],
  ] as const) {
    await button(name).click();
    await expect(page.locator(shown)).toHaveCount(1);
    await button(name).click();
    await expect(page.locator(shown)).toHaveCount(0);
  }
  await button('Blank screen').click();
  await expect(page.getByText('The screen is blank.')).toBeFocused();
  await page.getByText('The screen is blank.').click();
  await expect(page.getByText('The screen is blank.')).toBeHidden();
  await expect(button('Blank screen')).toBeFocused();
  await button('Step forward').click();
  await expect(page.locator('.happening .panel-title')).toContainText('Step 7 of');
  await button('Play').click();
  await expect(button('Pause')).toBeVisible();
});

test('single keys off: a clicker pages, `.` and B blank nothing, Escape ends a blank', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('mailpath.single-keys', 'off'));
  await page.goto(PLACE);
  const place = page.locator('.happening .panel-title');
  await expect(place).toContainText('Step 6 of');
  await page.keyboard.press('PageDown');
  await expect(place).toContainText('Step 7 of');
  await page.keyboard.press('PageUp');
  await expect(place).toContainText('Step 6 of');
  for (const key of ['.', 'b']) await page.keyboard.press(key);
  await expect(page.getByText('The screen is blank.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show and hide' }).click();
  await page.getByRole('button', { name: 'Blank screen' }).click();
  await expect(page.getByText('The screen is blank. Press Escape to go on.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('The screen is blank.')).toHaveCount(0);
});

test('the spotlight lights the current line and dims the others, as the story goes on', async ({
  page,
}) => {
  await page.goto(PLACE);
  await page.locator('.happening .panel-title', { hasText: 'Step 6 of' }).waitFor();
  await page.keyboard.press('s');
  const lookOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((line) => {
        const { color, fontSize } = getComputedStyle(line);
        return { color, sizePx: Number.parseFloat(fontSize) };
      });
  for (const key of ['PageDown', 'PageUp']) {
    const lit = await lookOf('.is-current .line-text > *');
    const dim = await lookOf('.dialogue-item:not(.is-current) .line-text > *');
    expect(lit.sizePx).toBeGreaterThan(1.2 * dim.sizePx);
    expect(lit.color).toBe('rgb(0, 0, 0)');
    expect(dim.color).not.toBe(lit.color);
    await page.keyboard.press(key);
  }
});

/** Contrast of the page's own colours by WCAG, from the tokens as the browser computes them. */
test('contrast is high: all words have 7 to 1 and more on their ground', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(PLACE);
    await page.locator('.happening .panel-title', { hasText: 'Step 6 of' }).waitFor();
    const contrasts = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const luminance = (name: string): number => {
        probe.style.color = `var(${name})`;
        const octets = getComputedStyle(probe).color.match(/\d+/gu) ?? [];
        const [r = 0, g = 0, b = 0] = octets.map((octet) => {
          const share = Number(octet) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      return ['--ink', '--muted', '--exposed', '--sealed', '--stop'].map((name) => {
        const [low = 0, high = 0] = [luminance(name), luminance('--ground')].sort((a, b) => a - b);
        return { name, contrast: (high + 0.05) / (low + 0.05) };
      });
    });
    for (const { name, contrast } of contrasts) {
      expect(contrast, `${name}, ${colorScheme}`).toBeGreaterThan(7);
    }
  }
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

// Every key, and when a key is not the player's.

import { expect, test } from './test';
import { openStory } from './story';

test('keys move the story when nothing has the focus', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  const last = await story.stepCount();
  const press = async (key: string, step: number) => {
    await page.keyboard.press(key);
    await story.isAt(step);
  };
  await press('ArrowRight', 2);
  await press('.', 3);
  await press('ArrowLeft', 2);
  await press(',', 1);
  await press('End', last);
  await press('Home', 1);
  await page.keyboard.press('Shift+ArrowRight');
  const phase = await story.step();
  expect(phase).toBeGreaterThan(1);
  await press('[', 1);
  await press(']', phase);
  await press('Shift+ArrowLeft', 1);
});

test('space and K play and pause', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  for (const key of ['Space', 'k']) {
    await page.keyboard.press(key);
    await expect(story.button('Pause')).toBeVisible();
    await page.keyboard.press(key);
    await expect(story.play).toBeVisible();
  }
});

test('space stays with a focused button, K does not', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.button('Step forward').focus();
  await page.keyboard.press('Space');
  await story.isAt(2);
  await expect(story.play).toBeVisible();
  await page.keyboard.press('k');
  await expect(story.button('Pause')).toBeVisible();
});

test('the slider keeps its arrows; Shift with them moves by phase', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.slider.focus();
  await page.keyboard.press('ArrowRight');
  await story.isAt(2);
  await page.keyboard.press('End');
  await story.isAt(await story.stepCount());
  await page.keyboard.press('Home');
  await story.isAt(1);
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Shift+ArrowRight');
  expect(await story.step()).toBeGreaterThan(5);
});

test('minus and plus play slower and faster, and stop at the ends', async ({ page }) => {
  await openStory(page, '?scenario=submit-587');
  const speed = page.getByRole('combobox', { name: 'Speed' });
  for (const [key, value] of [
    ['+', '2'],
    ['=', '4'],
    ['+', '4'],
    ['-', '2'],
    ['-', '1'],
    ['-', '0.5'],
    ['-', '0.5'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(speed).toHaveValue(value);
  }
  await expect(page).toHaveURL(/speed=0\.5/u);
});

test('keys work with the focus in the header, which keeps those its controls need', async ({
  page,
}) => {
  const story = await openStory(page, '?scenario=submit-587');
  await page.getByRole('button', { name: 'Keys', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await story.isAt(2);
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('keys with Ctrl, Alt or Meta are the browser’s', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&step=4');
  for (const key of ['Control+ArrowRight', 'Alt+.', 'Meta+k', 'Control+End']) {
    await page.keyboard.press(key);
  }
  await story.isAt(4);
});

test('a list of choices keeps its keys', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&step=4');
  await page.getByRole('combobox', { name: 'Speed' }).focus();
  await page.keyboard.press('ArrowRight');
  await story.isAt(4);
});

test('the question mark opens the help, Escape closes it and gives the focus back', async ({
  page,
}) => {
  const story = await openStory(page, '?scenario=submit-587');
  await story.button('Step forward').focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await story.isAt(1);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(story.button('Step forward')).toBeFocused();
});

test('every control can be reached and used by keyboard', async ({ page }) => {
  await openStory(page, '?scenario=submit-587');
  const reached = new Set<string>();
  for (let tabs = 0; tabs < 30; tabs += 1) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      }),
    );
  }
  for (const name of ['Step back', 'Play', 'Step forward', 'Next phase', 'Speed', 'Position']) {
    expect(reached).toContain(name);
  }
});

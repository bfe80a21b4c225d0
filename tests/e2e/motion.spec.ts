// What moves: forwards and backwards, at each speed, ended by the next move at any frame, with a
// fast clock for a wait; by transforms and opacity alone.

import type { Page } from '@playwright/test';
import { expect, test } from './test';
import { openStory } from './story';

/** What the browser animates at this moment. */
interface Moving {
  readonly properties: readonly string[];
  readonly transforms: readonly string[];
  readonly longestMs: number;
}

const moving = (page: Page): Promise<Moving> =>
  page.evaluate(() => {
    const NOT_PROPERTIES = ['offset', 'computedOffset', 'easing', 'composite'];
    const effects = document
      .getAnimations()
      .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? [effect] : []));
    const frames = effects.flatMap((effect) => effect.getKeyframes());
    const names = frames.flatMap((frame) => Object.keys(frame));
    return {
      properties: [...new Set(names)].filter((name) => !NOT_PROPERTIES.includes(name)),
      transforms: frames.flatMap(({ transform }) =>
        transform === undefined ? [] : [`${transform}`],
      ),
      longestMs: Math.max(0, ...effects.map((effect) => Number(effect.getTiming().duration))),
    };
  });

const capsules = (page: Page) => page.locator('.map-movers .map-capsule');
const coming = (page: Page) => page.locator('ol .is-coming');
const clock = (page: Page) => page.locator('[data-clock] .map-count');

/** A story whose time passes only when the test says so. */
async function openHeld(page: Page, search: string) {
  await page.clock.install({ time: 0 });
  const story = await openStory(page, search);
  await page.clock.pauseAt(60_000);
  return story;
}

test('a line lands when its capsule arrives, not before', async ({ page }) => {
  const story = await openHeld(page, '?scenario=submit-587&speed=0.5');
  for (const step of [2, 3]) {
    await page.keyboard.press('ArrowRight');
    await page.clock.runFor(100);
    await story.isAt(step);
    await expect(coming(page)).toHaveCount(1);
    await expect(story.current).toHaveCount(1);
    await page.clock.runFor(3000);
    await expect(coming(page)).toHaveCount(0);
  }
});

test('the next press ends a movement at once', async ({ page }) => {
  const story = await openHeld(page, '?scenario=submit-587&at=session.greet~1&speed=0.5');
  const at = await story.step();
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(100);
  await expect(coming(page)).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(100);
  await story.isAt(at + 2);
  await expect(page.locator(`ol [data-step="${at}"]`)).toHaveClass(/is-landed/u);
  await expect(capsules(page)).toHaveCount(1);
  await expect(coming(page)).toHaveCount(1);
  await page.keyboard.press('End');
  await page.clock.runFor(100);
  await story.isAt(await story.stepCount());
  await expect(coming(page)).toHaveCount(0);
  expect((await moving(page)).transforms).toEqual([]);
});

/** Notes, in the page and at each frame, what moves: a test that asks may come too late. */
async function noteMoves(page: Page) {
  await page.addInitScript(() => {
    const moves = new Map<string, { readonly durationMs: number; readonly places: string[] }>();
    Object.assign(window, { moves });
    const look = () => {
      for (const { effect } of document.getAnimations()) {
        if (!(effect instanceof KeyframeEffect)) continue;
        const places = effect
          .getKeyframes()
          .flatMap(({ transform }) => (transform === undefined ? [] : [`${transform}`]));
        const move = { durationMs: Number(effect.getTiming().duration), places };
        if (places.length > 0) moves.set(JSON.stringify(move), move);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () =>
    page.evaluate<readonly { readonly durationMs: number; readonly places: readonly string[] }[]>(
      '[...window.moves.values()]',
    );
}

test('a step that is taken back runs backwards', async ({ page }) => {
  const moves = await noteMoves(page);
  const story = await openStory(page, '?scenario=submit-587&at=session.greet~1');
  const at = await story.step();
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await moves()).length).toBe(1);
  await page.keyboard.press('ArrowLeft');
  await story.isAt(at);
  await expect.poll(async () => (await moves()).length).toBe(2);
  const [forwards, backwards] = await moves();
  expect(forwards?.places.length).toBeGreaterThan(10);
  expect(backwards?.places).toEqual(forwards?.places.toReversed());
  expect(backwards?.durationMs).toBe(forwards?.durationMs);
  await expect(coming(page)).toHaveCount(0);
});

test('the speed is the speed of what moves', async ({ page }) => {
  const moves = await noteMoves(page);
  const lasts = async (speed: string): Promise<number> => {
    await openStory(page, `?scenario=submit-587&at=session.greet~1${speed}`);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await moves()).length).toBe(1);
    return (await moves())[0]?.durationMs ?? 0;
  };
  const normal = await lasts('');
  expect(await lasts('&speed=0.5')).toBeCloseTo(normal * 2);
  expect(await lasts('&speed=4')).toBeCloseTo(normal / 4);
});

test('a wait is a fast clock that counts, and any move skips it', async ({ page }) => {
  const story = await openStory(page, '?scenario=mx-fallback&at=queue.try-next-host~1&speed=0.5');
  const at = await story.step();
  await page.keyboard.press('ArrowLeft');
  await expect(clock(page)).toBeVisible();
  await expect(clock(page)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await story.isAt(at);
  await expect(clock(page)).toHaveText(/^\d+ s$/u);
  const seen = await clock(page).textContent();
  await expect(clock(page)).not.toHaveText(seen ?? '');
  await page.keyboard.press('ArrowRight');
  await story.isAt(at + 1);
  await expect(clock(page)).toHaveCount(0);
});

test('the clock counts up to the whole wait', async ({ page }) => {
  await openStory(page, '?scenario=mx-fallback&at=queue.try-next-host~1&speed=0.5');
  await page.keyboard.press('ArrowLeft');
  await expect(clock(page)).toHaveCount(1);
  await expect(clock(page)).toHaveCount(0);
  await page.evaluate(() => {
    const shown: string[] = [];
    const note = () => shown.push(document.querySelector('.map-count')?.textContent ?? '');
    const whole = { childList: true, characterData: true, subtree: true };
    new MutationObserver(note).observe(document.body, whole);
    Object.assign(window, { shown });
  });
  await page.keyboard.press('ArrowRight');
  await expect(clock(page)).toHaveCount(1);
  await expect(clock(page)).toHaveCount(0);
  const shown = await page.evaluate<readonly string[]>('window.shown');
  const seconds = shown.filter((text) => text !== '').map((text) => Number.parseInt(text, 10));
  expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  expect(seconds[0]).toBeLessThan(5);
  expect(seconds.at(-1)).toBe(30);
});

for (const scenario of ['submit-587', 'strip-587-opportunistic', 'isp-drops-25']) {
  test(`only transforms and opacity are animated: ${scenario}`, async ({ page }) => {
    const story = await openStory(page, `?scenario=${scenario}&speed=0.5`);
    const seen = new Set<string>();
    const count = await story.stepCount();
    for (let step = 2; step <= Math.min(count, 16); step += 1) {
      await page.keyboard.press('ArrowRight');
      await story.isAt(step);
      const { properties } = await moving(page);
      properties.forEach((property) => seen.add(property));
    }
    expect([...seen].sort()).toEqual(['opacity', 'transform']);
  });
}

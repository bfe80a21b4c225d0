// Words on the map of every story, at three sizes, on the way forwards and on the way back: none
// over another, none cut by the picture's edge; what moves rests within the picture and on no port.
// Measured in the browser, where the type is really set.

import type { Page } from '@playwright/test';
import { scenarioText } from '../../src/lessons/en/scenarioText';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { expect, test } from './test';

/** What is wrong with the map as it stands. */
const complaintsNow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const drawing = document.querySelector('.map-drawing');
    if (drawing === null) return ['there is no map'];
    type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
    const overlap = (a: Box, b: Box): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    const wordsOf = () =>
      [...drawing.querySelectorAll('text')]
        .filter(({ textContent }) => textContent.trim() !== '')
        .map((element) => {
          const { left, right, top, height } = element.getBoundingClientRect();
          // The box of a line of type is higher than its letters.
          const rest = { top: top + height * 0.15, bottom: top + height * 0.85 };
          return { text: element.textContent, left, right, ...rest };
        });
    const edge = drawing.getBoundingClientRect();
    const words = wordsOf();
    const leaves = ({ left, right }: Box): boolean =>
      left < edge.left - 1 || right > edge.right + 1;
    const bubbles = [...document.querySelectorAll('.map-bubble')];
    // Beside the spine of an upright map, what a capsule carries has rows of its own.
    const plain = [...document.querySelectorAll('.is-vertical .map-bubble.is-plain')];
    const ports = [...drawing.querySelectorAll('[data-port]')];
    const resting = [...document.querySelectorAll('.map-movers .map-capsule-body')];
    return [
      ...words.flatMap((a, index) =>
        words
          .slice(index + 1)
          .filter((b) => overlap(a, b))
          .map((b) => `“${a.text}” is over “${b.text}”`),
      ),
      ...words.filter(leaves).map(({ text }) => `“${text}” leaves the picture`),
      ...bubbles
        .filter((bubble) => leaves(bubble.getBoundingClientRect()))
        .map(({ textContent }) => `“${textContent}” leaves the picture`),
      ...plain.flatMap((bubble) => {
        const { left, right, top, bottom } = bubble.getBoundingClientRect();
        const rows = { left, right, top: top + 4, bottom: bottom - 4 };
        return words
          .filter((word) => overlap(word, rows))
          .map(({ text }) => `“${bubble.textContent}” is over “${text}”`);
      }),
      ...ports
        .filter((port) =>
          resting.some((body) =>
            overlap(body.getBoundingClientRect(), port.getBoundingClientRect()),
          ),
        )
        .map(({ textContent }) => `a capsule rests on port ${textContent}`),
    ];
  });

const STRIDE = 8;

/** Moves the position as a person does, and waits until the map has followed. */
const goTo = (page: Page, step: number): Promise<void> =>
  page.evaluate(async (to) => {
    const slider = document.querySelector<HTMLInputElement>('.scrubber-input');
    if (slider === null) throw new Error('there is no position');
    // React notes what is assigned to the element itself; what a person moves, it finds out.
    const own = Object.getOwnPropertyDescriptor(slider, 'value');
    Reflect.deleteProperty(slider, 'value');
    slider.value = `${to}`;
    if (own !== undefined) Object.defineProperty(slider, 'value', own);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }, step);

/** By every sixth step to the end of a story, and back over steps in between. */
async function complaints(page: Page): Promise<readonly string[]> {
  const last = Number(await page.locator('.scrubber-input').getAttribute('max'));
  const there = Array.from({ length: Math.ceil((last + 1) / STRIDE) }, (_, i) => i * STRIDE);
  const back = there.map((step) => last - step - 1).filter((step) => step >= 0);
  const found: string[] = [];
  for (const step of [...there, last, ...back]) {
    await goTo(page, step);
    found.push(...(await complaintsNow(page)).map((complaint) => `step ${step + 1}: ${complaint}`));
  }
  return found;
}

/** Goes to a story as "back" does: without loading the page again. */
async function visit(page: Page, id: string): Promise<void> {
  await page.evaluate((search) => {
    window.history.pushState(null, '', search);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, `?scenario=${id}`);
  await expect(page).toHaveTitle(`${scenarioText(id).title} · Mailpath`);
  await page.locator('.map-drawing').waitFor();
}

for (const [width, height] of [
  [1440, 900],
  [820, 1180],
  [360, 740],
] as const) {
  test(`${width} × ${height}: the words of every map stand apart`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    test.setTimeout(600_000);
    const found: string[] = [];
    await page.goto('?scenario=submit-587');
    await page.locator('.map-drawing').waitFor();
    for (const { id } of SCENARIOS) {
      await visit(page, id);
      found.push(...(await complaints(page)).map((complaint) => `${id}, ${complaint}`));
    }
    expect(found).toEqual([]);
  });
}

// With a person's own few colours forced upon the page, forms and words still say everything.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test';
import { openView, VIEWS } from './views';

test.use({ viewport: { width: 1440, height: 900 } });

async function open(page: Page, search: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await openView(page, search);
}

const styleOf = (part: Locator, names: readonly string[], pseudo?: string) =>
  part.first().evaluate(
    (element, { wanted, of }) => {
      const style = getComputedStyle(element, of);
      return wanted.map((name) => style.getPropertyValue(name));
    },
    { wanted: names, of: pseudo },
  );

for (const [name, search] of VIEWS) {
  test(`${name}: axe finds nothing, and no words have the colour of what lies under them`, async ({
    page,
  }) => {
    await open(page, search);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    // The browser lays its canvas under words that are forced; drawn words lie on their shapes.
    const lost = await page.evaluate(() => {
      const canvas = document.body.appendChild(document.createElement('i'));
      canvas.style.cssText = 'color: Canvas; forced-color-adjust: none';
      const ground = getComputedStyle(canvas).color;
      const lostWords = [...document.body.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        const hasWords = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        );
        const isForced = style.forcedColorAdjust !== 'none' && element.closest('svg') === null;
        return hasWords && isForced && style.color === ground && element.checkVisibility();
      });
      return lostWords.map(({ className, textContent }) => `${className}: ${textContent}`);
    });
    expect(lost).toEqual([]);
  });
}

test('the current line has an outline, and no other line has', async ({ page }) => {
  await open(page, '?scenario=submit-587&step=16');
  const outline = ['outline-style', 'outline-width'];
  expect(await styleOf(page.locator('.is-current .line'), outline)).toEqual(['solid', '2px']);
  expect(await styleOf(page.locator('.is-landed .line'), outline)).not.toContain('solid');
});

test('rails: two for what is readable, a bar for what is sealed', async ({ page }) => {
  await open(page, '?scenario=submit-587&step=16');
  const looks = ['border-left-width', 'background-color'];
  const [clearEdge, clearGround] = await styleOf(page.locator('.rail-clear'), looks, '::before');
  const [sealedEdge, sealedGround] = await styleOf(page.locator('.rail-sealed'), looks, '::before');
  expect([clearEdge, sealedEdge]).toEqual(['2px', '0px']);
  expect(clearGround).not.toBe(sealedGround);
  await expect(page.locator('.secrecy.exposed').first()).toContainText('in the clear');
  await expect(page.locator('.dialogue .sealed').first()).toContainText('TLS');
});

/** Pixels of a part of the page, as text; equal texts look the same. */
const looksOf = async (part: Locator): Promise<string> =>
  (await part.first().screenshot({ animations: 'disabled' })).toString('base64');

test('tracks of the scrubber differ by form, and the handle from them all', async ({ page }) => {
  await open(page, '?scenario=submit-587&step=16');
  const form = ['border-top-style', 'border-top-width', 'background-image', 'background-color'];
  const clear = await styleOf(page.locator('.track .track-clear'), form);
  const sealed = await styleOf(page.locator('.track .track-sealed'), form);
  expect(clear).not.toEqual(sealed);
  const legend = page.locator('.legend-line');
  expect(await looksOf(legend.first())).not.toBe(await looksOf(legend.last()));
  await expect(page.locator('.track-label.is-here')).toHaveText('envelope');
});

test('the map: what is not in use, readable, in a handshake and sealed are four forms', async ({
  page,
}) => {
  const forms = new Map<string, readonly string[]>();
  for (const step of [2, 6, 8, 16]) {
    await open(page, `?scenario=submit-587&step=${step}`);
    for (const name of ['dotted', 'thin', 'hollow', 'handshake', 'solid']) {
      const line = page.locator(`.map-line.map-${name}`);
      if ((await line.count()) === 0) continue;
      const inside = await page.locator('.map-line.map-inside').count();
      const style = await styleOf(line, ['stroke-dasharray', 'stroke-width', 'stroke-linecap']);
      forms.set(name, [...style, name === 'hollow' || name === 'handshake' ? `${inside}` : '0']);
    }
  }
  expect([...forms.keys()].sort()).toEqual(['dotted', 'handshake', 'hollow', 'solid', 'thin']);
  const looks = [...forms.values()].map((form) => form.join());
  expect(new Set(looks).size).toBe(looks.length);
  expect(forms.get('hollow')?.at(-1)).not.toBe('0');
});

test('roundels: a sealed port is filled and says its number in the ground’s colour', async ({
  page,
}) => {
  await open(page, '?scenario=submit-587&step=16');
  const fill = ['fill'];
  const [sealedBody] = await styleOf(page.locator('.map-roundel-solid rect'), fill);
  const [sealedWord] = await styleOf(page.locator('.map-roundel-solid text'), fill);
  const [otherBody] = await styleOf(page.locator('.map-roundel-dotted rect'), fill);
  const [otherWord] = await styleOf(page.locator('.map-roundel-dotted text'), fill);
  expect(sealedBody).not.toBe(sealedWord);
  expect(otherBody).not.toBe(otherWord);
  expect(sealedBody).not.toBe(otherBody);
});

test('the capsule shows its sign, and its bubble its words', async ({ page }) => {
  for (const step of [6, 16]) {
    await open(page, `?scenario=submit-587&step=${step}`);
    const [body] = await styleOf(page.locator('.map-capsule-body'), ['fill']);
    const sign = page.locator('.map-capsule .map-glyph, .map-capsule .map-glyph-filled');
    const [stroke, fill] = await styleOf(sign, ['stroke', 'fill']);
    expect([stroke, fill]).not.toEqual([body, body]);
    const [words, ground] = await styleOf(page.locator('.map-bubble'), [
      'color',
      'background-color',
    ]);
    expect(words).not.toBe(ground);
  }
});

test('the matrix: what does not work has a sign, and every cell a word', async ({ page }) => {
  await open(page, '?view=matrix&program=curl');
  const results = page.locator('.matrix-result');
  for (const result of await results.all()) {
    const word = await result.locator('strong').textContent();
    await expect(result.locator('svg')).toHaveCount(word === 'Works' ? 0 : 1);
  }
  expect(await results.count()).toBeGreaterThan(8);
});

test('lanes: where they are, where they end and how they are secured', async ({ page }) => {
  await open(page, '?compare=submit-465,submit-587');
  const look = ['background-color', 'border-top-style', 'border-top-width', 'height'];
  const all = await Promise.all(
    ['.lane-now', '.lane-end', '.stretch-solid', '.stretch-hollow', '.stretch-handshake'].map(
      async (part) => (await styleOf(page.locator(part), look)).join(),
    ),
  );
  expect(new Set(all).size).toBe(all.length);
});

test('which way of looking, which tab and which story are current is more than a colour', async ({
  page,
}) => {
  await open(page, '?scenario=submit-587&step=16');
  const outline = ['outline-style'];
  expect(await styleOf(page.locator('.modes a[aria-current]'), outline)).toEqual(['solid']);
  const weight = ['font-weight'];
  const [on] = await styleOf(page.locator('.tab[aria-selected="true"]'), weight);
  const [off] = await styleOf(page.locator('.tab[aria-selected="false"]'), weight);
  expect(Number(on)).toBeGreaterThan(Number(off));
  await page.getByRole('button', { name: /^Choose a story/u }).click();
  const [edge] = await styleOf(page.locator('.story-group a[aria-current]'), ['border-left-width']);
  expect(edge).toBe('4px');
});

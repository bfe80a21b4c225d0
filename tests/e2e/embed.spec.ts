// Embedded: map, dialogue and transport in another page's frame, which it leaves in peace.

import { expect, test } from './test';
import { openStory } from './story';

test('shows the story without the frame, and a link to the whole page', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587&view=embed&step=3');
  await story.isAt(3);
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Dialogue' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What is happening' })).toHaveCount(0);
  const link = page.getByRole('link', { name: 'Open in Mailpath' });
  const href = new URL((await link.getAttribute('href')) ?? '', page.url());
  expect(href.search).toMatch(/^\?scenario=submit-587&at=[a-z.-]+~\d+$/);
});

test('takes neither the focus nor the wheel of the page around it', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const frame = Object.assign(document.createElement('iframe'), {
      title: 'story',
      src: './?scenario=submit-587&view=embed',
      width: '720',
      height: '540',
    });
    frame.style.cssText = 'display:block;margin:200px 0 3000px';
    const field = Object.assign(document.createElement('input'), { id: 'field' });
    document.body.replaceChildren(field, frame);
    field.focus();
  });
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('slider')).toBeVisible();
  await expect(page.locator('#field')).toBeFocused();
  await page.keyboard.press('End');
  await expect(frame.getByRole('slider')).toHaveValue('0');
  await expect(page.locator('#field')).toBeFocused();

  const map = await page.locator('iframe').boundingBox();
  await page.mouse.move((map?.x ?? 0) + 300, (map?.y ?? 0) + 80);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(100);
  await frame.getByRole('button', { name: 'Step forward' }).click();
  await expect(frame.getByRole('slider')).toHaveValue('1');
});

for (const [width, height] of [
  [320, 480],
  [480, 400],
  [640, 400],
  [720, 400],
  [900, 300],
  [900, 500],
] as const) {
  test(`${width} × ${height}: all of it is in the frame, the heading and the line whole`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    const story = await openStory(page, '?scenario=submit-587&view=embed');
    await page.evaluate(() => document.fonts.ready);
    const faults = new Set<string>();
    for (let step = 1; step <= 25; step += 1) {
      await story.isAt(step);
      for (const fault of await page.evaluate(faultsOfEmbed)) faults.add(`${step}: ${fault}`);
      await page.keyboard.press('ArrowRight');
    }
    expect([...faults]).toEqual([]);
  });
}

/** What is outside the frame or covered, each as one line. */
async function faultsOfEmbed(): Promise<readonly string[]> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
  const { scrollWidth, scrollHeight } = document.documentElement;
  const isLarger = scrollWidth > innerWidth || scrollHeight > innerHeight;
  const isSeen = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || right > innerWidth + 1 || top < 0 || bottom > innerHeight + 1) return false;
    return [top + 3, (top + bottom) / 2, bottom - 3].every((y) => {
      const above = document.elementFromPoint((left + right) / 2, y);
      return above !== null && (element.contains(above) || above.contains(element));
    });
  };
  // Of a reply of many lines, the first is enough.
  const line = document.querySelector('.is-current :is(.line, .band)');
  const shown = document.querySelectorAll('footer :is(button, select, a, input), .embed-heading');
  const all = [...shown, ...(line === null ? [] : [line])];
  const hidden = all.filter((element) => !isSeen(element));
  return [
    ...(isLarger ? [`${scrollWidth} × ${scrollHeight}`] : []),
    ...hidden.map((element) => `${element.tagName}.${element.className} is not seen`),
  ];
}

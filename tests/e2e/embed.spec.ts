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

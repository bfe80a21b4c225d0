// The dialogue through somebody's eyes, and what a listener has learned as the story goes on.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';
import { openStory } from './story';

test('on the Wi-Fi a sealed login is a record with a length', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&at=client.log-in~1');
  const dialogue = page.getByRole('region', { name: 'Dialogue' });
  await expect(dialogue).toContainText('AUTH PLAIN');
  await page.getByLabel('Dialogue as seen by').selectOption('wifi');
  await expect(dialogue).not.toContainText('AUTH PLAIN');
  await expect(dialogue.locator('[aria-current=step]')).toContainText('TLS record, 66 octets');
  await expect(page).toHaveURL(/vantage=wifi/u);
  await page.reload();
  await expect(dialogue.locator('[aria-current=step]')).toContainText('TLS record, 66 octets');
});

test('the list of what is learned fills, and empties going back', async ({ page }) => {
  await openStory(
    page,
    '?scenario=strip-587-opportunistic&at=client.log-in-in-clear~1&vantage=wifi',
  );
  const learned = page.getByRole('region', { name: 'What somebody on the Wi-Fi has learned' });
  await expect(learned).toContainText('\\0alice@example.org\\0password');
  await page.keyboard.press('ArrowLeft');
  await expect(learned).not.toContainText('password');
  await expect(learned).toContainText('client.example.org');
});

for (const vantage of ['wifi', 'mailbox', 'dns']) {
  test(`axe finds nothing as ${vantage}`, async ({ page }) => {
    await openStory(page, `?scenario=submit-587&step=24&vantage=${vantage}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

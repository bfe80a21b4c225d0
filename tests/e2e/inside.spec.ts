// A step taken apart: pieces with their meaning, base64 decoded, codes digit by digit, the messages
// of a handshake, and how the server's list has changed.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test';
import { openStory } from './story';

test.use({ viewport: { width: 1440, height: 900 } });

test('a login is decoded and its octets are counted', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&at=client.log-in~1');
  const inside = page.locator('.inside');
  await expect(inside).toContainText('49 octets, sealed into a TLS 1.3 record of 66');
  await expect(inside).toContainText('\\0alice@example.org\\0password');
  await expect(inside).toContainText('command: begins a login');
});

test('a reply code is told digit by digit', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&at=mail.accept~1');
  await expect(page.locator('.digits').first()).toContainText('2 done');
  await expect(page.locator('.digits').first()).toContainText('5 about the mail system');
});

test('the list after STARTTLS is shown as a difference', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&at=session.ehlo~2');
  const change = page.getByRole('region', { name: 'What has changed in the list' });
  await expect(change.getByRole('listitem').filter({ hasText: 'STARTTLS' })).toContainText('gone');
  await expect(change.getByRole('listitem').filter({ hasText: 'AUTH' })).toContainText('new');
});

test('it stays closed when it was closed, and lines open one by one', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&at=session.ehlo~1');
  await page.locator('.inside-line').nth(2).locator('summary').click();
  await expect(page.locator('.inside-line').nth(2)).toContainText('the largest message');
  await page.getByText('Look inside').click();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.inside')).not.toHaveAttribute('open');
});

test('a click on a line goes to its step', async ({ page }) => {
  await openStory(page, '?scenario=submit-587');
  await page.getByText('235 2.7.0 Authentication successful').click();
  await expect(page.locator('.happening .panel-title')).toContainText('Step 15 of');
});

for (const at of ['client.log-in~1', 'session.ehlo~2', 'handshake.established~1']) {
  test(`axe finds nothing at ${at}`, async ({ page }) => {
    await openStory(page, `?scenario=submit-587&at=${at}`);
    await expect(page.locator('.inside')).toHaveAttribute('open');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

// The message beside the dialogue: its header grows as servers accept it, going back takes the
// fields away again, and in the end it can be saved as a file.

import { readFileSync } from 'node:fs';
import { expect, test } from './test';
import { openStory } from './story';

test('the header grows and shrinks with the cursor', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&at=queue.accept~1&panel=message');
  const panel = page.getByRole('region', { name: 'The message', exact: true });
  const received = panel.getByText(/^Received: /u);
  await expect(panel).toContainText('must deliver it, or tell the sender');
  await expect(received).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(received).toHaveCount(2);
  await page.keyboard.press('Home');
  await expect(panel).toContainText('Nobody has sent it yet.');
  await expect(received).toHaveCount(0);
});

test('a stored message can be saved', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&panel=message');
  const save = page.getByRole('link', { name: 'Save as .eml' });
  await expect(save).toHaveCount(0);
  await page.keyboard.press('End');
  const coming = page.waitForEvent('download');
  await save.click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('hello.eml');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.split('\r\n')[0]).toBe('Return-Path: <alice@example.org>');
  expect(text.endsWith('Hello Bob.\r\n')).toBe(true);
});

test('a bounce takes the message’s place', async ({ page }) => {
  await openStory(page, '?scenario=unknown-recipient&panel=message');
  await page.keyboard.press('End');
  const panel = page.getByRole('region', { name: 'The message', exact: true });
  await expect(panel).toContainText('A notice, in Alice’s own mailbox.');
  await expect(panel).toContainText('Subject: Undelivered Mail Returned to Sender');
});

test('envelope and letter stand side by side', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&at=data.accept~1&panel=message');
  const table = page.getByRole('table').filter({ hasText: 'Envelope, for servers' });
  await expect(table.getByRole('row', { name: /^from/u })).toContainText('<alice@example.org>');
  await expect(table.getByRole('row', { name: /^to/u })).toContainText('Bob <bob@example.net>');
  await page.keyboard.press('Home');
  await expect(table).toContainText('nobody yet');
});

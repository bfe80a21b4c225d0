// The tabs beside the explanation: arrows move between them, and the open one is in the address.

import { expect, test } from './test';
import { openStory } from './story';

test('a tab opens its panel, by keyboard too, and stands in the address', async ({ page }) => {
  await openStory(page, '?scenario=submit-587&step=20');
  const step = page.getByText('Step 20 of');
  const readers = page.getByRole('tab', { name: 'Who can read' });
  await expect(readers).toHaveAttribute('aria-selected', 'true');
  await readers.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'The message' })).toBeFocused();
  await expect(page.getByRole('tabpanel')).toContainText('Nobody has sent it yet.');
  await expect(step).toBeVisible();
  await expect(page).toHaveURL(/panel=message/u);
  await page.reload();
  await expect(page.getByRole('tabpanel')).toContainText('Nobody has sent it yet.');
});

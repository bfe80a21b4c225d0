// Every view there is, as an address, with what must be there before it is looked at.

import type { Page } from '@playwright/test';
import { expect } from './test';

export const VIEWS = [
  ['start', ''],
  ['watch', '?scenario=submit-587&step=16'],
  ['watch, the message', '?scenario=submit-587&step=40&panel=message'],
  ['watch, the machines', '?scenario=submit-587&step=16&panel=machines'],
  ['embed', '?scenario=submit-587&step=16&view=embed'],
  ['present', '?scenario=submit-587&step=16&view=present'],
  ['text', '?scenario=submit-587&view=text'],
  ['compare', '?compare=submit-465,submit-587,isp-drops-25'],
  ['matrix', '?view=matrix&program=curl'],
  ['problem', '?scenario=nope'],
] as const;

/** An address with one part more. */
export const withPart = (search: string, part: string): string =>
  `${search}${search === '' ? '?' : '&'}${part}`;

/** Opens a view and waits until all of it is there. */
export async function openView(page: Page, search: string): Promise<void> {
  await page.goto(`./${search}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('main:not([aria-busy])')).toHaveCount(1);
  await page.evaluate(() => document.fonts.ready);
}

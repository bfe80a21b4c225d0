// The `test` of every browser test: a page that writes an error to the console, throws one, or
// asks another host for anything fails the test that opened it.

import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';

function collectComplaints(page: Page, origin: string): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const leavesThePage = url.protocol.startsWith('http') && url.origin !== origin;
    if (leavesThePage) complaints.push(`asked another host: ${url.href}`);
  });
  return complaints;
}

export const test = base.extend<{ complaints: readonly string[] }>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = collectComplaints(page, new URL(baseURL ?? '').origin);
      await use(complaints);
      base.expect(complaints, 'what the page complained about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

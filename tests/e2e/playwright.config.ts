// Browser tests run against the built page, served the way any static host would serve it.

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './chromium';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = Number(process.env['MAILPATH_E2E_PORT'] ?? 43117);
const address = `http://127.0.0.1:${port}/`;
const executablePath = findChromium(process.env);

if (executablePath === null) {
  throw new Error('No Chromium was found. Install one, or name its file in MAILPATH_CHROMIUM.');
}

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // A busy computer with two cores may take half a minute over one axe run.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    baseURL: address,
    launchOptions: { executablePath, args: [...chromiumArgs] },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `npm run --silent preview -- --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
  },
});

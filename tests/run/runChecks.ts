// Runs every check, one after the other, and lets each print for itself. A check that fails does
// not stop the ones after it, so that one run tells everything. The last line counts the tests.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureChromium } from './ensureChromium';
import type { TestCount } from './testCount';
import { noTests, readPlaywrightCount, readVitestCount, sumOfCounts } from './testCount';

interface Check {
  readonly title: string;
  readonly script: string;
  readonly args?: readonly string[];
  /** Reads the count of tests the check left behind; a check without one counts no tests. */
  readonly count?: () => TestCount;
}

/** A port nobody listens on now, so that two runs on one machine do not meet. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function allChecks(vitestReport: string, playwrightReport: string): readonly Check[] {
  return [
    { title: 'Types', script: 'check:types' },
    { title: 'Lint', script: 'check:lint' },
    { title: 'Format', script: 'check:format' },
    { title: 'Dead code', script: 'check:dead' },
    { title: 'Build of the page', script: 'build' },
    { title: 'Build of the terminal program', script: 'build:cli' },
    { title: 'Sizes of the page', script: 'check:budget' },
    {
      title: 'Unit, conformance and house-rule tests',
      script: 'test:unit',
      args: ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
      count: () => readVitestCount(vitestReport),
    },
    {
      title: 'Browser tests',
      script: 'test:browser',
      args: ['--reporter=list,json'],
      count: () => readPlaywrightCount(playwrightReport),
    },
  ];
}

/** Runs one check; a check that failed without a failed test counts as one failure. */
function runCheck({ title, script, args = [], count }: Check, env: NodeJS.ProcessEnv): TestCount {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  const counted = count?.() ?? noTests;
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

const chromium = ensureChromium();
const reports = mkdtempSync(path.join(tmpdir(), 'mailpath-tests-'));
const vitestReport = path.join(reports, 'vitest.json');
const playwrightReport = path.join(reports, 'playwright.json');
const env = {
  ...process.env,
  MAILPATH_CHROMIUM: chromium,
  MAILPATH_E2E_PORT: String(await freePort()),
  PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
};
const results = allChecks(vitestReport, playwrightReport).map((check) => ({
  title: check.title,
  ...runCheck(check, env),
}));
rmSync(reports, { recursive: true });

const failures = results.filter(({ failed }) => failed > 0);
process.stdout.write('\n');
for (const { title, failed } of failures) process.stdout.write(`${title}: ${failed} failed\n`);
const total = results.reduce(sumOfCounts, noTests);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = failures.length === 0 ? 0 : 1;

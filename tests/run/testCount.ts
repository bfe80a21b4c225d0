// How many tests passed and failed, as the two test runners write it into their JSON reports.
// A runner that stopped before it wrote a report counts as one failure.

import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

export const noTests: TestCount = { passed: 0, failed: 0 };

const vitestReport = v.object({
  success: v.boolean(),
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
});

const noReport: TestCount = { passed: 0, failed: 1 };

export function sumOfCounts(a: TestCount, b: TestCount): TestCount {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** Counts from Vitest's report; a test file that could not be loaded counts as one failure. */
export function readVitestCount(file: string): TestCount {
  if (!existsSync(file)) return noReport;
  const report = v.parse(vitestReport, JSON.parse(readFileSync(file, 'utf8')));
  const notLoaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + notLoaded.length;
  return { passed: report.numPassedTests, failed: report.success ? 0 : Math.max(1, failed) };
}

/** Counts from Playwright's report; a test that passed only when repeated has failed. */
export function readPlaywrightCount(file: string): TestCount {
  if (!existsSync(file)) return noReport;
  const { stats } = v.parse(playwrightReport, JSON.parse(readFileSync(file, 'utf8')));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

// The count in the last line of `npm test`: nothing that failed may be counted as nothing.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPlaywrightCount, readVitestCount } from './testCount';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailpath-count-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function reportOf(content: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('a runner that left no report has failed', () => {
  expect(readVitestCount(path.join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1 });
  expect(readPlaywrightCount(path.join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1 });
});

test('a test file that could not be loaded counts beside the failed tests', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const failed = { status: 'failed', assertionResults: [{}] };
  const report = { numPassedTests: 4, numFailedTests: 2, testResults: [broken, failed] };
  expect(readVitestCount(reportOf({ ...report, success: false }))).toEqual({
    passed: 4,
    failed: 3,
  });
});

test('a run without success and without a failed test is one failure', () => {
  const report = { success: false, numPassedTests: 4, numFailedTests: 0, testResults: [] };
  expect(readVitestCount(reportOf(report))).toEqual({ passed: 4, failed: 1 });
});

test('a browser test that passed only when repeated has failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 2 };
  expect(readPlaywrightCount(reportOf({ stats }))).toEqual({ passed: 5, failed: 3 });
});

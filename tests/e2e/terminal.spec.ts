// The built terminal program by itself: one file, started far from the sources and the packages.
// It needs no page, so it uses Playwright's own `test`.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const BUILT = fileURLToPath(new URL('../../dist/cli/mailpath.js', import.meta.url));

test('the built terminal program needs nothing but Node', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mailpath-terminal-'));
  const program = path.join(folder, 'mailpath.mjs');
  copyFileSync(BUILT, program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'list', '--json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ id: 'submit-587' }));
});

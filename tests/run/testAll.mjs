// The one test command, `npm test`. This part is plain JavaScript because it runs before anything
// is installed: it installs the packages when they are missing or not the ones the lock file
// names, and then hands over to runChecks.ts.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const onWindows = process.platform === 'win32';

/** @param {string} file a lock file, relative to the root */
function packagesOf(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
}

/** npm notes what it installed in a lock file of its own; optional packages may be absent. */
function packagesAreInstalled() {
  const note = 'node_modules/.package-lock.json';
  if (!existsSync(path.join(root, note))) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf('package-lock.json')).every(([name, wanted]) => {
    if (name === '') return true;
    const found = installed[name];
    return found === undefined ? wanted.optional === true : found.integrity === wanted.integrity;
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function runOrExit(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: onWindows,
  });
  if (error !== undefined) process.stderr.write(`${command} did not start: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}

if (!packagesAreInstalled()) runOrExit('npm', ['ci', '--include=dev']);
runOrExit('npx', ['--no-install', 'tsx', 'tests/run/runChecks.ts']);

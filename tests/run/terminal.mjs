// `npm run mailpath`: runs the built program when it is newer than every source, because it starts
// ten times as fast; otherwise the sources as they stand, through tsx. Nothing stale is ever run.

import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = path.join(root, 'dist/cli/mailpath.js');
const ENTRY = path.join(root, 'src/cli/main.ts');

/**
 * @param {string} file
 * @returns {number} when the file was last written, in milliseconds; 0 when there is none
 */
function writtenMs(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @returns {boolean} whether no source is newer than the built program */
function isBuiltFresh() {
  const builtMs = writtenMs(BUILT);
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return (
    builtMs > writtenMs(path.join(root, 'package-lock.json')) &&
    sources.every((file) => writtenMs(path.join(root, 'src', file)) < builtMs)
  );
}

if (isBuiltFresh()) {
  await import(pathToFileURL(BUILT).href);
} else {
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  const command = [tsx, ENTRY, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

// Finds an installed Chromium. The tests drive the browser of the machine instead of downloading
// one: docs/decisions/0007-playwright-with-an-installed-chromium.md says why.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const MACOS_PROGRAMS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Runs without a screen, as root in a container too, and calls nobody but the tested page. */
export const chromiumArgs: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The file a command names on PATH, or null. */
export function findOnPath(command: string, env: Environment): string | null {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const files = folders.map((folder) => path.join(folder, command));
  return files.find(isExecutable) ?? null;
}

/** The browser's file: MAILPATH_CHROMIUM when it is set, else the first one found, else null. */
export function findChromium(env: Environment): string | null {
  const named = env['MAILPATH_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const onPath = COMMANDS.map((command) => findOnPath(command, env)).find((file) => file !== null);
  return onPath ?? MACOS_PROGRAMS.find(isExecutable) ?? null;
}

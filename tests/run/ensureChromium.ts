// Gives the browser tests a Chromium: the one that is there, or Debian's where this runs as root
// beside apt-get. Anywhere else it says what to install and ends the run.

import { spawnSync } from 'node:child_process';
import { findChromium, findOnPath } from '../e2e/chromium';

const HOW_TO_GET_CHROMIUM = `The browser tests need Chromium, and none was found.
Install it, then run this again:
  Debian:         sudo apt-get install chromium
  Fedora:         sudo dnf install chromium
  macOS:          brew install --cask chromium
  anything else:  install Chromium or Google Chrome
Is it there under another name? Say where: MAILPATH_CHROMIUM=<file> npm test
(If that is set already, it names no browser that starts.)
`;

/** A person who named a browser wants that one, so none is installed beside it. */
function mayInstall(): boolean {
  if ((process.env['MAILPATH_CHROMIUM'] ?? '') !== '') return false;
  return process.getuid?.() === 0 && findOnPath('apt-get', process.env) !== null;
}

function installFromDebian(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', args, { stdio: 'inherit', env });
  }
}

/** Some systems ship a `chromium` that only says where to get one; a real one knows its version. */
function answersItsVersion(file: string): boolean {
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

function findWorkingChromium(): string | null {
  const file = findChromium(process.env);
  return file !== null && answersItsVersion(file) ? file : null;
}

/** The Chromium's file. Ends the process with code 1 where there is none and none can be had. */
export function ensureChromium(): string {
  const found = findWorkingChromium();
  if (found !== null) return found;
  if (mayInstall()) installFromDebian();
  const installed = findWorkingChromium();
  if (installed !== null) return installed;
  process.stderr.write(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}

// npm's `prepare`: builds the terminal program, so that `bin` exists after `npm ci`. An install
// never fails because of it: where it cannot be built, this says why and the install goes on.

import { existsSync } from 'node:fs';
import process from 'node:process';

const ENTRY = 'src/cli/main.ts';

/** @returns {Promise<void>} when the program is built; rejects with the reason otherwise */
async function buildCli() {
  if (!existsSync(ENTRY)) throw new Error(`${ENTRY} does not exist`);
  const { build } = await import('vite');
  await build({ mode: 'cli', logLevel: 'warn' });
}

try {
  await buildCli();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `The terminal program was not built: ${reason}\n` +
      'Run `npm run build:cli` once that is put right; everything else works without it.\n',
  );
}

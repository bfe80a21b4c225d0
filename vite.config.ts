// One configuration for three uses: the page (default), the terminal program (mode `cli`) and
// the tests. The page uses relative addresses, so the built folder works from any place; the
// terminal program is one file that needs nothing but Node.

import { chmodSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { PluginOption, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { machineDrawings } from './plugins/machineDrawings.ts';

const CLI_FILE = 'dist/cli/mailpath.js';

/** npm marks a package's `bin` as executable when it installs it; a fresh build is not yet. */
function executableBin(): PluginOption {
  return { name: 'executable-bin', closeBundle: () => chmodSync(CLI_FILE, 0o755) };
}

const appBuild = {
  base: './',
  plugins: [react(), machineDrawings()],
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // That laying out the machines takes most of a build is known: decision 12.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
} satisfies UserConfig;

const cliBuild = {
  plugins: [executableBin()],
  publicDir: false,
  // A server build leaves this expression alone, and libraries would then run their development
  // branches in whatever environment the person's shell has.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      output: {
        entryFileNames: 'mailpath.js',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
      },
    },
  },
} satisfies UserConfig;

export default defineConfig(({ mode }) => ({
  ...(mode === 'cli' ? cliBuild : appBuild),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    // The workers start with these, because the locale is read once when a process starts.
    env: { TZ: 'UTC', LC_ALL: 'C' },
    setupFiles: ['tests/setup/requireUtc.ts'],
    sequence: { shuffle: true },
    // No test file changes a global, so a fresh world of modules for each would only cost time.
    isolate: false,
    // Some read the whole project; a busy machine takes its time over them.
    testTimeout: 60_000,
  },
}));

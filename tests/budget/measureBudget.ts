// Weighs the first view of the built page against budget.json and fails when it is too heavy.
// Run `npm run build` before it.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import budget from './budget.json';
import { overBudget } from './overBudget';
import { firstView } from './pageSize';

const BUILT = new URL('../../dist/app/', import.meta.url);

function readBuilt(file: string): Buffer {
  return readFileSync(fileURLToPath(new URL(file, BUILT)));
}

function sumOctets(files: readonly string[], octets: (content: Buffer) => number): number {
  return files.reduce((sum, file) => sum + octets(readBuilt(file)), 0);
}

function measure(): Readonly<Record<keyof typeof budget, number>> {
  const view = firstView(JSON.parse(readBuilt('.vite/manifest.json').toString()));
  const compressed = (content: Buffer): number => brotliCompressSync(content).length;
  return {
    script: sumOctets(view.script, compressed),
    style: sumOctets(view.style, compressed),
    fonts: sumOctets(view.fonts, (content) => content.length),
  };
}

if (!existsSync(fileURLToPath(new URL('.vite/manifest.json', BUILT)))) {
  process.stderr.write('There is no built page to measure. Run `npm run build` first.\n');
  process.exit(1);
}

const sizes = measure();
for (const [kind, octets] of Object.entries(sizes)) {
  process.stdout.write(`${kind.padEnd(7)}${(octets / 1000).toFixed(1).padStart(8)} kB\n`);
}
const complaints = overBudget(sizes, budget);
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;

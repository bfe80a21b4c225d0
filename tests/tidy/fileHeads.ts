// Names and first lines: no grab-bag files, barrels only for the scenarios, and every source file
// begins by saying what it is for.

import path from 'node:path';
import type { ProjectFile } from './projectFiles';

const GRAB_BAG = /^(utils?|helpers?|common|shared|misc|types|constants)\.(ts|tsx)$/i;
const CASED = /^([a-z][A-Za-z0-9]*(\.test)?\.ts|[A-Za-z][A-Za-z0-9]*(\.test)?\.tsx)$/;
const SCENARIO = /^src\/scenarios\/[a-z0-9-]+\.ts$/;

function badName(file: string): string | null {
  const name = path.posix.basename(file);
  if (GRAB_BAG.test(name)) return 'a name that says nothing about its subject';
  if (name === 'index.ts' && file !== 'src/scenarios/index.ts') return 'a barrel file';
  return CASED.test(name) || SCENARIO.test(file) ? null : 'not camelCase.ts or PascalCase.tsx';
}

/** Files whose name is against the house style. */
export function badNames(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap((file) => {
    const problem = badName(file.path);
    return problem === null ? [] : [`${file.path}: ${problem}`];
  });
}

/** Files that do not begin with a comment. */
export function missingHeads(files: readonly ProjectFile[]): readonly string[] {
  return files
    .filter(({ text }) => !/^(\/\/|\/\*)/.test(text))
    .map((file) => `${file.path}: no comment at the top that says what the file is for`);
}

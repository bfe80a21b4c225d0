// Reads the project's own text files for the house rules. Build output, installed packages and
// the lock file are not the project's own; what git ignores is left out by name, so that the
// rules also hold in a folder without git.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as the rules see it; `path` is relative to the root and uses forward slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

const SKIPPED = new Set([
  '.git',
  'node_modules',
  'dist',
  'coverage',
  'test-results',
  'playwright-report',
  'package-lock.json',
]);

const TEXT = /(\.(ts|tsx|mjs|js|css|html|md|json|txt|svg|webmanifest)|^LICENSE|\/run)$/;

function pathsUnder(folder: string): readonly string[] {
  const entries = readdirSync(path.join(projectRoot, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? pathsUnder(file) : [file];
    });
}

function readProjectFile(file: string): ProjectFile {
  return { path: file, text: readFileSync(path.join(projectRoot, file), 'utf8') };
}

/** Every text file of the project, in path order. */
export function readProject(): readonly ProjectFile[] {
  const paths = pathsUnder('').filter((file) => TEXT.test(file));
  return [...paths].sort().map(readProjectFile);
}

/** The folders of `src`, at any depth, as paths from the root. */
export function sourceFolders(): readonly string[] {
  const files = pathsUnder('src');
  const folders = files.flatMap((file) => {
    const parts = file.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return [...new Set(folders)].filter((folder) => folder !== 'src').sort();
}

/** True for a file or a folder, given as a path from the root. */
export function existsInProject(file: string): boolean {
  return existsSync(path.join(projectRoot, file));
}

export function isScript(file: ProjectFile): boolean {
  return /\.tsx?$/.test(file.path);
}

export function isIn(folder: string): (file: ProjectFile) => boolean {
  return (file) => file.path.startsWith(`${folder}/`);
}

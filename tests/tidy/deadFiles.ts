// A file of `src` that neither the page, the embed, the terminal program nor a test reaches is
// dead. Knip finds unused exports too; this rule also follows style sheets and data files.

import path from 'node:path';
import { moduleReferences } from './moduleReferences';
import type { ProjectFile } from './projectFiles';
import { isScript } from './projectFiles';

const ENTRY = /^(tests\/|src\/(app|cli|embed)\/main\.tsx?$|index\.html$)/;
const CSS_IMPORT = /@import\s+(?:url\()?['"](\.[^'"]+)['"]/g;
const HTML_SOURCE = /(?:src|href)="\.?\/(src\/[^"]+)"/g;

const endings = ['', '.ts', '.tsx', '/index.ts'];

function namesIn(file: ProjectFile): readonly string[] {
  if (isScript(file)) return moduleReferences(file).flatMap(({ name }) => name ?? []);
  const pattern = file.path.endsWith('.css') ? CSS_IMPORT : HTML_SOURCE;
  return [...file.text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function targetsOf(file: ProjectFile, known: ReadonlySet<string>): readonly string[] {
  const folder = path.posix.dirname(file.path);
  return namesIn(file).flatMap((name) => {
    const [plain = ''] = name.split('?');
    const target = plain.startsWith('.') ? path.posix.join(folder, plain) : plain;
    return endings.map((ending) => target + ending).find((found) => known.has(found)) ?? [];
  });
}

/** The files of `src`, its READMEs left out, that no entry reaches. */
export function deadFiles(files: readonly ProjectFile[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const known = new Set(byPath.keys());
  const waiting = [...known].filter((file) => ENTRY.test(file));
  const reached = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const file = byPath.get(next);
    if (file === undefined || reached.has(next)) continue;
    reached.add(next);
    waiting.push(...targetsOf(file, known));
  }
  return [...known].filter(
    (file) => file.startsWith('src/') && !file.endsWith('.md') && !reached.has(file),
  );
}

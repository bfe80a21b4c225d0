// Documents: one main heading in each Markdown file, links to files that exist, and in every folder
// of `src` a README of 5 to 15 lines that says what belongs there and what does not.

import path from 'node:path';
import type { ProjectFile } from './projectFiles';

const README_MIN_LINES = 5;
const README_MAX_LINES = 15;

function withoutFences(text: string): string {
  return text.replace(/^(`{3,}|~{3,}).*\n[\s\S]*?^\1.*$/gm, '');
}

/** Markdown files that do not have exactly one main heading. */
export function headingMistakes(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const count = withoutFences(text).match(/^# \S/gm)?.length ?? 0;
    return count === 1 ? [] : [`${path}: ${count} main headings, exactly 1 is wanted`];
  });
}

/** Links inside the project that lead nowhere; `exists` is asked with paths from the root. */
export function brokenLinks(
  files: readonly ProjectFile[],
  exists: (file: string) => boolean,
): readonly string[] {
  return files.flatMap(({ path: from, text }) => {
    const links = [...withoutFences(text).matchAll(/\]\(([^)\s]+)\)/g)];
    return links.flatMap(([, link = '']) => {
      const [file = ''] = link.split('#');
      if (file === '' || /^[a-z]+:/.test(file)) return [];
      const target = path.posix.join(path.posix.dirname(from), file);
      return exists(target) ? [] : [`${from}: the link to ${link} leads nowhere`];
    });
  });
}

/** Folders without a README, and READMEs that are too short or too long. */
export function readmeMistakes(
  folders: readonly string[],
  files: readonly ProjectFile[],
): readonly string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return folders.flatMap((folder) => {
    const text = texts.get(`${folder}/README.md`);
    if (text === undefined) return [`${folder}: no README.md`];
    const lines = text.trimEnd().split('\n').length;
    const fits = lines >= README_MIN_LINES && lines <= README_MAX_LINES;
    const range = `${README_MIN_LINES} to ${README_MAX_LINES}`;
    return fits ? [] : [`${folder}/README.md: ${lines} lines, ${range} are wanted`];
  });
}

// Words that may not stand in any file: paths of one person's machine, and promises of work that
// is not done. SMTP's own "Command not implemented" (replies 502 and 504) is not such a promise.

import type { ProjectFile } from './projectFiles';

// Put together from parts, so that the rule does not find itself.
const FOLDERS = ['tmp', 'work', 'root', 'home'].join('|');
const MARKERS = ['TO', 'FIX'].join('DO|').concat('ME');
const LATER = ['coming', '(?<!command (?:parameter )?)not'].join(' soon|');

const MACHINE_PATH = new RegExp(String.raw`(^|[^\w.-])/(${FOLDERS})/`);
const MARKER = new RegExp(String.raw`\b(${MARKERS})\b`);
const PROMISE = new RegExp(`${LATER} implemented`, 'i');

const RULES: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  { pattern: MACHINE_PATH, message: 'a path of one machine' },
  { pattern: MARKER, message: 'a marker of unfinished work' },
  { pattern: PROMISE, message: 'a promise of unfinished work' },
];

/** Every line with such words. */
export function bannedWords(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        RULES.filter(({ pattern }) => pattern.test(line)).map(
          ({ message }) => `${path}:${index + 1}: ${message}`,
        ),
      ),
  );
}

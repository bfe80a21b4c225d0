/**
 * The words of a real program for its user, as they came: line by line, with the exit code of one
 * that has one. They are quoted, never retold; what they mean is said around them.
 */
import type { StepFacts } from '../../trace/stepFacts';
import { type Fragment, type Paragraph, text } from './explanation';

export type OwnWords = Pick<StepFacts, 'words' | 'exitCode'>;

/** Lines that a program wrote, set apart by a stroke; null when it has said nothing. */
export function ownWords({ words, exitCode }: OwnWords): Paragraph | null {
  const quoted = words
    .filter((line) => line.trim() !== '')
    .flatMap((line, index): readonly Fragment[] =>
      index === 0 ? [{ wire: line.trim() }] : [' / ', { wire: line.trim() }],
    );
  if (quoted.length === 0) return null;
  const code = exitCode === null ? '' : ` Its exit code is ${exitCode}.`;
  return [...text`In the program’s own words: `, ...quoted, ...(code === '' ? [] : [code])];
}

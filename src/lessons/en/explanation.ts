/**
 * The form of an explanation: a heading that states the lesson and a few paragraphs of why. What
 * is quoted from the trace is a fragment of its own, so that it can be set in another typeface and
 * is never mistaken for our words.
 */
import type { StepFacts } from '../../trace/stepFacts';

/** A piece of a sentence: our words, or `wire`, quoted from the trace. */
export type Fragment = string | { readonly wire: string };

export type Paragraph = readonly Fragment[];

export interface Explanation {
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

/** What is said at a rule, given what this moment shows. */
export type Lesson = (facts: StepFacts) => Explanation;

/** An explanation of at most three paragraphs. A paragraph that is null is left out. */
export function lesson(heading: string, ...paragraphs: readonly (Paragraph | null)[]): Explanation {
  return { heading, paragraphs: paragraphs.filter((paragraph) => paragraph !== null) };
}

/** Quotes from the trace; where there is nothing to quote, our own words stand in. */
export function wire(quoted: string | null | undefined, otherwise: string): Fragment {
  return quoted === null || quoted === undefined || quoted === '' ? otherwise : { wire: quoted };
}

/**
 * A paragraph as a template: `` text`It says ${wire(line, 'so')}.` ``. Line breaks of the source
 * become blanks; neighbouring pieces of our own words are joined.
 */
export function text(words: TemplateStringsArray, ...quotes: readonly Fragment[]): Paragraph {
  const pieces = words.flatMap((piece, index): readonly Fragment[] => {
    const quote = quotes[index];
    return quote === undefined ? [oneLine(piece)] : [oneLine(piece), quote];
  });
  return pieces.reduce<readonly Fragment[]>(join, []).filter((piece) => piece !== '');
}

/** A paragraph without its marks, for a terminal or for reading aloud. */
export const plainText = (paragraph: Paragraph): string =>
  paragraph.map((piece) => (typeof piece === 'string' ? piece : piece.wire)).join('');

const oneLine = (piece: string): string => piece.replace(/\s+/gu, ' ');

function join(joined: readonly Fragment[], piece: Fragment): readonly Fragment[] {
  const last = joined.at(-1);
  return typeof piece === 'string' && typeof last === 'string'
    ? [...joined.slice(0, -1), last + piece]
    : [...joined, piece];
}

/** What a cell of the matrix shows, read from its story. */
import { reasonText } from '../../lessons/en/reasonText';
import type { Story } from '../../player/story';
import { projectExposure } from '../../projections/exposure';
import { projectOutcome, type Outcome } from '../../projections/outcome';

export interface CellFacts {
  readonly status: Outcome['status'];
  readonly exposed: 'password' | 'message' | 'nothing';
  readonly endMs: number;
  /** What the program tells its user, or, where it has no words of its own, the reason. */
  readonly words: readonly string[];
  readonly isQuoted: boolean;
}

/** More lines than this are for the story itself. */
const MOST_LINES = 3;

/** The facts of a cell whose story has been told. */
export function cellFacts({ trace, steps }: Story): CellFacts {
  const outcome = projectOutcome(trace);
  const { credentials, message } = projectExposure(trace);
  const reported = trace.events.findLast((event) => event.type === 'client:reported');
  const own = reported?.type === 'client:reported' ? reported.words : [];
  const shown = own.filter((line) => line.trim() !== '').slice(-MOST_LINES);
  const { status, rule, detail } = outcome;
  return {
    status,
    exposed: credentials ? 'password' : message ? 'message' : 'nothing',
    endMs: steps.at(-1)?.timeMs ?? 0,
    words: shown.length > 0 ? shown : [reasonText(rule, detail, outcome)],
    isQuoted: shown.length > 0,
  };
}

/** What a cell of the matrix shows, read from its story. */
import { reasonText } from '../../lessons/en/reasonText';
import type { Story } from '../../player/story';
import { projectExposure } from '../../projections/exposure';
import { projectOutcome, type Outcome } from '../../projections/outcome';

/** What a cell tells of: whether strangers could read it. */
const MATRIX_PARTS = ['password', 'addresses', 'text'] as const;
export type MatrixPart = (typeof MATRIX_PARTS)[number];

export interface CellFacts {
  readonly status: Outcome['status'];
  /** What strangers could read, and what not. */
  readonly exposed: readonly MatrixPart[];
  readonly kept: readonly MatrixPart[];
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
  const { credentials, message, addresses } = projectExposure(trace);
  const isRead = { password: credentials, addresses, text: message };
  const reported = trace.events.findLast((event) => event.type === 'client:reported');
  const own = reported?.type === 'client:reported' ? reported.words : [];
  const shown = own.filter((line) => line.trim() !== '').slice(-MOST_LINES);
  const { status, rule, detail } = outcome;
  return {
    status,
    exposed: MATRIX_PARTS.filter((part) => isRead[part]),
    kept: MATRIX_PARTS.filter((part) => !isRead[part]),
    endMs: steps.at(-1)?.timeMs ?? 0,
    words: shown.length > 0 ? shown : [reasonText(rule, detail, outcome)],
    isQuoted: shown.length > 0,
  };
}

/**
 * The rows of "who can read this line": neighbours on the way who see the same share one row, and
 * all who see nothing share the last.
 */
import type { Reading } from '../../projections/readers';

export interface ReadingRow {
  readonly readers: readonly Reading['reader'][];
  /** What each of them sees. */
  readonly reading: Reading;
}

/** Gathers readings, given in the order of the way, into rows. */
export function gatherReadings(readings: readonly Reading[]): readonly ReadingRow[] {
  const rows: ReadingRow[] = [];
  const seeing = readings.filter(({ sees }) => sees.kind !== 'nothing');
  const blind = readings.filter(({ sees }) => sees.kind === 'nothing');
  for (const reading of [...seeing, ...blind]) {
    const last = rows.at(-1);
    if (last !== undefined && isSameSight(last.reading, reading)) {
      rows[rows.length - 1] = { ...last, readers: [...last.readers, reading.reader] };
    } else {
      rows.push({ readers: [reading.reader], reading });
    }
  }
  return rows;
}

function isSameSight(a: Reading, b: Reading): boolean {
  return a.exposed === b.exposed && JSON.stringify(a.sees) === JSON.stringify(b.sees);
}

/** What a lane says of itself: the sentence that is its lesson, and its counts for the table. */
import type { Story } from '../../player/story';
import type { Lane } from '../../projections/lane';
import { explainMoment } from '../watch/moment';
import { compareStrings, type CountUnit } from './compareStrings';

const words = compareStrings;

/** How many round trips, or how long that was. */
const amountOf = (n: number, { roundTripMs }: Lane, unit: CountUnit): string =>
  words.amount(n, unit, roundTripMs);

/**
 * The last sentence of a lane's part of the story, at its end.
 * @param length how long the axis is; a lane that waits for longer than that says a time.
 */
export function laneEnding(lane: Lane, story: Story, unit: CountUnit, length: number): string {
  const { counts, end, endMs } = lane;
  const amount = end > length ? words.time(endMs) : amountOf(end, lane, unit);
  const { accepted } = counts;
  if (accepted !== null) {
    const said = words.accepted(amountOf(accepted, lane, unit));
    if (end <= accepted) return said;
    const isClosed = story.steps[lane.lastStep]?.kind === 'closed';
    return (isClosed ? words.thenClosed : words.thenOver)(said, amount);
  }
  const last = story.steps.at(-1);
  return last === undefined ? '' : words.ended(explainMoment(story, last).heading, amount);
}

/** The heading of a lane's card. */
export function laneLesson(lane: Lane, unit: CountUnit): string {
  const { summary } = words;
  const { loggedIn, accepted, passwordSent, clearFirst } = lane.counts;
  if (passwordSent?.sealed === false) return summary.exposed;
  const { octets, hasMail } = clearFirst;
  const clear = octets === 0 ? summary.noClear : summary.clear(octets, hasMail);
  if (loggedIn !== null) return summary.loggedIn(amountOf(loggedIn, lane, unit), clear);
  if (accepted !== null) return summary.accepted(amountOf(accepted, lane, unit), clear);
  return summary.none;
}

export type CountRow = keyof typeof compareStrings.table.rows;

const { table } = words;

/** One cell of the table of counts. */
export function countText(row: CountRow, lane: Lane, story: Story, unit: CountUnit): string {
  const { counts } = lane;
  const after = (n: number): string => table.after(amountOf(n, lane, unit));
  switch (row) {
    case 'passwordSent': {
      const sent = counts.passwordSent;
      if (sent === null) return table.never;
      return `${after(sent.at)}, ${sent.sealed ? table.sealed : table.clear}`;
    }
    case 'clearFirst':
    case 'clearBeyond':
      return table.octets(counts[row].octets, counts[row].hasMail);
    case 'outcome': {
      const last = story.steps.at(-1);
      return last === undefined ? '' : explainMoment(story, last).heading;
    }
    default: {
      const value = counts[row];
      return value === null ? table.never : after(value);
    }
  }
}

/** What a lane says of itself: the sentence that is its lesson, and its counts for the table. */
import type { Story } from '../../player/story';
import type { Lane } from '../../projections/lane';
import { explainMoment } from '../watch/moment';
import { compareStrings } from './compareStrings';

const words = compareStrings;

/** The last sentence of a lane's part of the story. */
export function laneEnding({ counts, endMs }: Lane, story: Story): string {
  if (counts.accepted !== null) return words.accepted(counts.accepted);
  const last = story.steps.at(-1);
  return last === undefined ? '' : words.ended(explainMoment(story, last).heading, endMs);
}

/** The heading of a lane's card. */
export function laneLesson({ counts }: Lane): string {
  const { summary } = words;
  const { loggedIn, accepted, passwordSent, clearOctets } = counts;
  if (passwordSent?.sealed === false) return summary.exposed;
  const clear = clearOctets === 0 ? summary.noClear : summary.clear(clearOctets);
  if (loggedIn !== null) return summary.loggedIn(loggedIn, clear);
  if (accepted !== null) return summary.accepted(accepted, clear);
  return summary.none;
}

export type CountRow = keyof typeof compareStrings.table.rows;

const { table } = words;

const at = (value: number | null): string => (value === null ? table.never : table.after(value));

/** One cell of the table of counts. */
export function countText(row: CountRow, lane: Lane, story: Story): string {
  const { counts } = lane;
  switch (row) {
    case 'passwordSent': {
      const sent = counts.passwordSent;
      if (sent === null) return table.never;
      return `${table.after(sent.at)}, ${sent.sealed ? table.sealed : table.clear}`;
    }
    case 'clearOctets':
      return table.octets(counts.clearOctets);
    case 'outcome': {
      const last = story.steps.at(-1);
      return last === undefined ? '' : explainMoment(story, last).heading;
    }
    default:
      return at(counts[row]);
  }
}

/** Tells where a story's cursor is, so that the address can say it. */
import { useEffect } from 'react';
import type { PlayerState } from '../../player/player';
import type { Story } from '../../player/story';
import type { Step } from '../../projections/steps';
import type { Place } from '../../world/address';

/** Says where the cursor is after each move; the place an address opened at is not a move. */
export function useMovedReport(
  state: PlayerState,
  story: Story,
  onMoved: (place: Place | null) => void,
): void {
  const { cursor, moves } = state;
  useEffect(() => {
    const step = story.steps[cursor];
    if (moves > 0 && step !== undefined) onMoved(placeOf(step));
  }, [cursor, moves, story, onMoved]);
}

/** The place of a step in an address; the beginning needs none. */
export function placeOf(step: Step): Place | null {
  return step.index === 0 ? null : { kind: 'anchor', anchor: step.anchor };
}

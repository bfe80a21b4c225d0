/**
 * The one place that speaks by itself: it says the step when a person moves the cursor, and is
 * silent while the story plays, which would talk over whatever is being read.
 */
import { memo } from 'react';
import type { PlayerState } from '../../player/player';
import type { Story } from '../../player/story';
import { strings } from '../strings';
import { explainMoment, nameMoment } from './moment';

interface Props {
  readonly story: Story;
  readonly state: PlayerState;
}

export const LiveRegion = memo(function LiveRegion({ story, state }: Props) {
  return (
    <p className="spoken" role="status" aria-live="polite" aria-atomic="true" data-live>
      {state.movedBy === 'hand' ? spokenFor(story, state.cursor) : ''}
    </p>
  );
});

function spokenFor(story: Story, cursor: number): string {
  const step = story.steps[cursor];
  if (step === undefined) return '';
  const name = nameMoment(story, step);
  const { heading } = explainMoment(story, step);
  const place = strings.transport.valueText(cursor + 1, story.steps.length, name);
  return name === heading ? `${place}.` : `${place}. ${heading}`;
}

/** A story in a comparison: what is watched, and the lane that it makes. */
import type { Story } from '../../player/story';
import type { Lane } from '../../projections/lane';
import { projectLane } from '../../projections/lane';
import type { NamedWorld } from '../../scenarios/scenario';

export interface OpenedStory {
  readonly scenario: NamedWorld;
  readonly story: Story;
}

export interface ComparedLane extends OpenedStory {
  readonly lane: Lane;
}

/** The lanes of some stories. */
export const lanesOf = (opened: readonly OpenedStory[]): readonly ComparedLane[] =>
  opened.map(({ scenario, story }) => ({
    scenario,
    story,
    lane: projectLane(story.trace, story.steps, story.phases),
  }));

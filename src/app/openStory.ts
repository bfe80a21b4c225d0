/**
 * Opens a story: simulates the scenario's world and finds the place in it. The only place on the
 * page that runs a simulation.
 */
import type { Story } from '../player/story';
import { readStory } from '../player/story';
import { findAnchor } from '../projections/steps';
import type { NamedWorld } from '../scenarios/scenario';
import { simulate } from '../simulation/simulate';
import { strings } from '../view/strings';
import type { Place } from '../world/address';

export type Opened =
  | {
      readonly kind: 'story';
      readonly story: Story;
      readonly cursor: number;
      /** What is to be said when the place does not exist; the story is then at its beginning. */
      readonly message: string | null;
    }
  | { readonly kind: 'failed'; readonly message: string };

/** The story of a scenario, at a place. Never throws: a world can ask for too much. */
export function openStory(scenario: NamedWorld, place: Place | null): Opened {
  try {
    const { name: senderName, kind: senderKind } = scenario.world.sender;
    const story = readStory(simulate(scenario.world), { senderName, senderKind });
    const cursor = place === null ? 0 : findPlace(story, place);
    const message = place === null || cursor !== null ? null : missingPlace(story, place);
    return { kind: 'story', story, cursor: cursor ?? 0, message };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', message: strings.problem.failed(reason) };
  }
}

function findPlace({ steps }: Story, place: Place): number | null {
  if (place.kind === 'anchor') return findAnchor(steps, place.anchor);
  return place.number <= steps.length ? place.number - 1 : null;
}

function missingPlace({ steps }: Story, place: Place): string {
  return place.kind === 'anchor'
    ? strings.problem.unknownAnchor(place.anchor)
    : strings.problem.beyondEnd(place.number, steps.length);
}

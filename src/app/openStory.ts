/**
 * Opens the story an address asks for: finds the scenario, simulates its world and finds the
 * place in it. What cannot be done becomes messages, with the nearest thing that can be shown.
 */
import type { Story } from '../player/story';
import { findStep, readStory } from '../player/story';
import type { Scenario } from '../scenarios/scenarios';
import { findScenario } from '../scenarios/scenarios';
import { simulate } from '../simulation/simulate';
import { strings } from '../view/strings';
import type { ParsedAddress, Place } from '../world/address';

export type Opened =
  | { readonly kind: 'start'; readonly messages: readonly string[] }
  | { readonly kind: 'problem'; readonly messages: readonly string[] }
  | {
      readonly kind: 'story';
      readonly scenario: Scenario;
      readonly story: Story;
      readonly cursor: number;
      readonly messages: readonly string[];
    };

export const DEFAULT_SCENARIO = 'submit-587';

/** What to show for an address. Never throws. */
export function openAddress({ address, problems }: ParsedAddress): Opened {
  const messages = problems.map(strings.problem.badParameter);
  const isLost = problems.some(({ parameter }) => ['scenario', 'address'].includes(parameter));
  if (isLost) return { kind: 'problem', messages };
  if (address.scenario === null) return { kind: 'start', messages };
  const scenario = findScenario(address.scenario);
  if (scenario === null) {
    return {
      kind: 'problem',
      messages: [strings.problem.unknownScenario(address.scenario), ...messages],
    };
  }
  try {
    return openStory(scenario, address.place, messages);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'problem', messages: [strings.problem.failed(reason), ...messages] };
  }
}

function openStory(scenario: Scenario, place: Place | null, messages: readonly string[]): Opened {
  const story = readStory(simulate(scenario.world));
  const cursor = place === null ? 0 : findPlace(story, place);
  return {
    kind: 'story',
    scenario,
    story,
    cursor: cursor ?? 0,
    messages:
      cursor === null && place !== null ? [...messages, missingPlace(story, place)] : messages,
  };
}

function findPlace(story: Story, place: Place): number | null {
  if (place.kind === 'anchor') return findStep(story, place.anchor);
  return place.number <= story.steps.length ? place.number - 1 : null;
}

function missingPlace(story: Story, place: Place): string {
  return place.kind === 'anchor'
    ? strings.problem.unknownAnchor(place.anchor)
    : strings.problem.beyondEnd(place.number, story.steps.length);
}

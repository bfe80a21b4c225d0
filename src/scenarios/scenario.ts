/**
 * A scenario: a world and what it is to show. Its title, question and brief are words for learners
 * and live in the lessons, under the same id.
 */
import type { Goal } from '../world/goal';
import type { World } from '../world/worldSchema';

export interface Scenario {
  readonly id: string;
  readonly world: World;
  readonly goal: Goal;
}

/** What most goals say: nothing was readable, nothing special had to fire. */
export const QUIET = {
  credentialsExposed: false,
  messageExposed: false,
  fires: [],
  says: [],
} as const;

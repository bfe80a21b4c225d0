/**
 * A scenario: a world and what it is to show. Its title, question and brief are words for learners
 * and live in the lessons, under the same id.
 */
import type { Goal } from '../world/goal';
import type { World } from '../world/worldSchema';

export interface Scenario extends NamedWorld {
  readonly goal: Goal;
}

/** A world that can be watched under an id: a scenario, or a cell of the matrix. */
export interface NamedWorld {
  readonly id: string;
  readonly world: World;
}

/** What most goals say: nothing was readable, nothing special had to fire. */
export const QUIET = {
  credentialsExposed: false,
  messageExposed: false,
  fires: [],
  says: [],
} as const;

// Plays a world and reads its trace the way a test wants to ask about it: how it ended, who read
// what, which rules fired, and what was said on which leg of the way.

import { projectExposure, type Exposure } from '../../src/projections/exposure';
import { projectOutcome, type Outcome } from '../../src/projections/outcome';
import { projectDialogue } from '../../src/projections/dialogue';
import { projectSteps, type Step } from '../../src/projections/steps';
import { simulate } from '../../src/simulation/simulate';
import type { RuleId } from '../../src/trace/rules';
import type { EventOf, Trace, TraceEvent, TraceEventType } from '../../src/trace/traceEvent';
import { worldWith, type PartOf } from '../../src/world/worldWith';
import type { World } from '../../src/world/worldSchema';

export interface Played {
  readonly world: World;
  readonly trace: Trace;
  readonly outcome: Outcome;
  readonly exposure: Exposure;
  readonly steps: readonly Step[];
  /** Every rule that fired, in the order of its first firing. */
  readonly rules: ReadonlySet<RuleId>;
  /** Lines as they arrived, `> ` from the client, `< ` from the server; `~` under TLS. */
  readonly submitted: readonly string[];
  readonly relayed: readonly string[];
  readonly eventsOf: <T extends TraceEventType>(type: T) => readonly EventOf<T>[];
}

const ARROWS = { client: '>', server: '<' } as const;

/** Plays a world that is already complete. */
export function playWorld(world: World): Played {
  const trace = simulate(world);
  const steps = projectSteps(trace);
  const dialogue = projectDialogue(trace, steps);
  const linesOn = (leg: Step['leg']): readonly string[] =>
    dialogue.flatMap((entry) =>
      entry.kind === 'line' && entry.leg === leg
        ? [`${entry.sealed ? '~' : ''}${ARROWS[entry.speaker]} ${entry.text}`]
        : [],
    );
  return {
    world,
    trace,
    outcome: projectOutcome(trace),
    exposure: projectExposure(trace),
    steps,
    rules: new Set(trace.events.flatMap(({ rule }) => rule ?? [])),
    submitted: linesOn('submit'),
    relayed: linesOn('relay'),
    eventsOf: <T extends TraceEventType>(type: T) => {
      const isWanted = (event: TraceEvent): event is EventOf<T> => event.type === type;
      return trace.events.filter(isWanted);
    },
  };
}

/** Plays the default world with changes. */
export const play = (changes: PartOf<World>): Played => playWorld(worldWith(changes));

// Walks through the worlds, or an even part of them, and keeps what is wrong and a short mark of
// each outcome. It forgets the traces, so its memory stays flat.

import { projectExposure } from '../../../src/projections/exposure';
import { projectOutcome } from '../../../src/projections/outcome';
import { simulate } from '../../../src/simulation/simulate';
import type { Trace } from '../../../src/trace/traceEvent';
import { AXES, settingOf, STRIDES, valueIndex, WORLD_COUNT, worldOf, type AxisName } from './axes';
import { EVERY_VALUE_MATTERS, INVARIANTS } from './invariants';

export interface Finding {
  readonly invariant: string;
  readonly world: number;
  readonly problem: string;
}

export interface Exploration {
  readonly worlds: number;
  readonly findings: readonly Finding[];
  readonly held: number;
  readonly invariants: number;
}

/** What a world came to, in one line: two worlds with the same mark ended alike. */
function markOf(trace: Trace): string {
  const { status, deliveredTo } = projectOutcome(trace);
  const { credentials, message, to } = projectExposure(trace);
  return [status, deliveredTo, credentials, message, to].join('|');
}

/** Neighbours differ in this axis alone; the value matters when one of them ended otherwise. */
function matters(marks: ReadonlyMap<number, string>, axis: AxisName, value: number): boolean {
  const { count, stride } = STRIDES.get(axis) ?? { count: 1, stride: 1 };
  for (const [world, mark] of marks) {
    if (valueIndex(world, axis) !== value) continue;
    for (let other = 0; other < count; other += 1) {
      const neighbour = marks.get(world + (other - value) * stride);
      if (neighbour !== undefined && neighbour !== mark) return true;
    }
  }
  return false;
}

const idleValues = (marks: ReadonlyMap<number, string>): readonly Finding[] =>
  [...STRIDES].flatMap(([axis, { count }]) =>
    Array.from({ length: count }, (_, value) => value)
      .filter((value) => !matters(marks, axis, value))
      .map((value) => ({
        invariant: EVERY_VALUE_MATTERS,
        world: 0,
        problem: `${axis} = ${String(AXES[axis][value])} changes no outcome`,
      })),
  );

/**
 * Explores the worlds 0 to WORLD_COUNT - 1 whose number leaves `first` when divided by `every`.
 * The axes' own invariant is judged only when all are explored.
 */
export function exploreWorlds({ first = 0, every = 1 } = {}): Exploration {
  const findings: Finding[] = [];
  const marks = new Map<number, string>();
  for (let world = first; world < WORLD_COUNT; world += every) {
    const setting = settingOf(world);
    const given = worldOf(setting);
    const trace = simulate(given);
    for (const { name, problem } of INVARIANTS) {
      const found = problem({ setting, trace, horizonMs: given.horizonMs });
      if (found !== null) findings.push({ invariant: name, world, problem: found });
    }
    marks.set(world, markOf(trace));
  }
  if (every === 1) findings.push(...idleValues(marks));
  const invariants = INVARIANTS.length + (every === 1 ? 1 : 0);
  const broken = new Set(findings.map(({ invariant }) => invariant)).size;
  return { worlds: marks.size, findings, held: invariants - broken, invariants };
}

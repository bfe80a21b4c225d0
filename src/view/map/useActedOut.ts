/**
 * What the map shows: the moment at the cursor and, while a movement is acted out, the step that
 * moves and what stands still meanwhile. A step taken back is acted out from its end.
 */
import { useMemo } from 'react';
import type { MapLayout } from '../../layout/mapLayout';
import type { Motion } from '../../player/playerMachine';
import type { Story } from '../../player/story';
import type { MapMoment } from './mapMoment';
import { momentAt } from './mapMoment';
import type { Shares } from './mapWait';
import { shareOut } from './mapWait';
import type { Mover } from './moverPlan';
import { planMovers } from './moverPlan';
import { useActing } from '../useActing';

export interface ActedOut {
  /** The step at the cursor. */
  readonly now: MapMoment;
  /** The step whose movement is shown: that at the cursor, or the one that is taken back. */
  readonly acted: MapMoment;
  /** What stands: the step before the one that is acted out, or the one at the cursor. */
  readonly settled: MapMoment;
  /** Non-null while something moves. */
  readonly acting: Motion | null;
  readonly movers: readonly Mover[];
  readonly shares: Shares;
}

interface Shown {
  readonly trace: Story['trace'];
  readonly steps: Story['steps'];
  readonly cursor: number;
  readonly motion: Motion | null;
}

/** Null when the story has no step at the cursor. */
export function useActedOut(
  { trace, steps, cursor, motion }: Shown,
  layout: MapLayout,
  isReduced: boolean,
): ActedOut | null {
  const acting = useActing(motion, isReduced);
  const isBack = acting?.direction === 'back';
  const actedIndex = isBack ? cursor + 1 : cursor;
  const settledIndex = acting === null || isBack ? cursor : cursor - 1;
  const now = useMoment(trace, steps[cursor]);
  const acted = useMoment(trace, steps[actedIndex] ?? steps[cursor]);
  const settled = useMoment(trace, steps[settledIndex] ?? steps[cursor]);
  const before = steps[actedIndex - 1] ?? null;
  return useMemo(() => {
    if (now === null || acted === null || settled === null) return null;
    const shares = shareOut(acted.step, before);
    const movers = planMovers(layout, acted, shares);
    return { now, acted, settled, acting, movers, shares };
  }, [now, acted, settled, before, layout, acting]);
}

/** The moments of a story that have been looked at: each is asked for three times in a row. */
const MOMENTS = new WeakMap<Story['trace'], Map<Story['steps'][number], MapMoment>>();

function useMoment(trace: Story['trace'], step: Story['steps'][number] | undefined) {
  return useMemo(() => (step === undefined ? null : rememberedMoment(trace, step)), [trace, step]);
}

function rememberedMoment(trace: Story['trace'], step: Story['steps'][number]): MapMoment {
  const known = MOMENTS.get(trace) ?? new Map<Story['steps'][number], MapMoment>();
  MOMENTS.set(trace, known);
  const moment = known.get(step) ?? momentAt(trace, step);
  known.set(step, moment);
  return moment;
}

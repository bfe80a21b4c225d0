/**
 * Places the names of phases above the scrubber. A phase of one step is narrower than its name,
 * so names may reach past their phase, never over each other: they stand in two rows, the nearer
 * one first, and what fits in neither is left out. The phase at the cursor and the last one are
 * always named.
 */
export interface NamedPhase {
  /** How wide its name is when set, in pixels. */
  readonly widthPx: number;
  /** Where the phase begins on the track, in pixels from its left end. */
  readonly fromPx: number;
}

export interface PlacedLabel {
  readonly index: number;
  readonly leftPx: number;
  /** 0 is the row next to the track. */
  readonly row: 0 | 1;
}

interface Placed extends PlacedLabel {
  readonly rightPx: number;
}

const GAP_PX = 6;

/** The labels that fit a track of a width in pixels, each with its left end and its row. */
export function placeLabels(
  phases: readonly NamedPhase[],
  current: number,
  trackPx: number,
): readonly PlacedLabel[] {
  const placed: Placed[] = [];
  const last = phases.length - 1;
  const others = [...phases.keys()].filter((index) => index !== current && index !== last);
  for (const index of new Set([current, last, ...others])) {
    const phase = phases[index];
    if (phase === undefined) continue;
    const leftPx = Math.max(0, Math.min(phase.fromPx, trackPx - phase.widthPx));
    const rightPx = leftPx + phase.widthPx;
    const row = ([0, 1] as const).find((candidate) => isFree(placed, candidate, leftPx, rightPx));
    if (row !== undefined) placed.push({ index, leftPx, rightPx, row });
  }
  return placed
    .map(({ index, leftPx, row }) => ({ index, leftPx, row }))
    .sort((a, b) => a.index - b.index);
}

function isFree(placed: readonly Placed[], row: 0 | 1, leftPx: number, rightPx: number): boolean {
  return placed
    .filter((other) => other.row === row)
    .every((other) => rightPx + GAP_PX <= other.leftPx || leftPx >= other.rightPx + GAP_PX);
}

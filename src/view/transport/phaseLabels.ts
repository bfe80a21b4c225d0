/**
 * Places the names of phases above the scrubber. A phase of one step is narrower than its name,
 * so names may reach past their phase, never over each other; what does not fit is left out. The
 * phase at the cursor is always named.
 */
export interface NamedPhase {
  readonly name: string;
  /** Where the phase begins and ends on the track, in pixels from its left end. */
  readonly fromPx: number;
  readonly toPx: number;
}

export interface PlacedLabel {
  readonly index: number;
  readonly leftPx: number;
}

const CHARACTER_PX = 7.6;
const GAP_PX = 12;

/** A name's width when set in the label's size, estimated from its length, with some reserve. */
export function labelWidth(name: string): number {
  return name.length * CHARACTER_PX;
}

/** The labels that fit a track of a width in pixels, each with its left end. */
export function placeLabels(
  phases: readonly NamedPhase[],
  current: number,
  trackPx: number,
): readonly PlacedLabel[] {
  const placed: { index: number; leftPx: number; rightPx: number }[] = [];
  const order = [current, ...phases.keys()].filter(
    (index, position, all) => all.indexOf(index) === position,
  );
  for (const index of order) {
    const phase = phases[index];
    if (phase === undefined) continue;
    const width = labelWidth(phase.name);
    const leftPx = Math.max(0, Math.min(phase.fromPx, trackPx - width));
    const rightPx = leftPx + width;
    const isFree = placed.every(
      (other) => rightPx + GAP_PX <= other.leftPx || leftPx >= other.rightPx + GAP_PX,
    );
    if (isFree || index === current) placed.push({ index, leftPx, rightPx });
  }
  return placed.map(({ index, leftPx }) => ({ index, leftPx })).sort((a, b) => a.index - b.index);
}

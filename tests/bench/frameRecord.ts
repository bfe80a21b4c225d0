// Reads from a recording of Chromium which frames came on time, and which tasks were long. The
// browser reports each frame it made (`PipelineReporter`): shown, or dropped while something was
// moving. A frame that shows what the compositor moves is on time, even when the page's own script
// is busy, because that is the frame a person sees.

import * as v from 'valibot';

/** What became of the frames of a recording. */
export interface FrameCount {
  readonly onTime: number;
  /** Frames that did not come while something moved. */
  readonly lost: number;
}

/** Events of a kind this file does not read have other shapes, or none of these fields. */
const eventSchema = v.looseObject({
  name: v.string(),
  args: v.optional(
    v.looseObject({
      frame_reporter: v.optional(
        v.looseObject({
          state: v.optional(v.string()),
          affects_smoothness: v.optional(v.boolean()),
          frame_source: v.optional(v.number()),
          frame_sequence: v.optional(v.number()),
        }),
      ),
    }),
  ),
});

const recordingSchema = v.object({ traceEvents: v.array(v.unknown()) });

const SHOWN: ReadonlySet<string> = new Set(['STATE_PRESENTED_ALL', 'STATE_PRESENTED_PARTIAL']);
const DROPPED = 'STATE_DROPPED';

/**
 * Counts the frames of a recording that Chromium wrote as JSON. Throws on any other text. A frame
 * for which the page's script was late is reported in two halves under one number; when the half
 * that the compositor moved was shown, the frame was on time.
 */
export function countFrames(recording: string): FrameCount {
  const { traceEvents } = v.parse(recordingSchema, JSON.parse(recording));
  const shown = new Set<string>();
  const missed = new Set<string>();
  for (const raw of traceEvents) {
    const event = v.safeParse(eventSchema, raw);
    if (!event.success || event.output.name !== 'PipelineReporter') continue;
    const reporter = event.output.args?.frame_reporter;
    if (reporter?.state === undefined) continue;
    const frame = `${reporter.frame_source}.${reporter.frame_sequence}`;
    if (SHOWN.has(reporter.state)) shown.add(frame);
    if (reporter.state === DROPPED && reporter.affects_smoothness === true) missed.add(frame);
  }
  const lost = [...missed].filter((frame) => !shown.has(frame)).length;
  return { onTime: shown.size, lost };
}

/** The share of lost frames, in hundredths; 100 when nothing was shown at all. */
export function lostPercent({ onTime, lost }: FrameCount): number {
  return onTime + lost === 0 ? 100 : (lost / (onTime + lost)) * 100;
}

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
          layer_tree_host_id: v.optional(v.union([v.number(), v.string()])),
        }),
      ),
    }),
  ),
});

const recordingSchema = v.object({ traceEvents: v.array(v.unknown()) });

const SHOWN: ReadonlySet<string> = new Set(['STATE_PRESENTED_ALL', 'STATE_PRESENTED_PARTIAL']);
const DROPPED = 'STATE_DROPPED';

/** Counts the frames of a recording that Chromium wrote as JSON. Throws on any other text. */
export function countFrames(recording: string): FrameCount {
  const { traceEvents } = v.parse(recordingSchema, JSON.parse(recording));
  let [onTime, lost] = [0, 0];
  for (const raw of traceEvents) {
    const event = v.safeParse(eventSchema, raw);
    if (!event.success || event.output.name !== 'PipelineReporter') continue;
    const reporter = event.output.args?.frame_reporter;
    if (reporter?.state === undefined) continue;
    if (SHOWN.has(reporter.state)) onTime += 1;
    if (reporter.state === DROPPED && reporter.affects_smoothness === true) lost += 1;
  }
  return { onTime, lost };
}

/** The share of lost frames, in hundredths; 100 when nothing was shown at all. */
export function lostPercent({ onTime, lost }: FrameCount): number {
  return onTime + lost === 0 ? 100 : (lost / (onTime + lost)) * 100;
}

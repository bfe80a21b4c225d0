// The frames of a recording: what counts as on time and what as lost.

import { describe, expect, it } from 'vitest';
import { countFrames, lostPercent } from '../../bench/frameRecord';

const frame = (frame_sequence: number, state: string, affects_smoothness = false) => ({
  name: 'PipelineReporter',
  args: { frame_reporter: { frame_source: 7, frame_sequence, state, affects_smoothness } },
});

const recorded = (...traceEvents: readonly unknown[]): string => JSON.stringify({ traceEvents });

describe('the frames of a recording', () => {
  it('are on time when they were shown, wholly or in part', () => {
    const recording = recorded(
      frame(1, 'STATE_PRESENTED_ALL'),
      frame(2, 'STATE_PRESENTED_PARTIAL'),
      frame(3, 'STATE_NO_UPDATE_DESIRED'),
    );
    expect(countFrames(recording)).toEqual({ onTime: 2, lost: 0 });
  });

  it('are lost when something moved and nothing was shown', () => {
    const recording = recorded(
      frame(1, 'STATE_DROPPED', true),
      frame(2, 'STATE_DROPPED', false),
      frame(3, 'STATE_PRESENTED_ALL'),
    );
    expect(countFrames(recording)).toEqual({ onTime: 1, lost: 1 });
  });

  it('are on time when the half that the compositor moves was shown', () => {
    const recording = recorded(
      frame(1, 'STATE_DROPPED', true),
      frame(1, 'STATE_PRESENTED_PARTIAL'),
    );
    expect(countFrames(recording)).toEqual({ onTime: 1, lost: 0 });
  });

  it('are read past events of other kinds', () => {
    const recording = recorded(
      { name: 'Paint', args: { data: 4 } },
      17,
      frame(1, 'STATE_PRESENTED_ALL'),
    );
    expect(countFrames(recording)).toEqual({ onTime: 1, lost: 0 });
  });

  it('are counted in hundredths, and none at all is a failure', () => {
    expect(lostPercent({ onTime: 99, lost: 1 })).toBe(1);
    expect(lostPercent({ onTime: 0, lost: 0 })).toBe(100);
  });
});

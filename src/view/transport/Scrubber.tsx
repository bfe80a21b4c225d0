/**
 * The position in the story: a native slider over a drawing of the phases, hollow where lines can
 * be read on the way, solid where they are sealed, dotted where nothing is said.
 */
import { memo, useRef } from 'react';
import { textWidthPx } from '../../layout/textWidth';
import { phaseName } from '../../lessons/en/phaseName';
import type { Phase } from '../../projections/phases';
import { strings } from '../strings';
import { placeLabels } from './phaseLabels';
import { useWidth } from './useWidth';

/** Half of the slider's handle: its centre moves between these distances from both ends. */
const INSET_PX = 12;
const LABEL_SIZE_PX = 14;

interface Props {
  readonly phases: readonly Phase[];
  readonly stepCount: number;
  readonly cursor: number;
  readonly valueText: string;
  readonly onSeek: (step: number) => void;
}

export function Scrubber({ phases, stepCount, cursor, valueText, onSeek }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const { width, scale } = useWidth(track);
  const current = phases.findIndex(
    ({ firstStep, lastStep }) => firstStep <= cursor && cursor <= lastStep,
  );
  return (
    <div className="scrubber" ref={track}>
      <PhaseLabels
        phases={phases}
        stepCount={stepCount}
        current={current}
        width={width}
        scale={scale}
      />
      <div className="track">
        {phases.map((phase, index) => (
          <span
            key={phase.firstStep}
            className={index > current ? 'track-phase is-ahead' : 'track-phase'}
            style={spanOf(phase, stepCount)}
          >
            {phase.parts.map(({ secrecy, firstStep, lastStep }) => (
              <span
                key={firstStep}
                className={`track-part track-${secrecy}`}
                style={{ flexGrow: lastStep - firstStep + 1 }}
              />
            ))}
          </span>
        ))}
        <input
          type="range"
          className="scrubber-input"
          min={0}
          max={stepCount - 1}
          step={1}
          value={cursor}
          aria-label={strings.transport.position}
          aria-valuetext={valueText}
          onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
        />
      </div>
    </div>
  );
}

interface LabelsProps {
  readonly phases: readonly Phase[];
  readonly stepCount: number;
  readonly current: number;
  readonly width: number;
  readonly scale: number;
}

const PhaseLabels = memo(function PhaseLabels(props: LabelsProps) {
  const { phases, stepCount, current, width, scale } = props;
  const room = width - 2 * INSET_PX;
  const named = phases.map((phase) => {
    const { from } = sharesOf(phase, stepCount);
    const name = phaseName(phase.id);
    const widthPx = textWidthPx(name, LABEL_SIZE_PX * scale, 'bold');
    return { name, widthPx, fromPx: INSET_PX + room * from };
  });
  const labels = width === 0 ? [] : placeLabels(named, current, width);
  return (
    <div className="track-labels" aria-hidden="true">
      {labels.map(({ index, leftPx, row }) => (
        <span
          key={index}
          className={`track-label row-${row}${index === current ? ' is-here' : ''}`}
          style={{ left: leftPx }}
        >
          {named[index]?.name}
        </span>
      ))}
    </div>
  );
});

/** Where a phase lies on the track, from 0 to 1: half a step beyond its first and last step. */
function sharesOf({ firstStep, lastStep }: Phase, stepCount: number) {
  const last = Math.max(1, stepCount - 1);
  return {
    from: Math.max(0, (firstStep - 0.5) / last),
    to: Math.min(1, (lastStep + 0.5) / last),
  };
}

function spanOf(phase: Phase, stepCount: number) {
  const { from, to } = sharesOf(phase, stepCount);
  const at = (share: number) => `calc(${INSET_PX}px + (100% - ${2 * INSET_PX}px) * ${share})`;
  return {
    left: at(from),
    width: `calc((100% - ${2 * INSET_PX}px) * ${to - from} - 3px)`,
  };
}

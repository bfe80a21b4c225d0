/** What stands on the way: eyes that read, the ISP's gate, no-entry discs, the box on the path. */
import { memo, useEffect, useState } from 'react';
import type { BoxShape, EyeShape, GateShape, LineShape } from '../../layout/mapLayout';
import { pointAt } from '../../layout/track';
import type { Reading } from '../../projections/readers';
import { Label, SlotText } from './MapText';
import type { MapMoment } from './mapMoment';
import { mapStrings } from './mapStrings';

type Tone = 'exposed' | 'sealed' | 'muted';

function toneOf(reading: Reading | null): Tone {
  if (reading === null || reading.sees.kind === 'nothing') return 'muted';
  if (reading.exposed) return 'exposed';
  return reading.sees.kind === 'record' ? 'sealed' : 'muted';
}

/** Whether the capsule has still to pass here: what is read appears when it does. */
function useAhead(passing: EyeProps['passing']): boolean {
  const [passedId, setPassedId] = useState<number | null>(null);
  const id = passing?.id ?? null;
  const delayMs = passing?.delayMs ?? 0;
  useEffect(() => {
    if (id === null) return undefined;
    const timer = window.setTimeout(() => setPassedId(id), delayMs);
    return () => window.clearTimeout(timer);
  }, [id, delayMs]);
  return id !== null && id !== passedId;
}

interface EyeProps {
  readonly eye: EyeShape;
  readonly reading: Reading | null;
  /** The step's movement and when, within it, the capsule passes here; null without movement. */
  readonly passing: { readonly id: number; readonly delayMs: number } | null;
}

export function Eye({ eye, reading, passing }: EyeProps) {
  const { tap, centre } = eye;
  const isAhead = useAhead(passing);
  const tone = toneOf(reading);
  const isAbove = centre.x === tap.x;
  const [fromX, fromY] = isAbove ? [tap.x, tap.y + 9] : [tap.x + 9, tap.y];
  const [toX, toY] = isAbove ? [tap.x, centre.y - 11] : [centre.x - 16, tap.y];
  const text = reading === null ? '' : mapStrings.sightText(reading.sees);
  const isQuoted = reading?.sees.kind === 'all';
  return (
    <g data-observer={eye.id}>
      <path className="map-leader" d={`M${fromX} ${fromY}L${toX} ${toY}`} />
      <g className={`map-eye map-eye-${tone}`} transform={`translate(${centre.x} ${centre.y})`}>
        <path d="M-14 0C-9.500 -7.500 9.500 -7.500 14 0C9.500 7.500 -9.500 7.500 -14 0Z" />
        <circle r="3.600" />
      </g>
      <Label label={eye.label} />
      {text !== '' && !isAhead && (
        <SlotText
          slot={eye.reading}
          text={text}
          face={isQuoted ? 'wire' : 'text'}
          className={`map-word-of-${tone}`}
        />
      )}
    </g>
  );
}

export const Gate = memo(function Gate({ gate }: { readonly gate: GateShape }) {
  return (
    <g>
      <rect className="map-gate" {...gate.bar} rx={Math.min(gate.bar.width, gate.bar.height) / 2} />
      {gate.openings.map((opening) => (
        <rect key={`${opening.x} ${opening.y}`} className="map-opening" {...opening} />
      ))}
      {gate.labels.map((label) => (
        <Label key={label.id} label={label} />
      ))}
    </g>
  );
});

interface DiscProps {
  readonly line: LineShape;
  /** Something was stopped here in this step. */
  readonly isHere: boolean;
}

/** The no-entry disc where a rule closes a way. */
export const Disc = memo(function Disc({ line, isHere }: DiscProps) {
  if (line.disc === null) return null;
  const { x, y } = pointAt(line.track, line.disc.atPx);
  const { captions } = line.disc;
  return (
    <>
      <g transform={`translate(${x} ${y})`} data-disc={line.key}>
        {isHere && <circle className="map-ring" r="22" />}
        <circle className="map-disc" r="15" />
        <rect className="map-disc-bar" x="-8.500" y="-2.500" width="17" height="5" rx="1" />
      </g>
      {captions.map((caption) => (
        <Label key={caption.id} label={caption} />
      ))}
    </>
  );
});

interface BoxProps {
  readonly box: BoxShape;
  readonly deed: MapMoment['deed'];
  readonly isHere: boolean;
  /** False while the word that it takes out is on its way to the caption. */
  readonly isCaptioned: boolean;
}

/** The box on the path with what it is set to do, or what it has done. */
export const PathBox = memo(function PathBox({ box, deed, isHere, isCaptioned }: BoxProps) {
  const { rect, isImpostor } = box;
  const marks =
    deed === null
      ? null
      : [...deed.removed.map(mapStrings.taken), ...deed.added.map(mapStrings.putIn)].join('\u2002');
  return (
    <g data-box>
      {isHere && (
        <rect
          className="map-ring"
          x={rect.x - 6}
          y={rect.y - 6}
          width={rect.width + 12}
          height={rect.height + 12}
          rx="12"
        />
      )}
      <rect className={isImpostor ? 'map-box map-box-impostor' : 'map-box'} {...rect} rx="6" />
      <Label label={box.label} />
      {isCaptioned && (
        <SlotText
          slot={box.deed}
          text={marks ?? box.caption}
          face={marks === null ? 'text' : 'wire'}
          className="map-tone-stop"
        />
      )}
    </g>
  );
});

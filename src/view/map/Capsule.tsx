/**
 * The yellow capsule: what moves now. A postcard in the open, a padlock under TLS, a key for a
 * handshake, a small mark for TCP's own segments, a clock for a wait.
 */
import type { Travel } from '../../projections/steps';
import type { Mover } from './moverPlan';

/** A dial is a clock whose hand is drawn by itself, because it turns. */
export type CapsuleForm = Travel['form'] | 'clock' | 'dial' | 'cross';

const ROUND: ReadonlySet<CapsuleForm> = new Set(['clock', 'dial', 'cross']);

interface Props {
  readonly form: CapsuleForm;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly heading: Mover['heading'] | null;
}

const GLYPHS: Readonly<Record<CapsuleForm, readonly string[]>> = {
  postcard: ['M-11 -8H11V8H-11Z', 'M-10.500 -7.500L0 1.500L10.500 -7.500'],
  sealed: [],
  handshake: ['M-9 0A4.500 4.500 0 1 0 0 0A4.500 4.500 0 1 0 -9 0', 'M0 0H10V4.500', 'M6 0V3.500'],
  control: [],
  clock: ['M0 -6V0L4.500 2.500'],
  dial: ['M0 -14V-11.500', 'M14 0H11.500', 'M0 14V11.500', 'M-14 0H-11.500'],
  cross: ['M-5 -5L5 5', 'M5 -5L-5 5'],
};

const TURNS = { right: 0, down: 90, left: 180, up: 270 } as const;

/** How large a form is drawn: TCP's own segments are small, clocks are round. */
function sizeOf({ form, widthPx, heightPx }: Props): readonly [width: number, height: number] {
  if (form === 'control') return [heightPx * 0.95, heightPx * 0.6];
  if (ROUND.has(form)) return [heightPx, heightPx];
  if (form === 'handshake') return [widthPx * 0.86, heightPx * 0.82];
  return [widthPx, heightPx];
}

/** The capsule's drawing, centred on its own origin. */
export function Capsule(props: Props) {
  const { form, heading, heightPx } = props;
  const [width, height] = sizeOf(props);
  const scale = form === 'control' ? 1 : heightPx / 40;
  const radius = form === 'postcard' ? Math.min(9, height / 4) : height / 2;
  const isPointing = heading !== null && !ROUND.has(form);
  const side = heading === 'left' ? -1 : 1;
  const isAlone = form === 'control';
  const noseX = isAlone ? 0 : side * (width / 2 - 10 * scale);
  const glyphX = isPointing && !isAlone ? -side * 5 * scale : 0;
  return (
    <svg className="map-capsule" width="1" height="1" overflow="visible" focusable="false">
      <rect
        className="map-capsule-body"
        x={-width / 2}
        y={-height / 2}
        width={width}
        height={height}
        rx={radius}
      />
      <g transform={`translate(${glyphX}) scale(${scale})`}>
        {form === 'sealed' && <Padlock />}
        {GLYPHS[form].map((d) => (
          <path key={d} className="map-glyph" d={d} />
        ))}
      </g>
      {isPointing && (
        <path
          className="map-glyph"
          transform={`translate(${noseX}) rotate(${TURNS[heading]}) scale(${Math.max(0.8, scale)})`}
          d="M-2.500 -4.500L2.500 0L-2.500 4.500"
        />
      )}
    </svg>
  );
}

function Padlock() {
  return (
    <>
      <path className="map-glyph" d="M-5.500 -1V-5A5.500 5.500 0 0 1 5.500 -5V-1" />
      <rect className="map-glyph-filled" x="-8.500" y="-1.500" width="17" height="12" rx="2.500" />
    </>
  );
}

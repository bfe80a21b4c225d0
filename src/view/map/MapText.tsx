/** Words on the map, at the place that the layout gives them. */
import { shortenText } from '../../layout/fitText';
import type { MapLabel, TextSlot } from '../../layout/mapLabel';
import { clamp } from '../../layout/rect';
import { textWidthPx } from '../../layout/textWidth';

const ANCHORS = { start: 'start', middle: 'middle', end: 'end' } as const;

export function Label({ label }: { readonly label: MapLabel }) {
  const { x, y, anchor, sizePx, face, tone, text, isUpright = false } = label;
  return (
    <text
      className={`map-text map-${face} map-tone-${tone}`}
      x={x}
      y={y}
      fontSize={sizePx}
      textAnchor={ANCHORS[anchor]}
      transform={isUpright ? `rotate(-90 ${x} ${y})` : undefined}
    >
      {text}
    </text>
  );
}

/** Where a text of this width stands in its room. */
function middleX({ x, widthPx, nearX }: TextSlot, textPx: number): number {
  if (nearX === undefined) return x;
  const freePx = Math.max(0, (widthPx - textPx) / 2);
  return clamp(nearX, x - freePx, x + freePx);
}

interface SlotProps {
  readonly slot: TextSlot;
  readonly text: string;
  readonly className?: string;
  /** What is quoted from the wire is set as on the wire, everything else as words. */
  readonly face?: TextSlot['face'];
}

/** A changing text in the room kept for it, shortened to fit. */
export function SlotText({ slot, text, className = 'map-tone-muted', face }: SlotProps) {
  const { y, anchor, sizePx, widthPx } = slot;
  const shownFace = face ?? slot.face;
  const shown = shortenText(text, widthPx, sizePx, shownFace);
  return (
    <text
      className={`map-text map-${shownFace} ${className}`}
      x={middleX(slot, textWidthPx(shown, sizePx, shownFace))}
      y={y}
      fontSize={sizePx}
      textAnchor={ANCHORS[anchor]}
    >
      {shown}
    </text>
  );
}

/** The shapes of the start page's picture: a station, a port, and words beside a line. */
import type { Rect } from '../../layout/rect';

interface StationProps {
  readonly rect: Rect;
  /** The name, in one row or two. */
  readonly title: readonly string[];
  readonly subtitle: string;
  /** What the port's roundel takes from the left. */
  readonly indentPx?: number;
  /** Roundels on the upper edge push the words down. */
  readonly dropPx?: number;
}

export function PictureStation({ rect, title, subtitle, indentPx = 0, dropPx = 0 }: StationProps) {
  const x = rect.x + indentPx + (rect.width - indentPx) / 2;
  const y = rect.y + rect.height / 2 + dropPx + (title.length - 1) * 10 + (subtitle === '' ? 9 : 0);
  return (
    <g>
      <rect className="map-station" {...rect} rx="14" />
      {title.map((row, index) => (
        <text
          key={row}
          className="map-text map-bold map-tone-ink"
          x={x}
          y={y - 3 - (title.length - 1 - index) * 23}
          fontSize="19"
          textAnchor="middle"
        >
          {row}
        </text>
      ))}
      <text className="map-text map-tone-muted" x={x} y={y + 19} fontSize="15" textAnchor="middle">
        {subtitle}
      </text>
    </g>
  );
}

interface PortProps {
  readonly x: number;
  readonly y: number;
  readonly port: number;
  readonly isSealed: boolean;
}

export function PicturePort({ x, y, port, isSealed }: PortProps) {
  return (
    <g className={isSealed ? 'map-roundel map-roundel-solid' : 'map-roundel map-roundel-dotted'}>
      <rect x={x - 33} y={y - 20} width="66" height="40" rx="20" />
      <text className="map-text map-bold" x={x} y={y + 7} fontSize="20" textAnchor="middle">
        {port}
      </text>
    </g>
  );
}

interface WordsProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly tone?: 'ink' | 'muted' | 'exposed';
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function PictureWords({ x, y, text, tone = 'ink', anchor = 'middle' }: WordsProps) {
  const className = tone === 'exposed' ? 'map-word-of-exposed' : `map-tone-${tone}`;
  return (
    <text className={`map-text ${className}`} x={x} y={y} fontSize="16" textAnchor={anchor}>
      {text}
    </text>
  );
}

/** The no-entry disc. */
export function PictureDisc({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle className="map-disc" r="16" />
      <rect className="map-disc-bar" x="-9" y="-2.700" width="18" height="5.400" rx="1" />
    </g>
  );
}

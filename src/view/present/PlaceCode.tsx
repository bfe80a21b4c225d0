/** The address of the same place as a QR code and as text, for those who sit in the room. */
import { encode } from 'uqr';
import { SCROLL_REGION } from '../scrollRegion';
import { presentStrings } from './presentStrings';

/** The quiet zone that readers need, in modules (ISO/IEC 18004). */
const QUIET = 4;

export function PlaceCode({ address }: { readonly address: string }) {
  const { size, data } = encode(address, { border: 0 });
  const d = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const room = size + 2 * QUIET;
  return (
    <figure className="place-code" {...SCROLL_REGION}>
      <svg
        viewBox={`${-QUIET} ${-QUIET} ${room} ${room}`}
        role="img"
        aria-label={presentStrings.codeLabel(address)}
        shapeRendering="crispEdges"
      >
        <rect className="code-ground" x={-QUIET} y={-QUIET} width={room} height={room} />
        <path className="code-ink" d={d} />
      </svg>
      <figcaption>
        {presentStrings.code}
        <code>{address}</code>
      </figcaption>
    </figure>
  );
}

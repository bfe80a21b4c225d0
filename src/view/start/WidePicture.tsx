/**
 * The three ports from left to right, for wide and middle widths. In the middle the words stand
 * in two rows and the inbox is left out.
 */
import type { Rect } from '../../layout/rect';
import { between, bottomOf, rightOf } from '../../layout/rect';
import { trackThrough } from '../../layout/track';
import { pictureStrings } from './pictureStrings';
import { PictureDisc, PicturePort, PictureStation, PictureWords } from './PictureStation';
import type { PictureProps } from './NarrowPicture';

const HEIGHT_PX = 282;
const UPPER_Y = 62;
const LOWER_Y = 166;
const MIDDLE_Y = (UPPER_Y + LOWER_Y) / 2;
const FOOT_Y = 250;
const EDGE_PX = 3;
const PORT_PX = 33;
/** How far STARTTLS lets a stranger read along. */
const CLEAR_SHARE = 0.36;
/** From here on there is room for the inbox and for words in one row. */
const ROOMY_FROM_PX = 1040;

interface Places {
  readonly isRoomy: boolean;
  readonly you: Rect;
  readonly provider: Rect;
  readonly theirs: Rect;
  readonly inbox: Rect | null;
}

function placesFor(widthPx: number): Places {
  const isRoomy = widthPx >= ROOMY_FROM_PX;
  const wide = (widthPx - ROOMY_FROM_PX) / (1340 - ROOMY_FROM_PX);
  const [youPx, providerPx, theirsPx] = isRoomy
    ? [between(136, 150, wide), between(172, 186, wide), between(154, 166, wide)]
    : [112, 150, 132];
  const inboxPx = isRoomy ? between(98, 112, wide) : 0;
  const lastGapPx = isRoomy ? between(60, 86, wide) : 0;
  const stationsPx = youPx + providerPx + theirsPx + inboxPx + 2 * EDGE_PX;
  const freePx = widthPx - stationsPx - lastGapPx;
  const firstGapPx = freePx * (isRoomy ? 0.58 : 0.56);
  const station = (x: number, width: number, height: number): Rect => ({
    x,
    y: MIDDLE_Y - height / 2,
    width,
    height,
  });
  const you = station(EDGE_PX, youPx, 176);
  const provider = station(rightOf(you) + firstGapPx, providerPx, 176);
  const theirs = station(rightOf(provider) + freePx - firstGapPx, theirsPx, 108);
  const inbox = isRoomy ? station(rightOf(theirs) + lastGapPx, inboxPx, 68) : null;
  return { isRoomy, you, provider, theirs, inbox };
}

export function WidePicture({ widthPx, description }: PictureProps) {
  const places = placesFor(widthPx);
  return (
    <svg
      className="picture-drawing"
      viewBox={`0 0 ${widthPx} ${HEIGHT_PX}`}
      role="img"
      aria-label={description}
    >
      <Ways places={places} />
      <Stations places={places} />
      <Words places={places} />
    </svg>
  );
}

const turnOf = ({ you, provider }: Places): number =>
  rightOf(you) + (provider.x - rightOf(you)) * CLEAR_SHARE;

const homeOf = ({ you }: Places): number => you.x + 44;

function Ways({ places }: { readonly places: Places }) {
  const { you, provider, theirs, inbox } = places;
  const from = rightOf(you);
  const turn = turnOf(places);
  const home = homeOf(places);
  const closed = trackThrough(
    [
      { x: home, y: bottomOf(you) },
      { x: home, y: FOOT_Y },
      { x: theirs.x + 48, y: FOOT_Y },
      { x: theirs.x + 48, y: bottomOf(theirs) },
    ],
    40,
  );
  return (
    <g>
      <path className="map-line map-dotted" d={closed.d} />
      <path className="map-line map-solid" d={`M${from} ${UPPER_Y}H${provider.x}`} />
      <path className="map-line map-hollow" d={`M${from} ${LOWER_Y}H${turn - 3}`} />
      <path className="map-line map-inside" d={`M${from} ${LOWER_Y}H${turn - 6}`} />
      <path
        className="map-line map-solid picture-round"
        d={`M${turn + 9} ${LOWER_Y}H${provider.x}`}
      />
      <path className="map-line map-solid" d={`M${rightOf(provider)} ${MIDDLE_Y}H${theirs.x}`} />
      {inbox !== null && (
        <path className="map-line map-thin" d={`M${rightOf(theirs)} ${MIDDLE_Y}H${inbox.x}`} />
      )}
      <PictureDisc x={home + 120} y={FOOT_Y} />
    </g>
  );
}

function Stations({ places }: { readonly places: Places }) {
  const { you, provider, theirs, inbox, isRoomy } = places;
  const words = pictureStrings;
  return (
    <g>
      <PictureStation rect={you} title={words.you} subtitle={words.youSubtitle} />
      <PictureStation
        rect={provider}
        title={isRoomy ? words.provider : words.providerRows}
        subtitle={words.providerSubtitle}
        indentPx={18}
      />
      <PictureStation
        rect={theirs}
        title={isRoomy ? words.theirs : words.theirsRows}
        subtitle={words.theirsSubtitle}
        indentPx={24}
      />
      {inbox !== null && <PictureStation rect={inbox} title={words.inbox} subtitle="" />}
      <PicturePort x={provider.x} y={UPPER_Y} port={465} isSealed />
      <PicturePort x={provider.x} y={LOWER_Y} port={587} isSealed={false} />
      <PicturePort x={theirs.x} y={MIDDLE_Y} port={25} isSealed={false} />
    </g>
  );
}

function Words({ places }: { readonly places: Places }) {
  const { you, provider, theirs, isRoomy } = places;
  const from = rightOf(you);
  const to = provider.x - PORT_PX;
  const turn = turnOf(places);
  const words = pictureStrings;
  const implicit = isRoomy ? [words.implicit] : words.implicitTwoRows;
  const upgraded = isRoomy ? [words.upgraded] : words.upgradedRows;
  const readable = isRoomy ? words.readable : words.readableShort;
  return (
    <g>
      <Rows x={(from + to) / 2} y={UPPER_Y - 17} rows={implicit} />
      <PictureWords x={from + 8} y={LOWER_Y - 17} text={readable} tone="exposed" anchor="start" />
      <Rows x={(turn + to) / 2 + 4} y={LOWER_Y - 17} rows={upgraded} />
      <Rows
        x={(rightOf(provider) + theirs.x - PORT_PX) / 2}
        y={MIDDLE_Y - 17}
        rows={words.relayShort}
      />
      <PictureWords
        x={homeOf(places) + 146}
        y={FOOT_Y - 12}
        text={words.closed}
        tone="muted"
        anchor="start"
      />
    </g>
  );
}

interface RowsProps {
  readonly x: number;
  /** The baseline of the last row. */
  readonly y: number;
  readonly rows: readonly string[];
}

function Rows({ x, y, rows }: RowsProps) {
  return rows.map((text, index) => (
    <PictureWords key={text} x={x} y={y - (rows.length - 1 - index) * 21} text={text} />
  ));
}

/** The three ports from top to bottom, for narrow widths. */
import type { Rect } from '../../layout/rect';
import { bottomOf } from '../../layout/rect';
import { pictureStrings } from './pictureStrings';
import { PictureDisc, PicturePort, PictureStation, PictureWords } from './PictureStation';

export interface PictureProps {
  readonly widthPx: number;
  readonly description: string;
}

const STATION_PX = 66;
const DROP_PX = 9;
const FIRST_GAP_PX = 148;
const SECOND_GAP_PX = 140;
const LAST_GAP_PX = 30;

export function NarrowPicture({ widthPx, description }: PictureProps) {
  const stationPx = Math.min(widthPx - 6, 340);
  const station = (y: number): Rect => ({ x: 3, y, width: stationPx, height: STATION_PX });
  const portStation = (y: number): Rect => ({ ...station(y), height: STATION_PX + DROP_PX });
  const you = station(3);
  const provider = portStation(bottomOf(you) + FIRST_GAP_PX);
  const theirs = portStation(bottomOf(provider) + SECOND_GAP_PX);
  const inbox: Rect = { ...station(bottomOf(theirs) + LAST_GAP_PX), height: 52 };
  const heightPx = bottomOf(inbox) + 4;
  const implicitX = 44;
  const upgradedX = 3 + stationPx * 0.56;
  const turn = bottomOf(you) + 56;
  const [first, second] = pictureStrings.relayShort;
  return (
    <svg
      className="picture-drawing"
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="img"
      aria-label={description}
    >
      <path className="map-line map-solid" d={`M${implicitX} ${bottomOf(you)}V${provider.y}`} />
      <path className="map-line map-hollow" d={`M${upgradedX} ${bottomOf(you)}V${turn - 3}`} />
      <path className="map-line map-inside" d={`M${upgradedX} ${bottomOf(you)}V${turn - 6}`} />
      <path
        className="map-line map-solid picture-round"
        d={`M${upgradedX} ${turn + 9}V${provider.y}`}
      />
      <path className="map-line map-solid" d={`M${implicitX} ${bottomOf(provider)}V${theirs.y}`} />
      <path className="map-line map-thin" d={`M${implicitX} ${bottomOf(theirs)}V${inbox.y}`} />
      <PictureStation rect={you} title={pictureStrings.you} subtitle={pictureStrings.youSubtitle} />
      <PictureStation
        rect={provider}
        title={pictureStrings.provider}
        subtitle={pictureStrings.providerSubtitle}
        dropPx={DROP_PX}
      />
      <PictureStation
        rect={theirs}
        title={pictureStrings.theirs}
        subtitle={pictureStrings.theirsSubtitle}
        dropPx={DROP_PX}
      />
      <PictureStation rect={inbox} title={pictureStrings.inbox} subtitle="" />
      <PicturePort x={implicitX} y={provider.y} port={465} isSealed />
      <PicturePort x={upgradedX} y={provider.y} port={587} isSealed={false} />
      <PicturePort x={implicitX} y={theirs.y} port={25} isSealed={false} />
      <Rows x={implicitX + 16} y={bottomOf(you) + 30} rows={pictureStrings.implicitRows} />
      <PictureWords
        x={upgradedX + 16}
        y={bottomOf(you) + 32}
        text={pictureStrings.readable}
        tone="exposed"
        anchor="start"
      />
      <Rows x={upgradedX + 16} y={turn + 28} rows={pictureStrings.upgradedRows} />
      <Rows x={implicitX + 16} y={bottomOf(provider) + 30} rows={[first, second]} />
      <PictureDisc x={implicitX + 74} y={bottomOf(provider) + 90} />
      <Rows
        x={implicitX + 100}
        y={bottomOf(provider) + 85}
        rows={pictureStrings.closedRows}
        tone="muted"
      />
    </svg>
  );
}

interface RowsProps {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly string[];
  readonly tone?: 'ink' | 'muted';
}

function Rows({ x, y, rows, tone = 'ink' }: RowsProps) {
  return rows.map((row, index) => (
    <PictureWords key={row} x={x} y={y + index * 21} text={row} tone={tone} anchor="start" />
  ));
}

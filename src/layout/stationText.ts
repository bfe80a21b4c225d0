/** The words on a station: its name, what it is, and room for the state of its machine. */
import type { StationId } from '../trace/station';
import type { World } from '../world/worldSchema';
import { shortenText, wrapWords } from './fitText';
import type { MapLabel, TextSlot } from './mapLabel';
import { mapLabel, textSlot } from './mapLabel';
import { recipientName } from './mapParties';
import type { MapWords } from './mapWords';
import type { Rect } from './rect';
import { bottomOf } from './rect';

const TITLE_PX = 18;
/** How many further MX hosts a station has room for. */
const FURTHER_SHOWN = 2;
export const SMALL_PX = 14.5;
export const STATE_PX = 14;

/** What is written on a station; a domain's further MX hosts follow the first one. */
export interface StationNames {
  readonly title: string;
  readonly subtitle: string;
  readonly further?: readonly string[];
}

/** The hosts that take mail for the recipient's domain, in the order in which they are tried. */
function mxHosts({ dns, message, mx }: World): readonly string[] {
  const [recipient = ''] = message.recipients;
  const domain = recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase();
  const hosts = dns.records
    .flatMap((record) =>
      record.type === 'MX' && record.name.toLowerCase() === domain ? [record] : [],
    )
    .toSorted((a, b) => a.preference - b.preference)
    .map(({ host }) => host);
  return hosts.length > 1 && hosts.includes(mx.hostName) ? hosts : [mx.hostName];
}

/** Name and subtitle of a station, as the world has them. */
export function stationNames(id: StationId, world: World, words: MapWords): StationNames {
  const { sender, submission, mx } = world;
  switch (id) {
    case 'sender':
      return { title: sender.name, subtitle: words.senderKinds[sender.kind] };
    case 'submission':
      return { title: words.submission, subtitle: submission.hostName };
    case 'mx': {
      const [subtitle = mx.hostName, ...further] = mxHosts(world);
      return { title: words.mx, subtitle, further };
    }
    case 'mailbox':
      return { title: recipientName(world), subtitle: words.mailbox };
    case 'dns':
      return { title: words.dns, subtitle: '' };
    case 'box':
      return { title: words.impostor, subtitle: '' };
  }
}

interface Span {
  readonly x: number;
  readonly widthPx: number;
}

/**
 * Title and subtitle, centred in a column, from a first baseline downwards.
 * @param below the subtitle's own span, when it stands below a roundel and not beside it.
 */
export function centredNames(
  id: StationId,
  names: StationNames,
  column: Span & { readonly firstY: number },
  below: Span | null,
): readonly MapLabel[] {
  const place = { x: column.x + column.widthPx / 2, anchor: 'middle' } as const;
  const lines =
    id === 'mailbox'
      ? [shortenText(names.title, column.widthPx, TITLE_PX, 'bold')]
      : wrapWords(names.title, column.widthPx, TITLE_PX, 'bold');
  const titles = lines.map((line, index) => {
    const at = { ...place, y: column.firstY + index * 21, sizePx: TITLE_PX, face: 'bold' } as const;
    return mapLabel(`${id}.title.${index}`, line, 'ink', at);
  });
  if (names.subtitle === '') return titles;
  const span = below ?? column;
  const lastY = column.firstY + (lines.length - 1) * 21;
  const at = {
    x: span.x + span.widthPx / 2,
    y: below === null ? lastY + 20 : Math.max(lastY + 20, column.firstY + 34),
    anchor: 'middle',
    sizePx: SMALL_PX,
    face: 'text',
  } as const;
  const further = (names.further ?? []).slice(0, FURTHER_SHOWN).map((name, index) => {
    const next = { ...at, y: at.y + (index + 1) * 18 };
    return mapLabel(`${id}.subtitle.${index}`, name, 'muted', next, span.widthPx);
  });
  return [
    ...titles,
    mapLabel(`${id}.subtitle`, names.subtitle, 'muted', at, span.widthPx),
    ...further,
  ];
}

/** Two lines at the foot of a station for the state of its machine. */
export function stateAtFoot(id: StationId, rect: Rect): readonly TextSlot[] {
  const x = rect.x + rect.width / 2;
  const place = { x, anchor: 'middle', sizePx: STATE_PX, face: 'wire' } as const;
  const y = bottomOf(rect) - 13;
  return [
    textSlot(`${id}.state.0`, { ...place, y: y - 17 }, rect.width - 14),
    textSlot(`${id}.state.1`, { ...place, y }, rect.width - 14),
  ];
}

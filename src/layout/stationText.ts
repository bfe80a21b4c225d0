/** The words on a station: its name, what it is, and room for the state of its machine. */
import type { StationId } from '../trace/station';
import type { World } from '../world/worldSchema';
import { shortenText, wrapHost, wrapWords } from './fitText';
import type { MapLabel, TextPlace, TextSlot } from './mapLabel';
import { mapLabel, textSlot } from './mapLabel';
import { mailboxDomain, recipientName } from './mapParties';
import type { MapWords } from './mapWords';
import type { Rect } from './rect';
import { bottomOf } from './rect';
import { textWidthPx } from './textWidth';

const TITLE_PX = 18;
/** How many MX hosts a station has rows for, beside a roundel and below one. */
const HOST_ROWS = { beside: 3, below: 2 } as const;
const HOST_ROW_PX = 18;
/** Left of a host's name, for the mark of the one that is spoken to. */
export const HOST_MARK_PX = 10;
export const SMALL_PX = 14.5;
export const STATE_PX = 14;

/** What is written on a station; `hosts` where a domain has more than one MX host. */
export interface StationNames {
  readonly title: string;
  readonly subtitle: string;
  readonly hosts?: readonly string[];
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
export function stationNames(
  id: StationId,
  world: World,
  words: MapWords,
  isNullMx: boolean,
): StationNames {
  const { sender, submission, mx } = world;
  switch (id) {
    case 'sender':
      return { title: sender.name, subtitle: words.senderKinds[sender.kind] };
    case 'submission':
      return { title: words.submission, subtitle: submission.hostName };
    case 'mx': {
      if (isNullMx) return { title: words.nullMx.title, subtitle: words.nullMx.record };
      const hosts = mxHosts(world);
      const names = { title: words.mx, subtitle: hosts[0] ?? mx.hostName };
      return hosts.length > 1 ? { ...names, hosts } : names;
    }
    case 'mailbox':
      return isNullMx
        ? { ...namesOfMailbox(world, words), subtitle: words.nullMx.mailbox }
        : namesOfMailbox(world, words);
    case 'dns':
      return { title: words.dns, subtitle: '' };
    case 'box':
      return { title: words.impostor, subtitle: '' };
  }
}

function namesOfMailbox(world: World, words: MapWords): StationNames {
  const name = recipientName(world);
  return name === null
    ? { title: words.mailboxes, subtitle: mailboxDomain(world) }
    : { title: name, subtitle: words.mailbox };
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
  return names.hosts === undefined
    ? [...titles, ...subtitleRows(id, names.subtitle, at, span.widthPx)]
    : [...titles, ...hostRows(id, names.hosts, at, span.widthPx, below !== null)];
}

/** A subtitle, in a second row too where it is a host with a long name. */
function subtitleRows(
  id: StationId,
  subtitle: string,
  at: TextPlace,
  widthPx: number,
): readonly MapLabel[] {
  const rows =
    id === 'submission' || id === 'mx' ? wrapHost(subtitle, widthPx, SMALL_PX, 'text') : [subtitle];
  return rows.map((text, row) => {
    const name = row === 0 ? `${id}.subtitle` : `${id}.subtitle.${row}`;
    return mapLabel(name, text, 'muted', { ...at, y: at.y + row * HOST_ROW_PX }, widthPx);
  });
}

/** How wide the subtitle of a station is, or the widest host with its mark. */
export function subtitlePx({ subtitle, hosts }: StationNames): number {
  if (hosts === undefined) return textWidthPx(subtitle, SMALL_PX, 'text');
  return HOST_MARK_PX + Math.max(...hosts.map((host) => textWidthPx(host, SMALL_PX, 'text')));
}

/** MX hosts in the order in which they are tried; those beyond the rows share the last one. */
function hostRows(
  id: StationId,
  hosts: readonly string[],
  at: TextPlace,
  widthPx: number,
  isBelow: boolean,
): readonly MapLabel[] {
  const rows = isBelow ? HOST_ROWS.below : HOST_ROWS.beside;
  const mostPx = widthPx - HOST_MARK_PX;
  return hosts.slice(0, rows).map((host, row) => {
    const names = row === rows - 1 ? hosts.slice(row) : [host];
    const place = { ...at, x: at.x + HOST_MARK_PX / 2, y: at.y + row * HOST_ROW_PX };
    const label = mapLabel(`${id}.host.${row}`, host, 'muted', place, mostPx);
    const { x, width } = label.box;
    const box = { ...label.box, x: x - HOST_MARK_PX, width: width + HOST_MARK_PX };
    return { ...label, box, hosts: { names, mostPx } };
  });
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

/** The link from the MX to the mailbox: no connection and no port, but a way the message takes. */
import type { LineShape } from './mapLayout';
import { MAILBOX_LINE } from './mapLayout';
import type { Point } from './rect';
import { trackThrough } from './track';

/** The link between two points, with its middle as the place where something rests. */
export function mailboxLink(from: Point, to: Point): LineShape {
  const track = trackThrough([from, to], 0);
  const middlePx = track.lengthPx / 2;
  return {
    key: MAILBOX_LINE,
    from: 'mx',
    to: 'mailbox',
    port: null,
    isUsed: true,
    track,
    rests: { toServerPx: middlePx, toClientPx: middlePx },
    observers: [],
    disc: null,
    word: null,
  };
}

/**
 * One connection's wire: segments travel with the path's latency past everyone who stands on it,
 * in both directions, and are recorded as they are sent, passed, changed, stopped and received.
 * Simplified: segments are neither lost nor reordered, and one write is one segment.
 */
import { octetLength } from '../smtp/lines';
import type { RuleId } from '../trace/rules';
import type { Segment, SegmentContent, TlsVersion, WireLine } from '../trace/segment';
import type { ConnectionId, Direction, ObserverId, StationId } from '../trace/station';
import type { Interference } from '../trace/traceEvent';
import { decideAtBox } from './boxOnPath';
import { firewallAction, firewallPlace, type NetworkPath, type Waypoint } from './networkPath';
import type { Story } from './story';
import { recordOverheadOctets } from './tlsHandshake';

export interface WireEnds {
  readonly connection: ConnectionId;
  readonly client: StationId;
  readonly server: StationId;
  readonly port: number;
  readonly path: NetworkPath;
}

export interface Wire {
  /** Sends a segment; `arrive` gets it as it is when it comes out at the other end. */
  readonly send: (
    direction: Direction,
    content: SegmentContent,
    rule: RuleId | null,
    arrive: (segment: Segment) => void,
    attempt?: number,
  ) => void;
  /** What a TCP client hears when the firewall answers in the server's place. */
  readonly onRefusal: (heard: (how: 'reset' | 'prohibit') => void) => void;
  /** Lines that a box on the path sends to the client in the server's place. */
  readonly onIntrusion: (heard: (segment: Segment) => void) => void;
}

/** The content of a write: in the clear, or as one TLS record. RFC 8446 §5.2. */
export function linesContent(
  lines: readonly WireLine[],
  tlsVersion: TlsVersion | null,
): SegmentContent {
  const octets = lines.reduce((sum, { text }) => sum + octetLength(text) + 2, 0);
  if (tlsVersion === null) return { kind: 'clear', lines, octets };
  const recordOctets = octets + recordOverheadOctets(tlsVersion);
  return { kind: 'record', lines, octets, recordOctets, tlsVersion };
}

const CHANGE_RULES: Readonly<Record<Interference['way'], RuleId>> = {
  'removed-starttls': 'box.remove-starttls',
  'masked-starttls': 'box.mask-starttls',
  'replaced-starttls': 'box.replace-starttls',
  'refused-starttls': 'box.refuse-starttls',
};

const control = (name: 'reset' | 'prohibited'): SegmentContent => ({
  kind: 'control',
  control: name,
});

/** A wire between two stations, with everyone who stands on it. */
export function createWire(story: Story, ends: WireEnds): Wire {
  const { connection, path, port } = ends;
  const oneWayMs = path.roundTripMs / 2;
  let hearRefusal: (how: 'reset' | 'prohibit') => void = () => undefined;
  let hearIntrusion: (segment: Segment) => void = () => undefined;

  const fractionOf = (direction: Direction, { fraction }: Waypoint): number =>
    direction === 'toServer' ? fraction : 1 - fraction;

  const inOrder = (direction: Direction, from = 0): readonly Waypoint[] =>
    [...path.waypoints]
      .filter((waypoint) => fractionOf(direction, waypoint) > from)
      .sort((left, right) => fractionOf(direction, left) - fractionOf(direction, right));

  /** Carries a segment from a place on the way to the next waypoints and the end. */
  const carry = (
    segment: Segment,
    from: number,
    waypoints: readonly Waypoint[],
    arrive: (segment: Segment) => void,
  ): void => {
    const [next, ...rest] = waypoints;
    if (next === undefined) {
      story.after(oneWayMs * (1 - from), () => {
        story.record(segment.to, null, { type: 'wire:segment_received', segment });
        arrive(segment);
      });
      return;
    }
    const here = fractionOf(segment.direction, next);
    story.after(oneWayMs * (here - from), () => {
      const on = pass(segment, next, here);
      if (on !== null) carry(on, here, rest, arrive);
    });
  };

  const stop = (segment: Segment, at: ObserverId, action: 'drop' | 'reset' | 'prohibit'): void => {
    story.record(at, `firewall.${action}`, {
      type: 'wire:segment_stopped',
      segment: segment.id,
      connection,
      at,
      action,
    });
  };

  /** What happens where somebody stands; null when the segment goes no further. */
  const pass = (segment: Segment, waypoint: Waypoint, here: number): Segment | null => {
    const { at } = waypoint;
    const isSyn = segment.content.kind === 'control' && segment.content.control === 'syn';
    if (isSyn && at === firewallPlace(path.kind)) {
      const action = firewallAction(story.world, path.kind, port);
      if (action !== 'accept') {
        stop(segment, at, action);
        if (action !== 'drop') answerFromFirewall(action, here);
        return null;
      }
    }
    story.record(at, null, {
      type: 'wire:segment_passed',
      segment: segment.id,
      connection,
      at,
    });
    return at === 'box' ? passBox(segment, here) : segment;
  };

  const answerFromFirewall = (action: 'reset' | 'prohibit', here: number): void => {
    const back: Segment = {
      id: story.nextSegment(),
      connection,
      direction: 'toClient',
      from: ends.server,
      to: ends.client,
      content: control(action === 'reset' ? 'reset' : 'prohibited'),
    };
    carry(back, 1 - here, inOrder('toClient', 1 - here), () => hearRefusal(action));
  };

  const passBox = (segment: Segment, here: number): Segment | null => {
    const { box } = story.world.network;
    const { content, direction } = segment;
    if (box === null || content.kind !== 'clear') return segment;
    const decision = decideAtBox(box, port, direction, content.lines);
    if (decision.kind === 'pass') return segment;
    const isAnswer = decision.kind === 'answer';
    const replacement: Segment = {
      id: isAnswer ? story.nextSegment() : segment.id,
      connection,
      direction: 'toClient',
      from: isAnswer ? 'box' : segment.from,
      to: ends.client,
      content: linesContent(decision.lines, null),
    };
    story.record('box', CHANGE_RULES[decision.change.way], {
      type: 'wire:segment_changed',
      segment: segment.id,
      connection,
      at: 'box',
      change: decision.change,
      replacement,
    });
    if (!isAnswer) return replacement;
    carry(replacement, 1 - here, inOrder('toClient', 1 - here), hearIntrusion);
    return null;
  };

  return {
    send: (direction, content, rule, arrive, attempt = 1) => {
      const isToServer = direction === 'toServer';
      const segment: Segment = {
        id: story.nextSegment(),
        connection,
        direction,
        from: isToServer ? ends.client : ends.server,
        to: isToServer ? ends.server : ends.client,
        content,
      };
      story.record(segment.from, rule, { type: 'wire:segment_sent', segment, attempt });
      carry(segment, 0, inOrder(direction), arrive);
    },
    onRefusal: (heard) => {
      hearRefusal = heard;
    },
    onIntrusion: (heard) => {
      hearIntrusion = heard;
    },
  };
}

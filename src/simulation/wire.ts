/**
 * One connection's wire: segments travel with the path's latency past everyone who stands on it,
 * in both directions, and are recorded as they are sent, passed, changed, stopped and received.
 * Simplified: segments are neither lost nor reordered, and one write is one segment.
 */
import { octetLength } from '../smtp/lines';
import type { RuleId } from '../trace/rules';
import type { Segment, SegmentContent, TlsVersion, WireLine } from '../trace/segment';
import type { ConnectionId, Direction, ObserverId, Side, StationId } from '../trace/station';
import type { Interference } from '../trace/traceEvent';
import { BrokenLine, CUT_RULE } from './brokenLine';
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
  /** A side hears that the line has broken. */
  readonly onCut: (heard: (side: Side) => void) => void;
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
  'injected-after-starttls': 'box.inject-after-starttls',
};

/** The line of this connection, when it is one of those that may break. */
function brokenLineOf({ world, nextCut }: Story, { path, port }: WireEnds): BrokenLine | null {
  const { cutAfter } = world.network;
  if (cutAfter?.path !== path.kind || cutAfter.port !== port) return null;
  return new BrokenLine(cutAfter, () => nextCut() <= cutAfter.times);
}

const control = (name: 'fin' | 'reset' | 'prohibited'): SegmentContent => ({
  kind: 'control',
  control: name,
});

const fractionOf = (direction: Direction, { fraction }: Waypoint): number =>
  direction === 'toServer' ? fraction : 1 - fraction;

const isSyn = ({ content }: Segment): boolean =>
  content.kind === 'control' && content.control === 'syn';

type Arrive = (segment: Segment) => void;

class RunningWire implements Wire {
  private readonly oneWayMs: number;
  private hearRefusal: (how: 'reset' | 'prohibit') => void = () => undefined;
  private hearCut: (side: Side) => void = () => undefined;
  private readonly brokenLine: BrokenLine | null;
  private hearIntrusion: Arrive = () => undefined;

  constructor(
    private readonly story: Story,
    private readonly ends: WireEnds,
  ) {
    this.oneWayMs = ends.path.roundTripMs / 2;
    this.brokenLine = brokenLineOf(story, ends);
  }

  send(
    direction: Direction,
    content: SegmentContent,
    rule: RuleId | null,
    arrive: Arrive,
    attempt = 1,
  ): void {
    const isToServer = direction === 'toServer';
    const { client, server } = this.ends;
    const segment = this.segment(direction, isToServer ? client : server, content);
    this.story.record(segment.from, rule, { type: 'wire:segment_sent', segment, attempt });
    this.carry(segment, 0, arrive);
  }

  onRefusal(heard: (how: 'reset' | 'prohibit') => void): void {
    this.hearRefusal = heard;
  }

  onCut(heard: (side: Side) => void): void {
    this.hearCut = heard;
  }

  onIntrusion(heard: Arrive): void {
    this.hearIntrusion = heard;
  }

  private segment(direction: Direction, from: StationId, content: SegmentContent): Segment {
    const { connection, client, server } = this.ends;
    const to = direction === 'toServer' ? server : client;
    return { id: this.story.nextSegment(), connection, direction, from, to, content };
  }

  /** Carries a segment from a place on the way to the next waypoint, and on to the end. */
  private carry(segment: Segment, from: number, arrive: Arrive): void {
    const { direction } = segment;
    let next: Waypoint | null = null;
    let here = 1;
    for (const waypoint of this.ends.path.waypoints) {
      const fraction = fractionOf(direction, waypoint);
      if (fraction <= from || fraction >= here) continue;
      next = waypoint;
      here = fraction;
    }
    const waypoint = next;
    this.story.after(this.oneWayMs * (here - from), () => {
      if (waypoint === null) {
        this.story.record(segment.to, null, { type: 'wire:segment_received', segment });
        arrive(segment);
        return;
      }
      const passed = this.pass(segment, waypoint.at, here);
      if (passed !== null) this.carry(passed, here, arrive);
    });
  }

  /** What happens where somebody stands; null when the segment goes no further. */
  private pass(segment: Segment, at: ObserverId, here: number): Segment | null {
    const { path, port, connection } = this.ends;
    if (isSyn(segment) && at === firewallPlace(path.kind)) {
      const action = firewallAction(this.story.world, path.kind, port);
      if (action !== 'accept') {
        this.stop(segment, at, action, here);
        return null;
      }
    }
    if (at === firewallPlace(path.kind) && !this.survives(segment, at, here)) return null;
    this.story.record(at, null, {
      type: 'wire:segment_passed',
      segment: segment.id,
      connection,
      at,
    });
    return at === 'box' ? this.passBox(segment, here) : segment;
  }

  /** Whether a segment gets past the place where the line may break. */
  private survives(segment: Segment, at: ObserverId, here: number): boolean {
    const verdict = this.brokenLine?.judge(segment) ?? 'pass';
    if (verdict !== 'break') return verdict === 'pass';
    this.story.record(at, CUT_RULE, {
      type: 'wire:segment_stopped',
      segment: segment.id,
      connection: this.ends.connection,
      at,
      action: 'cut',
    });
    const { how = 'silence' } = this.story.world.network.cutAfter ?? {};
    if (how === 'silence') return false;
    const toClient = this.segment('toClient', this.ends.server, control(how));
    this.carry(toClient, here, () => this.hearCut('client'));
    const toServer = this.segment('toServer', this.ends.client, control(how));
    this.carry(toServer, 1 - here, () => this.hearCut('server'));
    return false;
  }

  private stop(
    segment: Segment,
    at: ObserverId,
    action: 'drop' | 'reset' | 'prohibit',
    here: number,
  ): void {
    this.story.record(at, `firewall.${action}`, {
      type: 'wire:segment_stopped',
      segment: segment.id,
      connection: this.ends.connection,
      at,
      action,
    });
    if (action === 'drop') return;
    const answer = control(action === 'reset' ? 'reset' : 'prohibited');
    const back = this.segment('toClient', this.ends.server, answer);
    this.carry(back, 1 - here, () => this.hearRefusal(action));
  }

  private passBox(segment: Segment, here: number): Segment | null {
    const { box } = this.story.world.network;
    const { content, direction } = segment;
    if (box === null || content.kind !== 'clear') return segment;
    const decision = decideAtBox(box, this.ends.port, direction, content.lines);
    if (decision.kind === 'pass') return segment;
    const changed = linesContent(decision.lines, null);
    const replacement =
      decision.kind === 'answer'
        ? this.segment('toClient', 'box', changed)
        : { ...segment, content: changed };
    this.story.record('box', CHANGE_RULES[decision.change.way], {
      type: 'wire:segment_changed',
      segment: segment.id,
      connection: this.ends.connection,
      at: 'box',
      change: decision.change,
      replacement,
    });
    if (decision.kind === 'rewrite') return replacement;
    this.carry(replacement, 1 - here, this.hearIntrusion);
    return null;
  }
}

/** A wire between two stations, with everyone who stands on it. */
export const createWire = (story: Story, ends: WireEnds): Wire => new RunningWire(story, ends);

/**
 * One connection: TCP from the first SYN to the close (RFC 9293 §3.5, §3.6), TLS when a side starts
 * it, and the two stations at its ends. A SYN without answer is sent again on the world's schedule.
 * Simplified: no acknowledgements but the handshake's, no close_notify before the FIN.
 */
import type { RuleId } from '../trace/rules';
import type { Segment, SegmentContent, WireLine } from '../trace/segment';
import type { ConnectionId, Side, StationId } from '../trace/station';
import type { ConnectionFailure } from '../machines/mailClient';
import { formatReply } from '../smtp/reply';
import type { CertificateSettings } from '../world/certificateSchema';
import type { ClientStation, ClientTransport } from './clientStation';
import type { NetworkPath } from './networkPath';
import type { ServerTransport, ServerStation } from './serverEnvironment';

import type { Story } from './story';
import { createTlsLayer, type ClientTls, type TlsLayer } from './tlsLayer';
import type { TlsOffer } from './tlsHandshake';
import { createWire, linesContent, type Wire } from './wire';

/** Who answers at an address and port. */
export type Listener =
  | {
      readonly kind: 'listening';
      readonly station: StationId;
      readonly certificate: CertificateSettings;
      readonly tlsOffer: TlsOffer;
      readonly createStation: (transport: ServerTransport, instance: string) => ServerStation;
    }
  | { readonly kind: 'closed'; readonly station: StationId }
  | {
      readonly kind: 'unreachable';
      readonly station: StationId;
      /** When the last router says that there is no such host; null when nobody says anything. */
      readonly toldAfterMs: number | null;
    };

export interface ConnectionOptions {
  readonly from: StationId;
  readonly listener: Listener;
  readonly path: NetworkPath;
  readonly hostName: string;
  readonly ipAddress: string;
  readonly port: number;
  readonly tls: ClientTls;
  /** False makes the first write after the client's Finished wait for its acknowledgement. */
  readonly noDelay: boolean;
  readonly createClient: (transport: ClientTransport, instance: string) => ClientStation;
  readonly opened: () => void;
  readonly failed: (reason: ConnectionFailure) => void;
}

const control = (
  name: 'syn' | 'synAck' | 'ack' | 'fin' | 'reset' | 'prohibited',
): SegmentContent => ({
  kind: 'control',
  control: name,
});

const replyLines = (texts: readonly string[]): readonly WireLine[] =>
  texts.map((text) => ({ text, part: 'reply', secrets: [] }));

const textsOf = ({ content }: Segment): readonly string[] =>
  content.kind === 'clear' || content.kind === 'record'
    ? content.lines.map(({ text }) => text)
    : [];

class Connection {
  private readonly id: ConnectionId;
  private readonly wire: Wire;
  private readonly tls: TlsLayer;
  private readonly client: ClientStation;
  private readonly server: ServerStation | null;
  private readonly isClosed: Record<Side, boolean> = { client: false, server: false };
  private phase: 'trying' | 'open' | 'over' = 'trying';
  private hasReset = false;
  private holdUntilMs = 0;
  private planned: readonly { cancelled: boolean }[] = [];

  constructor(
    private readonly story: Story,
    private readonly options: ConnectionOptions,
  ) {
    const { from, listener, path, port } = options;
    this.id = `c${story.nextConnection()}`;
    const ends = { connection: this.id, client: from, server: listener.station, port, path };
    this.wire = createWire(story, ends);
    this.client = options.createClient(this.clientTransport(), `${from}.session.${this.id}`);
    this.server =
      listener.kind === 'listening'
        ? listener.createStation(this.serverTransport(), `${listener.station}.session.${this.id}`)
        : null;
    this.tls = this.createTls();
    this.wire.onRefusal((how) => this.fail(how === 'reset' ? 'refused' : 'prohibited'));
    this.wire.onCut((side) => this.lose(side));
    this.wire.onIntrusion((segment) => this.reachClient(segment));
  }

  /** Sends the first SYN and plans the next ones. */
  start(): void {
    const { from, listener, hostName, ipAddress, port, path } = this.options;
    this.story.record(from, null, {
      type: 'tcp:connection_opened',
      connection: this.id,
      to: listener.station,
      hostName,
      ipAddress,
      port,
      roundTripMs: path.roundTripMs,
    });
    this.sendSyn(1);
    const { synAgainAtMs, synGiveUpMs } = this.story.world.network;
    this.planned = [
      ...synAgainAtMs
        .filter((atMs) => atMs < synGiveUpMs)
        .map((atMs, index) => this.story.after(atMs, () => this.sendSyn(index + 2))),
      this.story.after(synGiveUpMs, () => this.fail('timed-out')),
    ];
  }

  /** The program has lost patience before TCP did. */
  abandon(): void {
    this.stopTrying();
    if (this.phase === 'trying') this.phase = 'over';
  }

  private clientTransport(): ClientTransport {
    return {
      sendLines: (lines, rule) => {
        const write = (): void => this.sendLines('client', lines, rule);
        const waitMs = this.holdUntilMs - this.story.nowMs();
        if (waitMs > 0) this.story.after(waitMs, write);
        else write();
      },
      startTls: () => this.tls.startAtClient(),
      close: (how) => this.close('client', how),
    };
  }

  private serverTransport(): ServerTransport {
    return {
      sendReply: (reply, rule) => this.sendLines('server', replyLines(formatReply(reply)), rule),
      sendLines: (lines, rule) => this.sendLines('server', replyLines(lines), rule),
      startTls: () => undefined,
      close: (how) => this.close('server', how),
    };
  }

  private createTls(): TlsLayer {
    const { from, listener, path, noDelay, tls } = this.options;
    const isListening = listener.kind === 'listening';
    return createTlsLayer(this.story, this.wire, {
      connection: this.id,
      clientStation: from,
      serverStation: listener.station,
      client: this.client,
      server: this.server,
      settings: tls,
      certificate: isListening ? listener.certificate : null,
      serverOffer: isListening ? listener.tlsOffer : null,
      clientFinished: () => {
        if (!noDelay) this.holdUntilMs = this.story.nowMs() + path.roundTripMs;
      },
    });
  }

  private sendLines(side: Side, lines: readonly WireLine[], rule: RuleId): void {
    const content = linesContent(lines, this.tls.versionAt(side));
    if (side === 'client') {
      this.wire.send('toServer', content, rule, (segment) => this.reachServer(segment));
    } else this.wire.send('toClient', content, rule, (segment) => this.reachClient(segment));
  }

  private reachServer(segment: Segment): void {
    if (!this.isClosed.server) this.server?.receiveLines(textsOf(segment));
  }

  private reachClient(segment: Segment): void {
    if (this.isClosed.client) {
      this.resetLate();
      return;
    }
    if (this.tls.isClientHandshaking()) this.tls.failAtClient('wrong-version-number');
    else this.client.receiveLines(textsOf(segment));
  }

  /** What still comes for a program that has closed is answered with a reset (RFC 9293 §3.5.2). */
  private resetLate(): void {
    if (this.hasReset) return;
    this.hasReset = true;
    this.wire.send('toServer', control('reset'), 'tcp.reset', () => undefined);
  }

  private close(side: Side, how: 'fin' | 'reset'): void {
    if (this.isClosed[side]) return;
    this.isClosed[side] = true;
    const isClient = side === 'client';
    const actor = isClient ? this.options.from : this.options.listener.station;
    const rule = how === 'fin' ? 'tcp.close' : 'tcp.reset';
    const connection = this.id;
    this.story.record(actor, rule, { type: 'tcp:closed', connection, side, how });
    this.wire.send(isClient ? 'toServer' : 'toClient', control(how), rule, () => {
      const other: Side = isClient ? 'server' : 'client';
      if (this.isClosed[other]) return;
      this.isClosed[other] = true;
      (isClient ? this.server : this.client)?.lose();
    });
  }

  /** The line has broken for a side: nothing it writes arrives any more. */
  private lose(side: Side): void {
    if (this.isClosed[side]) return;
    this.isClosed[side] = true;
    (side === 'client' ? this.client : this.server)?.lose();
  }

  private stopTrying(): void {
    for (const task of this.planned) task.cancelled = true;
  }

  private fail(reason: ConnectionFailure): void {
    if (this.phase !== 'trying') return;
    this.phase = 'over';
    this.stopTrying();
    const rule = reason === 'timed-out' ? 'tcp.gave-up' : 'tcp.refused';
    this.story.record(this.options.from, rule, {
      type: 'tcp:failed',
      connection: this.id,
      reason,
    });
    this.options.failed(reason);
  }

  private establish(): void {
    if (this.phase !== 'trying') return;
    this.phase = 'open';
    this.stopTrying();
    const { from, listener, opened } = this.options;
    const connection = this.id;
    const type = 'tcp:established';
    this.story.record(from, 'tcp.established', { type, connection, side: 'client' });
    this.wire.send('toServer', control('ack'), null, () => {
      this.story.record(listener.station, 'tcp.established', { type, connection, side: 'server' });
      this.server?.open();
    });
    opened();
    this.client.open();
  }

  private reachListener(attempt: number): void {
    const { listener } = this.options;
    if (this.phase !== 'trying') return;
    if (listener.kind === 'unreachable') {
      this.tellUnreachable(listener.toldAfterMs, attempt);
      return;
    }
    if (listener.kind === 'closed') {
      this.wire.send('toClient', control('reset'), 'tcp.refused', () => this.fail('refused'));
      return;
    }
    if (attempt === 1) this.server?.announce();
    this.wire.send('toClient', control('synAck'), null, () => this.establish());
  }

  /** RFC 1812 §5.2.7.1: the router in front of a host that does not answer says so, once. */
  private tellUnreachable(afterMs: number | null, attempt: number): void {
    if (afterMs === null || attempt > 1) return;
    this.story.after(afterMs, () =>
      this.wire.send('toClient', control('prohibited'), 'tcp.refused', () =>
        this.fail('prohibited'),
      ),
    );
  }

  private sendSyn(attempt: number): void {
    if (this.phase !== 'trying') return;
    const rule = attempt === 1 ? 'tcp.syn' : 'tcp.syn-again';
    const arrive = (): void => this.reachListener(attempt);
    this.wire.send('toServer', control('syn'), rule, arrive, attempt);
  }
}

/** Opens a connection; the returned function gives up trying. */
export function openConnection(story: Story, options: ConnectionOptions): () => void {
  const connection = new Connection(story, options);
  connection.start();
  return () => connection.abandon();
}

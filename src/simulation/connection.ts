/**
 * One connection: TCP from the first SYN to the close (RFC 9293 §3.5, §3.6), TLS when a side starts
 * it, and the two stations at its ends. A SYN without answer is sent again on the world's schedule.
 * Simplified: no acknowledgements but the handshake's, no close_notify before the FIN.
 */
import type { RuleId } from '../trace/rules';
import type { Segment, SegmentContent, WireLine } from '../trace/segment';
import type { Side, StationId } from '../trace/station';
import type { ConnectionFailure } from '../machines/mailClient';
import { formatReply } from '../smtp/reply';
import type { CertificateSettings } from '../world/worldSchema';
import type { ClientStation, ClientTransport } from './clientStation';
import type { NetworkPath } from './networkPath';
import type { ServerStation, ServerTransport } from './serverStation';
import type { Story } from './story';
import { createTlsLayer, type ClientTls } from './tlsLayer';
import { createWire, linesContent } from './wire';

/** Who answers at an address and port. */
export type Listener =
  | {
      readonly kind: 'listening';
      readonly station: StationId;
      readonly certificate: CertificateSettings;
      readonly tlsRange: { readonly lowest: string; readonly highest: string };
      readonly createStation: (transport: ServerTransport, instance: string) => ServerStation;
    }
  | { readonly kind: 'closed'; readonly station: StationId }
  | { readonly kind: 'unreachable'; readonly station: StationId };

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

const control = (name: 'syn' | 'synAck' | 'ack' | 'fin' | 'reset'): SegmentContent => ({
  kind: 'control',
  control: name,
});

const textsOf = ({ content }: Segment): readonly string[] =>
  content.kind === 'clear' || content.kind === 'record'
    ? content.lines.map(({ text }) => text)
    : [];

/** Opens a connection; the returned function gives up trying. */
export function openConnection(story: Story, options: ConnectionOptions): () => void {
  const { from, listener, path, port } = options;
  const connection = `c${story.nextConnection()}` as const;
  const wire = createWire(story, {
    connection,
    client: from,
    server: listener.station,
    port,
    path,
  });
  const isClosed: Record<Side, boolean> = { client: false, server: false };
  let phase: 'trying' | 'open' | 'over' = 'trying';
  let holdUntilMs = 0;

  const clientTransport: ClientTransport = {
    sendLines: (lines, rule) => {
      const write = (): void => sendLines('client', lines, rule);
      if (holdUntilMs > story.nowMs()) story.after(holdUntilMs - story.nowMs(), write);
      else write();
    },
    startTls: () => tls.startAtClient(),
    close: (how) => close('client', how),
  };
  const serverTransport: ServerTransport = {
    sendReply: (reply, rule) => {
      const lines = formatReply(reply).map((text): WireLine => ({
        text,
        part: 'reply',
        secrets: [],
      }));
      sendLines('server', lines, rule);
    },
    startTls: () => undefined,
    close: (how) => close('server', how),
  };
  const client = options.createClient(clientTransport, `${from}.session.${connection}`);
  const server =
    listener.kind === 'listening'
      ? listener.createStation(serverTransport, `${listener.station}.session.${connection}`)
      : null;
  const tls = createTlsLayer(story, wire, {
    connection,
    clientStation: from,
    serverStation: listener.station,
    client,
    server,
    settings: options.tls,
    certificate: listener.kind === 'listening' ? listener.certificate : null,
    serverRange: listener.kind === 'listening' ? listener.tlsRange : null,
    clientFinished: () => {
      if (!options.noDelay) holdUntilMs = story.nowMs() + path.roundTripMs;
    },
  });

  const sendLines = (side: Side, lines: readonly WireLine[], rule: RuleId): void => {
    const content = linesContent(lines, tls.versionAt(side));
    if (side === 'client') wire.send('toServer', content, rule, reachServer);
    else wire.send('toClient', content, rule, reachClient);
  };

  const reachServer = (segment: Segment): void => {
    if (!isClosed.server) server?.receiveLines(textsOf(segment));
  };

  const reachClient = (segment: Segment): void => {
    if (isClosed.client) return;
    if (tls.isClientHandshaking()) tls.failAtClient('wrong-version-number');
    else client.receiveLines(textsOf(segment));
  };

  const close = (side: Side, how: 'fin' | 'reset'): void => {
    if (isClosed[side] || phase === 'over') return;
    isClosed[side] = true;
    const actor = side === 'client' ? from : listener.station;
    const rule = how === 'fin' ? 'tcp.close' : 'tcp.reset';
    story.record(actor, rule, { type: 'tcp:closed', connection, side, how });
    const other: Side = side === 'client' ? 'server' : 'client';
    wire.send(side === 'client' ? 'toServer' : 'toClient', control(how), rule, () => {
      if (isClosed[other]) return;
      isClosed[other] = true;
      (other === 'client' ? client : server)?.lose();
    });
  };

  const fail = (reason: ConnectionFailure): void => {
    if (phase !== 'trying') return;
    phase = 'over';
    stopTrying();
    const rule = reason === 'timed-out' ? 'tcp.gave-up' : 'tcp.refused';
    story.record(from, rule, { type: 'tcp:failed', connection, reason });
    options.failed(reason);
  };

  const establish = (): void => {
    if (phase !== 'trying') return;
    phase = 'open';
    stopTrying();
    story.record(from, 'tcp.established', { type: 'tcp:established', connection, side: 'client' });
    wire.send('toServer', control('ack'), null, () => {
      story.record(listener.station, 'tcp.established', {
        type: 'tcp:established',
        connection,
        side: 'server',
      });
      server?.open();
    });
    options.opened();
    client.open();
  };

  const reachListener = (attempt: number): void => {
    if (listener.kind === 'unreachable' || phase !== 'trying') return;
    if (listener.kind === 'closed') {
      wire.send('toClient', control('reset'), 'tcp.refused', () => fail('refused'));
      return;
    }
    if (attempt === 1) server?.announce();
    wire.send('toClient', control('synAck'), null, establish);
  };

  const sendSyn = (attempt: number): void => {
    if (phase !== 'trying') return;
    const rule = attempt === 1 ? 'tcp.syn' : 'tcp.syn-again';
    wire.send('toServer', control('syn'), rule, () => reachListener(attempt), attempt);
  };

  wire.onRefusal((how) => fail(how === 'reset' ? 'refused' : 'prohibited'));
  wire.onIntrusion(reachClient);
  story.record(from, null, {
    type: 'tcp:connection_opened',
    connection,
    to: listener.station,
    hostName: options.hostName,
    ipAddress: options.ipAddress,
    port,
    roundTripMs: path.roundTripMs,
  });
  sendSyn(1);
  const { synAgainAtMs, synGiveUpMs } = story.world.network;
  const planned = synAgainAtMs
    .filter((atMs) => atMs < synGiveUpMs)
    .map((atMs, index) => story.after(atMs, () => sendSyn(index + 2)));
  const stopTrying = (): void => {
    for (const task of [...planned, givingUp]) task.cancelled = true;
  };
  const givingUp = story.after(synGiveUpMs, () => fail('timed-out'));
  return () => {
    stopTrying();
    if (phase === 'trying') phase = 'over';
  };
}

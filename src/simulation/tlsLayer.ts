/**
 * TLS on one connection: the handshake's flights go over the wire as segments, and each side learns
 * at its own time that the line is sealed. That is why 465 and 587 need different round trips.
 * RFC 8446 §2, RFC 5246 §7.3, RFC 7817 §3.
 */
import type { SegmentContent, HandshakeMessage, TlsVersion } from '../trace/segment';
import type { ConnectionId, Side, StationId } from '../trace/station';
import type { CertificateSeen, TlsFailure } from '../trace/traceEvent';
import type { RuleId } from '../trace/rules';
import type { CertificateSettings } from '../world/worldSchema';
import type { ClientStation } from './clientStation';
import type { ServerStation } from './serverStation';
import type { Story } from './story';
import {
  cipherOf,
  clientFinish,
  clientHello,
  negotiateVersion,
  refuseCertificate,
  seeCertificate,
  serverFinish,
  serverFlight,
} from './tlsHandshake';
import type { Wire } from './wire';

/** What the client's program asks of TLS. */
export interface ClientTls {
  readonly lowest: string;
  readonly highest: string;
  readonly verify: boolean;
  /** The name the certificate must cover: the one the user or the MX record gave. */
  readonly host: string;
  /** Whether the ClientHello names the server in the clear. */
  readonly sendsServerName: boolean;
}

interface TlsParties {
  readonly connection: ConnectionId;
  readonly clientStation: StationId;
  readonly serverStation: StationId;
  readonly client: ClientStation;
  readonly server: ServerStation | null;
  readonly settings: ClientTls;
  readonly certificate: CertificateSettings | null;
  readonly serverRange: { readonly lowest: string; readonly highest: string } | null;
  readonly clientFinished: () => void;
}

export interface TlsLayer {
  readonly startAtClient: () => void;
  readonly failAtClient: (failure: TlsFailure) => void;
  readonly isClientHandshaking: () => boolean;
  /** The version under which a side writes now; null in the clear. */
  readonly versionAt: (side: Side) => TlsVersion | null;
}

const flight = (messages: readonly HandshakeMessage[], tlsVersion: TlsVersion): SegmentContent => ({
  kind: 'handshake',
  messages,
  octets: messages.reduce((sum, { octets }) => sum + octets, 0),
  tlsVersion,
});

const alertContent = (alert: string, version: TlsVersion | null): SegmentContent => ({
  kind: 'alert',
  alert,
  octets: version === '1.3' ? 19 : 2,
  encrypted: version === '1.3',
});

const FAILURE_RULES: Readonly<Record<TlsFailure, RuleId>> = {
  'wrong-version-number': 'handshake.wrong-version-number',
  'protocol-version': 'handshake.version-refused',
  'certificate-untrusted': 'handshake.certificate-refused',
  'certificate-wrong-name': 'handshake.certificate-refused',
  'certificate-expired': 'handshake.certificate-refused',
  'closed-by-peer': 'handshake.certificate-refused',
};

/** The TLS layer of a connection, before any handshake. */
export function createTlsLayer(story: Story, wire: Wire, parties: TlsParties): TlsLayer {
  const { connection, client, server, settings } = parties;
  const versions: Record<Side, TlsVersion | null> = { client: null, server: null };
  let isClientHandshaking = false;

  const stationOf = (side: Side): StationId =>
    side === 'client' ? parties.clientStation : parties.serverStation;

  const establish = (side: Side, version: TlsVersion, certificate: CertificateSeen): void => {
    versions[side] = version;
    story.record(stationOf(side), 'handshake.established', {
      type: 'tls:established',
      connection,
      side,
      version,
      cipher: cipherOf(version),
      certificate,
    });
    if (side === 'client') {
      isClientHandshaking = false;
      client.secure();
    } else server?.secure();
  };

  const fail = (side: Side, failure: TlsFailure): void => {
    story.record(stationOf(side), FAILURE_RULES[failure], {
      type: 'tls:failed',
      connection,
      side,
      failure,
    });
    if (side === 'client') {
      isClientHandshaking = false;
      client.failHandshake(failure);
    } else server?.failHandshake();
  };

  const reachServerWithHello = (): void => {
    if (server?.state() !== 'securing' || parties.certificate === null) {
      server?.receiveUnreadable();
      return;
    }
    const range = parties.serverRange ?? { lowest: '1.0', highest: '1.3' };
    const version = negotiateVersion(settings, range);
    if (version === null) {
      wire.send(
        'toClient',
        alertContent('protocol_version', null),
        'handshake.version-refused',
        () => fail('client', 'protocol-version'),
      );
      fail('server', 'protocol-version');
      return;
    }
    const { certificate } = parties;
    wire.send(
      'toClient',
      flight(serverFlight(version, certificate), version),
      'handshake.server-flight',
      () => reachClientWithFlight(version, certificate),
    );
  };

  const reachClientWithFlight = (version: TlsVersion, certificate: CertificateSettings): void => {
    const seen = seeCertificate(certificate, settings.host, settings.verify);
    const refusal = refuseCertificate(seen);
    if (refusal !== null) {
      wire.send(
        'toServer',
        alertContent(refusal.alert, version),
        'handshake.certificate-refused',
        () => fail('server', 'closed-by-peer'),
      );
      fail('client', refusal.failure);
      return;
    }
    wire.send('toServer', flight(clientFinish(version), version), 'handshake.client-finish', () =>
      reachServerWithFinish(version, seen),
    );
    if (version !== '1.3') return;
    parties.clientFinished();
    establish('client', version, seen);
  };

  const reachServerWithFinish = (version: TlsVersion, seen: CertificateSeen): void => {
    wire.send('toClient', flight(serverFinish(version), version), 'handshake.server-finish', () => {
      if (version !== '1.3') establish('client', version, seen);
    });
    establish('server', version, seen);
  };

  return {
    startAtClient: () => {
      isClientHandshaking = true;
      const serverName = settings.sendsServerName ? settings.host : null;
      wire.send(
        'toServer',
        flight(
          clientHello(serverName, settings.highest),
          settings.highest === '1.3' ? '1.3' : '1.2',
        ),
        'handshake.client-hello',
        reachServerWithHello,
      );
    },
    failAtClient: (failure) => fail('client', failure),
    isClientHandshaking: () => isClientHandshaking,
    versionAt: (side) => versions[side],
  };
}

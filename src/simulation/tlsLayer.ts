/**
 * TLS on one connection: the handshake's flights go over the wire as segments, and each side learns
 * at its own time that the line is sealed. That is why 465 and 587 need different round trips.
 * RFC 8446 §2, RFC 5246 §7.3, RFC 7817 §3.
 */
import type { ServerStation } from './serverEnvironment';
import type { SegmentContent, HandshakeMessage, TlsVersion } from '../trace/segment';
import type { ConnectionId, Side, StationId } from '../trace/station';
import type { CertificateSeen, TlsFailure } from '../trace/traceEvent';
import type { RuleId } from '../trace/rules';
import type { CertificateSettings } from '../world/certificateSchema';
import type { ClientStation } from './clientStation';

import type { Story } from './story';
import {
  clientFinish,
  clientHello,
  negotiate,
  refuseCertificate,
  seeCertificate,
  serverFinish,
  serverFlight,
  type TlsOffer,
} from './tlsHandshake';
import type { Wire } from './wire';

/** What the client's program asks of TLS. */
export interface ClientTls extends TlsOffer {
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
  readonly serverOffer: TlsOffer | null;
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
  'no-shared-cipher': 'handshake.no-shared-cipher',
  'certificate-untrusted': 'handshake.certificate-refused',
  'certificate-wrong-name': 'handshake.certificate-refused',
  'certificate-expired': 'handshake.certificate-refused',
  'closed-by-peer': 'handshake.certificate-refused',
};

/** The server's alert when there is nothing in common (RFC 8446 §6.2, RFC 5246 §7.2.2). */
const ALERTS = {
  'protocol-version': 'protocol_version',
  'no-shared-cipher': 'handshake_failure',
} as const;

class RunningTls implements TlsLayer {
  private readonly versions: Record<Side, TlsVersion | null> = { client: null, server: null };
  private isHandshaking = false;
  private suite = '';

  constructor(
    private readonly story: Story,
    private readonly wire: Wire,
    private readonly parties: TlsParties,
  ) {}

  startAtClient(): void {
    const { host, highest, sendsServerName } = this.parties.settings;
    this.isHandshaking = true;
    const hello = clientHello(sendsServerName ? host : null, highest);
    const content = flight(hello, highest === '1.3' ? '1.3' : '1.2');
    this.wire.send('toServer', content, 'handshake.client-hello', () => this.reachServer());
  }

  failAtClient(failure: TlsFailure): void {
    this.fail('client', failure);
  }

  isClientHandshaking(): boolean {
    return this.isHandshaking;
  }

  versionAt(side: Side): TlsVersion | null {
    return this.versions[side];
  }

  private stationOf(side: Side): StationId {
    return side === 'client' ? this.parties.clientStation : this.parties.serverStation;
  }

  private establish(side: Side, version: TlsVersion, certificate: CertificateSeen): void {
    const { client, server, connection } = this.parties;
    this.versions[side] = version;
    this.story.record(this.stationOf(side), 'handshake.established', {
      type: 'tls:established',
      connection,
      side,
      version,
      cipher: this.suite,
      certificate,
    });
    if (side === 'server') {
      server?.secure({ version, suite: this.suite });
      return;
    }
    this.isHandshaking = false;
    client.secure();
  }

  private fail(side: Side, failure: TlsFailure): void {
    const { client, server, connection } = this.parties;
    this.story.record(this.stationOf(side), FAILURE_RULES[failure], {
      type: 'tls:failed',
      connection,
      side,
      failure,
    });
    if (side === 'server') {
      server?.failHandshake();
      return;
    }
    this.isHandshaking = false;
    client.failHandshake(failure);
  }

  /** The ClientHello has come: to a server that expects one, or to one that reads it as text. */
  private reachServer(): void {
    const { server, certificate, serverOffer, settings } = this.parties;
    if (server?.state() !== 'securing' || certificate === null || serverOffer === null) {
      server?.receiveUnreadable();
      return;
    }
    const agreed = negotiate(settings, serverOffer);
    if (!agreed.ok) {
      const { failure } = agreed;
      const alert = alertContent(ALERTS[failure], null);
      this.wire.send('toClient', alert, FAILURE_RULES[failure], () => this.fail('client', failure));
      this.fail('server', failure);
      return;
    }
    this.suite = agreed.suite;
    const { version } = agreed;
    const content = flight(serverFlight(version, certificate), version);
    this.wire.send('toClient', content, 'handshake.server-flight', () =>
      this.reachClient(version, certificate),
    );
  }

  private reachClient(version: TlsVersion, certificate: CertificateSettings): void {
    const { settings } = this.parties;
    const seen = seeCertificate(certificate, settings.host, settings.verify);
    const refusal = refuseCertificate(seen);
    if (refusal !== null) {
      const alert = alertContent(refusal.alert, version);
      this.wire.send('toServer', alert, 'handshake.certificate-refused', () =>
        this.fail('server', 'closed-by-peer'),
      );
      this.fail('client', refusal.failure);
      return;
    }
    const content = flight(clientFinish(version), version);
    this.wire.send('toServer', content, 'handshake.client-finish', () =>
      this.finishAtServer(version, seen),
    );
    if (version !== '1.3') return;
    this.parties.clientFinished();
    this.establish('client', version, seen);
  }

  private finishAtServer(version: TlsVersion, seen: CertificateSeen): void {
    const content = flight(serverFinish(version), version);
    this.wire.send('toClient', content, 'handshake.server-finish', () => {
      if (version !== '1.3') this.establish('client', version, seen);
    });
    this.establish('server', version, seen);
  }
}

/** The TLS layer of a connection, before any handshake. */
export const createTlsLayer = (story: Story, wire: Wire, parties: TlsParties): TlsLayer =>
  new RunningTls(story, wire, parties);

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
import type { CertificateChecks, TlsSeen } from '../software/clients/clientProfile';
import type { CertificateSettings } from '../world/certificateSchema';
import { seeDemanded, type CertificateDemands } from './certificateDemands';
import type { ClientStation } from './clientStation';

import type { Story } from './story';
import {
  clientFinish,
  clientHello,
  helloRetryRequest,
  negotiate,
  refuseCertificate,
  seeCertificate,
  serverFinish,
  serverFlight,
  type CertificateRefusal,
  type TlsOffer,
} from './tlsHandshake';
import type { Wire } from './wire';

/** What the client's program asks of TLS. */
export interface ClientTls extends TlsOffer {
  readonly checks: CertificateChecks;
  /** The name the certificate must cover: the one the user or the MX record gave. */
  readonly host: string;
  /** Whether the ClientHello names the server in the clear. */
  readonly sendsServerName: boolean;
  /** The first ClientHello brings a key share that servers here do not take. */
  readonly isAskedAgain: boolean;
  /** What a relay has to see in the certificate when the handshake is done. */
  readonly demands?: CertificateDemands;
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
  'nothing-to-offer': 'handshake.nothing-to-offer',
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
  private hasAskedAgain = false;
  private seen: TlsSeen | null = null;
  private fits = true;

  constructor(
    private readonly story: Story,
    private readonly wire: Wire,
    private readonly parties: TlsParties,
  ) {}

  startAtClient(): void {
    const { host, highest, sendsServerName, suites } = this.parties.settings;
    this.isHandshaking = true;
    if (suites.length === 0) {
      const alert = alertContent('internal_error', null);
      this.wire.send('toServer', alert, 'handshake.nothing-to-offer', () =>
        this.fail('server', 'closed-by-peer'),
      );
      this.fail('client', 'nothing-to-offer');
      return;
    }
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
    if (this.seen !== null) client.secure(this.seen, this.fits);
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
    client.failHandshake(failure, this.seen);
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
    if (version === '1.3' && settings.isAskedAgain && !this.hasAskedAgain) {
      this.askAgain();
      return;
    }
    const content = flight(serverFlight(version, certificate), version);
    this.wire.send('toClient', content, 'handshake.server-flight', () =>
      this.reachClient(version, certificate),
    );
  }

  private askAgain(): void {
    this.hasAskedAgain = true;
    const content = flight(helloRetryRequest(), '1.3');
    this.wire.send('toClient', content, 'handshake.ask-again', () => this.startAtClient());
  }

  private reachClient(version: TlsVersion, certificate: CertificateSettings): void {
    const { checks, host, demands } = this.parties.settings;
    const isChecked = checks.chain !== 'never' || checks.name !== 'never';
    const seen =
      demands === undefined
        ? seeCertificate(certificate, host, isChecked)
        : seeDemanded(certificate, demands);
    this.fits = demands === undefined || seen.problems.length === 0;
    const refusal = refuseCertificate(seen, checks);
    this.seen = {
      version,
      cipher: this.suite,
      subject: certificate.subject,
      names: certificate.alternativeNames,
      isTrusted: certificate.trusted,
      isExpired: certificate.expired,
    };
    if (refusal !== null && refusal.moment !== 'afterwards') {
      if (refusal.moment === 'with-alert') {
        const alert = alertContent(refusal.alert, version);
        this.wire.send('toServer', alert, 'handshake.certificate-refused', () =>
          this.fail('server', 'closed-by-peer'),
        );
      }
      this.fail('client', refusal.failure);
      return;
    }
    const content = flight(clientFinish(version), version);
    this.wire.send('toServer', content, 'handshake.client-finish', () =>
      this.finishAtServer(version, seen, refusal),
    );
    if (version !== '1.3') return;
    this.parties.clientFinished();
    this.settleAtClient(version, seen, refusal);
  }

  /** The client has TLS; a program that looks at the certificate only now may still not want it. */
  private settleAtClient(
    version: TlsVersion,
    seen: CertificateSeen,
    refusal: CertificateRefusal | null,
  ): void {
    if (refusal === null) this.establish('client', version, seen);
    else this.fail('client', refusal.failure);
  }

  private finishAtServer(
    version: TlsVersion,
    seen: CertificateSeen,
    refusal: CertificateRefusal | null,
  ): void {
    const content = flight(serverFinish(version), version);
    this.wire.send('toClient', content, 'handshake.server-finish', () => {
      if (version !== '1.3') this.settleAtClient(version, seen, refusal);
    });
    this.establish('server', version, seen);
  }
}

/** The TLS layer of a connection, before any handshake. */
export const createTlsLayer = (story: Story, wire: Wire, parties: TlsParties): TlsLayer =>
  new RunningTls(story, wire, parties);

/**
 * TLS as flights: what each side sends, how long it is, and what can be read on the way. Lengths
 * are those of captured handshakes with a certificate chain of two (RFC 8446 §2, RFC 5246 §7.3).
 * Not modelled: keys and encryption; a record only says that it is sealed and how long it is.
 * Simplified: no session resumption, no client certificates.
 */
import type { HandshakeMessage, TlsVersion } from '../trace/segment';
import type { CertificateProblem, CertificateSeen, TlsFailure } from '../trace/traceEvent';
import type { CertificateChecks, CheckMoment } from '../software/clients/clientProfile';
import type { CertificateSettings } from '../world/certificateSchema';
import { isSuiteOf } from '../world/cipherSuites';

const VERSIONS: readonly TlsVersion[] = ['1.0', '1.1', '1.2', '1.3'];

const isVersion = (text: string): text is TlsVersion => VERSIONS.some((known) => known === text);

const rankOf = (version: string): number => VERSIONS.findIndex((known) => known === version);

/** The highest version that both sides speak, or null (RFC 8446 §4.2.1). */
export function negotiateVersion(
  client: { readonly lowest: string; readonly highest: string },
  server: { readonly lowest: string; readonly highest: string },
): TlsVersion | null {
  const highest = rankOf(client.highest) < rankOf(server.highest) ? client.highest : server.highest;
  const lowest = rankOf(client.lowest) > rankOf(server.lowest) ? client.lowest : server.lowest;
  return rankOf(highest) >= rankOf(lowest) && isVersion(highest) ? highest : null;
}

/** What a side of a handshake would agree to: versions from a floor to a ceiling, and suites. */
export interface TlsOffer {
  readonly lowest: string;
  readonly highest: string;
  readonly suites: readonly string[];
}

export type Negotiated =
  | { readonly ok: true; readonly version: TlsVersion; readonly suite: string }
  | { readonly ok: false; readonly failure: 'protocol-version' | 'no-shared-cipher' };

/**
 * What both sides settle on: the highest version in common, then the first suite of the client's
 * list that the server has too (RFC 8446 §4.1.1, §4.2.1, RFC 5246 §7.4.1.3). A client offers only
 * versions for which it has a suite. Servers here follow the client's order, as Postfix does
 * unless `tls_preempt_cipherlist` is set.
 */
export function negotiate(client: TlsOffer, server: TlsOffer): Negotiated {
  const offered = VERSIONS.filter(
    (version) =>
      rankOf(version) >= rankOf(client.lowest) &&
      rankOf(version) <= rankOf(client.highest) &&
      client.suites.some((suite) => isSuiteOf(suite, version)),
  );
  const [lowest] = offered;
  const highest = offered.at(-1);
  if (lowest === undefined || highest === undefined) {
    return { ok: false, failure: 'protocol-version' };
  }
  const version = negotiateVersion({ lowest, highest }, server);
  if (version === null) return { ok: false, failure: 'protocol-version' };
  const suite = client.suites.find(
    (name) => isSuiteOf(name, version) && server.suites.includes(name),
  );
  return suite === undefined
    ? { ok: false, failure: 'no-shared-cipher' }
    : { ok: true, version, suite };
}

const message = (
  name: string,
  octets: number,
  encrypted: boolean,
  reveals: string | null = null,
): HandshakeMessage => ({ name, octets, encrypted, reveals });

/** The ClientHello; it names the server in the clear when the program sends SNI (RFC 6066 §3). */
export const clientHello = (
  serverName: string | null,
  highest: string,
): readonly HandshakeMessage[] => [
  message('ClientHello', highest === '1.3' ? 247 : 184, false, serverName),
];

/** The server wants another key share: a second ClientHello comes (RFC 8446 §4.1.4). */
export const helloRetryRequest = (): readonly HandshakeMessage[] => [
  message('HelloRetryRequest', 88, false),
  message('ChangeCipherSpec', 1, false),
];

/** The server's first flight. In TLS 1.3 the certificate is encrypted, in 1.2 it is not. */
export function serverFlight(
  version: TlsVersion,
  certificate: CertificateSettings,
): readonly HandshakeMessage[] {
  if (version === '1.3') {
    return [
      message('ServerHello', 122, false),
      message('ChangeCipherSpec', 1, false),
      message('EncryptedExtensions', 27, true),
      message('Certificate', 1758, true),
      message('CertificateVerify', 281, true),
      message('Finished', 69, true),
    ];
  }
  return [
    message('ServerHello', 69, false),
    message('Certificate', 1736, false, certificate.subject),
    message('ServerKeyExchange', 300, false),
    message('ServerHelloDone', 4, false),
  ];
}

/** The client's second flight. */
export const clientFinish = (version: TlsVersion): readonly HandshakeMessage[] =>
  version === '1.3'
    ? [message('ChangeCipherSpec', 1, false), message('Finished', 69, true)]
    : [
        message('ClientKeyExchange', 37, false),
        message('ChangeCipherSpec', 1, false),
        message('Finished', 40, true),
      ];

/** The server's last flight: tickets in 1.3 (RFC 8446 §4.6.1), its Finished in 1.2. */
export const serverFinish = (version: TlsVersion): readonly HandshakeMessage[] =>
  version === '1.3'
    ? [message('NewSessionTicket', 266, true), message('NewSessionTicket', 266, true)]
    : [
        message('NewSessionTicket', 202, false),
        message('ChangeCipherSpec', 1, false),
        message('Finished', 40, true),
      ];

/** What a sealed line adds to its length: 17 octets in TLS 1.3, 24 in 1.2 with AES-GCM. */
export const recordOverheadOctets = (version: TlsVersion): number => (version === '1.3' ? 17 : 24);

/** A certificate's name covers a host; `*` stands for its whole left-most label (RFC 7817 §3). */
function coversHost(name: string, host: string): boolean {
  const pattern = name.toLowerCase();
  const wanted = host.toLowerCase();
  if (!pattern.startsWith('*.')) return pattern === wanted;
  return wanted.slice(wanted.indexOf('.')) === pattern.slice(1);
}

/** The certificate as a client sees it: chain, name, expiry (RFC 5280 §6.1, RFC 7817 §3). */
export function seeCertificate(
  certificate: CertificateSettings,
  host: string,
  checked: boolean,
): CertificateSeen {
  const names =
    certificate.alternativeNames.length > 0 ? certificate.alternativeNames : [certificate.subject];
  const problems: readonly CertificateProblem[] = [
    ...(certificate.trusted ? [] : ['untrusted' as const]),
    ...(names.some((name) => coversHost(name, host)) ? [] : ['wrong-name' as const]),
    ...(certificate.expired ? ['expired' as const] : []),
  ];
  return { subject: certificate.subject, issuer: certificate.issuer, problems, checked };
}

const FAILURES: Readonly<Record<CertificateProblem, TlsFailure>> = {
  untrusted: 'certificate-untrusted',
  'wrong-name': 'certificate-wrong-name',
  expired: 'certificate-expired',
};

const ALERTS = {
  untrusted: 'unknown_ca',
  'wrong-name': 'bad_certificate',
  expired: 'certificate_expired',
} as const;

/** Why a client refuses, how its library does so, and its alert (RFC 8446 §6.2). */
export interface CertificateRefusal {
  readonly failure: TlsFailure;
  readonly alert: string;
  readonly moment: Exclude<CheckMoment, 'never'>;
}

/** The refusal of a client that checks; null when it checks nothing, or all is in order. */
export function refuseCertificate(
  seen: CertificateSeen,
  checks: CertificateChecks,
): CertificateRefusal | null {
  const refusals = seen.problems.flatMap((problem) => {
    const moment = problem === 'wrong-name' ? checks.name : checks.chain;
    return moment === 'never'
      ? []
      : [{ failure: FAILURES[problem], alert: ALERTS[problem], moment }];
  });
  // What is found in the handshake comes before what is looked at afterwards.
  return refusals.find(({ moment }) => moment !== 'afterwards') ?? refusals[0] ?? null;
}

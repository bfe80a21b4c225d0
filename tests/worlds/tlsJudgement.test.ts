// What a client makes of the server's certificate and of TLS versions, end to end.

import { describe, expect, it } from 'vitest';
import type { CertificateSettings } from '../../src/world/certificateSchema';
import { play } from '../kit/play';

const OTHER = 'mail.example.org';

const withCertificate = (certificate: Partial<CertificateSettings>, verifyCertificate = true) =>
  play({ sender: { verifyCertificate }, submission: { certificate } });

describe('a certificate', () => {
  it.each([
    ['that nobody vouches for', { trusted: false }, 'self-signed certificate', 'unknown_ca'],
    ['for another host', { alternativeNames: [OTHER] }, 'hostname mismatch', 'bad_certificate'],
    ['that has expired', { expired: true }, 'certificate has expired', 'certificate_expired'],
  ])('%s ends the session before the login', (_what, changes, words, alert) => {
    const { outcome, exposure, eventsOf, submitted } = withCertificate(changes);
    expect(outcome).toEqual({
      status: 'aborted',
      deliveredTo: null,
      rule: 'client.tls-failed',
      detail: `certificate verify failed: ${words}`,
    });
    expect(exposure).toEqual({ credentials: false, message: false, addresses: false, to: [] });
    expect(submitted.at(-1)).toBe('< 220 2.0.0 Ready to start TLS');
    const alerts = eventsOf('wire:segment_sent').flatMap(({ segment: { content } }) =>
      content.kind === 'alert' ? [content.alert] : [],
    );
    expect(alerts).toEqual([alert]);
  });

  it('with every fault is taken by a client that does not look', () => {
    const faults = { trusted: false, expired: true, alternativeNames: ['x.example.org'] };
    const { outcome, eventsOf } = withCertificate(faults, false);
    expect(outcome.deliveredTo).toBe('inbox');
    const [seen] = eventsOf('tls:established');
    expect(seen?.certificate).toMatchObject({
      problems: ['untrusted', 'wrong-name', 'expired'],
      checked: false,
    });
  });

  it('may cover the host by a star', () => {
    const { outcome } = withCertificate({ alternativeNames: ['*.example.org'] });
    expect(outcome.deliveredTo).toBe('inbox');
  });

  it('is judged by the name that the user typed, not by what DNS says', () => {
    const { outcome } = play({
      sender: { outgoing: { host: 'mail.example.org' } },
      dns: {
        records: [{ name: 'mail.example.org', type: 'A', address: '192.0.2.10' }],
      },
    });
    expect(outcome.detail).toBe('certificate verify failed: hostname mismatch');
  });
});

describe('TLS versions', () => {
  const OLD = { lowestTlsVersion: '1.0', highestTlsVersion: '1.0' } as const;

  it('are negotiated: the highest that both have', () => {
    const versionOf = (highestTlsVersion: '1.2' | '1.3', range: string) =>
      play({
        sender: { highestTlsVersion },
        submission: { parameters: { smtpd_tls_mandatory_protocols: range } },
      }).eventsOf('tls:established')[0]?.version;
    expect(versionOf('1.3', '>=TLSv1.2')).toBe('1.3');
    expect(versionOf('1.2', '>=TLSv1')).toBe('1.2');
    expect(versionOf('1.3', '>=TLSv1, <=TLSv1.2')).toBe('1.2');
  });

  it('that are too old are refused with an alert, and nothing is sent', () => {
    const { outcome, exposure, rules, submitted } = play({
      sender: OLD,
      submission: { parameters: { smtpd_tls_mandatory_protocols: '>=TLSv1.2' } },
    });
    expect(outcome).toMatchObject({ status: 'aborted', detail: 'alert protocol version' });
    expect(rules).toContain('handshake.version-refused');
    expect(exposure.credentials).toBe(false);
    expect(submitted.at(-1)).toBe('< 220 2.0.0 Ready to start TLS');
  });

  it('that are old are taken by a server that still allows them', () => {
    const { outcome, eventsOf } = play({ sender: OLD });
    expect(outcome.deliveredTo).toBe('inbox');
    expect(eventsOf('tls:established')[0]?.version).toBe('1.0');
  });

  it('that the server is too old for are refused as well', () => {
    const { outcome } = play({
      sender: { lowestTlsVersion: '1.3' },
      submission: { parameters: { smtpd_tls_mandatory_protocols: '>=TLSv1, <=TLSv1.2' } },
    });
    expect(outcome).toMatchObject({ status: 'aborted', rule: 'client.tls-failed' });
  });
});

describe('a ClientHello', () => {
  it('to a service that greets in the clear fails on the greeting', () => {
    const { outcome, rules } = play({ sender: { outgoing: { security: 'tls' } } });
    expect(outcome).toMatchObject({ status: 'aborted', detail: 'wrong version number' });
    expect(rules).toContain('session.unreadable');
  });

  it('names the server in the clear for a mail client, and not for a Postfix relay', () => {
    const { eventsOf } = play({});
    const told = eventsOf('wire:segment_sent').flatMap(({ segment: { content } }) =>
      content.kind === 'handshake'
        ? content.messages.flatMap(({ name, reveals }) => (name === 'ClientHello' ? [reveals] : []))
        : [],
    );
    expect(told).toEqual(['smtp.example.org', null]);
  });
});

describe('cipher suites', () => {
  const cipherWith = (
    cipherSuites: readonly string[],
    versions: { lowestTlsVersion?: '1.0' | '1.2'; highestTlsVersion?: '1.0' | '1.2' | '1.3' } = {},
  ) => play({ sender: { cipherSuites: [...cipherSuites], ...versions } });

  it.each([
    [[], '1.3', '1.3', 'TLS_AES_256_GCM_SHA384'],
    [[], '1.2', '1.2', 'ECDHE-RSA-AES256-GCM-SHA384'],
    [[], '1.0', '1.0', 'ECDHE-RSA-AES256-SHA'],
    [['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'], '1.3', '1.3', 'TLS_AES_128_GCM_SHA256'],
    // No suite of 1.3 offered: the client does not offer 1.3 either.
    [['RC4-SHA', 'AES128-SHA', 'AES256-SHA'], '1.3', '1.2', 'AES128-SHA'],
  ] as const)('of %j up to %s: version %s with %s', (suites, highest, version, cipher) => {
    const { eventsOf } = cipherWith(suites, {
      lowestTlsVersion: '1.0',
      highestTlsVersion: highest,
    });
    const [seen] = eventsOf('tls:established');
    expect(seen).toMatchObject({ version, cipher });
  });

  it('in common are none: the server’s alert is handshake_failure, and nothing is said', () => {
    const { outcome, exposure, eventsOf } = cipherWith(['NULL-SHA256', 'RC4-SHA'], {
      highestTlsVersion: '1.2',
    });
    expect(outcome.detail).toBe('alert handshake failure');
    expect(exposure.credentials).toBe(false);
    expect(eventsOf('tls:failed').map(({ failure }) => failure)).toEqual([
      'no-shared-cipher',
      'no-shared-cipher',
    ]);
  });

  it('that the offered versions do not know lead to no version in common', () => {
    const { outcome } = cipherWith(['TLS_AES_128_GCM_SHA256'], { highestTlsVersion: '1.2' });
    expect(outcome.detail).toBe('alert protocol version');
  });

  // As Postfix 3.7 with OpenSSL 3.0 answered a client that offered TLS 1.2 and one suite, or all.
  it.each([
    [{ smtpd_tls_mandatory_exclude_ciphers: 'kRSA' }, ['AES128-SHA'], null],
    [
      { smtpd_tls_mandatory_exclude_ciphers: 'kRSA' },
      ['ECDHE-RSA-AES128-SHA'],
      'ECDHE-RSA-AES128-SHA',
    ],
    [{ smtpd_tls_mandatory_exclude_ciphers: 'SHA1, AES128' }, ['AES256-SHA'], null],
    [{ smtpd_tls_mandatory_exclude_ciphers: 'SHA1, AES128' }, ['AES128-SHA256'], null],
    [{ smtpd_tls_mandatory_exclude_ciphers: 'SHA1, AES128' }, [], 'ECDHE-RSA-AES256-GCM-SHA384'],
    [{ smtpd_tls_mandatory_ciphers: 'null' }, [], null],
    [{ smtpd_tls_mandatory_ciphers: 'null' }, ['NULL-SHA256'], 'NULL-SHA256'],
    [{ smtpd_tls_exclude_ciphers: 'ECDHE' }, [], 'DHE-RSA-AES256-GCM-SHA384'],
    [{ smtpd_tls_mandatory_ciphers: 'high' }, ['AES128-SHA'], 'AES128-SHA'],
    [{ smtpd_tls_ciphers: 'null' }, [], 'ECDHE-RSA-AES256-GCM-SHA384'],
  ] as const)('under %j a client with %j gets %s', (parameters, cipherSuites, cipher) => {
    const { eventsOf } = play({
      sender: { highestTlsVersion: '1.2', cipherSuites: [...cipherSuites] },
      submission: { parameters },
    });
    expect(eventsOf('tls:established')[0]?.cipher ?? null).toBe(cipher);
  });
});

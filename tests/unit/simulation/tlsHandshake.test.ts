// TLS as the worlds know it: which version both sides settle on, what a client makes of a
// certificate, and how long a sealed line is.

import { describe, expect, it } from 'vitest';
import {
  clientFinish,
  clientHello,
  negotiateVersion,
  recordOverheadOctets,
  refuseCertificate,
  seeCertificate,
  serverFinish,
  serverFlight,
} from '../../../src/simulation/tlsHandshake';
import { ALL_CHECKS, NO_CHECKS } from '../../../src/software/clients/clientProfile';
import { linesContent } from '../../../src/simulation/wire';
import type { WireLine } from '../../../src/trace/segment';

const range = (lowest: string, highest: string) => ({ lowest, highest });

describe('the version', () => {
  it.each([
    [range('1.2', '1.3'), range('1.0', '1.3'), '1.3'],
    [range('1.0', '1.2'), range('1.0', '1.3'), '1.2'],
    [range('1.2', '1.3'), range('1.0', '1.2'), '1.2'],
    [range('1.0', '1.0'), range('1.0', '1.3'), '1.0'],
    [range('1.2', '1.3'), range('1.0', '1.1'), null],
    [range('1.0', '1.1'), range('1.2', '1.3'), null],
    [range('1.3', '1.2'), range('1.0', '1.3'), null],
  ])('%j and %j settle on %j', (client, server, version) => {
    expect(negotiateVersion(client, server)).toBe(version);
    expect(negotiateVersion(server, client)).toBe(version);
  });
});

const CERTIFICATE = {
  subject: 'smtp.example.org',
  alternativeNames: ['smtp.example.org'],
  issuer: 'Example Root CA',
  trusted: true,
  expired: false,
};

describe('a certificate’s name', () => {
  it.each([
    ['smtp.example.org', 'smtp.example.org', true],
    ['SMTP.Example.ORG', 'smtp.example.org', true],
    ['*.example.org', 'smtp.example.org', true],
    ['*.example.org', 'example.org', false],
    ['*.example.org', 'a.smtp.example.org', false],
    ['*.example.org', 'smtp.example.net', false],
    ['mail.example.org', 'smtp.example.org', false],
  ])('%s covers %s: %j', (name, host, isCovered) => {
    const seen = seeCertificate({ ...CERTIFICATE, alternativeNames: [name] }, host, true);
    expect(seen.problems).toEqual(isCovered ? [] : ['wrong-name']);
  });

  it('is its subject only when there is no other, RFC 7817 §3', () => {
    const alone = { ...CERTIFICATE, alternativeNames: [] };
    expect(seeCertificate(alone, 'smtp.example.org', true).problems).toEqual([]);
    const others = { ...CERTIFICATE, alternativeNames: ['mail.example.org'] };
    expect(seeCertificate(others, 'smtp.example.org', true).problems).toEqual(['wrong-name']);
  });
});

describe('a client', () => {
  it('refuses for the first problem: the chain, then the name, then the date', () => {
    const bad = { ...CERTIFICATE, trusted: false, expired: true };
    const seen = seeCertificate(bad, 'other.example', true);
    expect(seen.problems).toEqual(['untrusted', 'wrong-name', 'expired']);
    expect(refuseCertificate(seen, ALL_CHECKS)).toEqual({
      failure: 'certificate-untrusted',
      alert: 'unknown_ca',
      moment: 'with-alert',
    });
    const expired = { ...seen, problems: ['expired'] as const };
    expect(refuseCertificate(expired, ALL_CHECKS)?.alert).toBe('certificate_expired');
  });

  it('finds what its library looks at in the handshake before what it looks at afterwards', () => {
    const seen = seeCertificate({ ...CERTIFICATE, expired: true }, 'other.example', true);
    const checks = { chain: 'with-alert', name: 'afterwards' } as const;
    expect(refuseCertificate(seen, checks)?.failure).toBe('certificate-expired');
    const named = { ...seen, problems: ['wrong-name'] as const };
    expect(refuseCertificate(named, checks)?.moment).toBe('afterwards');
    expect(refuseCertificate(named, { ...checks, name: 'never' })).toBeNull();
  });

  it('refuses nothing when all is well, or when it was told not to look', () => {
    const fine = seeCertificate(CERTIFICATE, 'smtp.example.org', true);
    expect(refuseCertificate(fine, ALL_CHECKS)).toBeNull();
    const unchecked = seeCertificate({ ...CERTIFICATE, expired: true }, 'x.example', false);
    expect(refuseCertificate(unchecked, NO_CHECKS)).toBeNull();
  });
});

describe('what can be read during a handshake', () => {
  const revealed = (messages: ReturnType<typeof serverFlight>) =>
    messages.filter(({ encrypted }) => !encrypted).flatMap(({ reveals }) => reveals ?? []);

  it('is the server’s name, where the program sends it', () => {
    expect(revealed(clientHello('smtp.example.org', '1.3'))).toEqual(['smtp.example.org']);
    expect(revealed(clientHello(null, '1.3'))).toEqual([]);
  });

  it('is the certificate in TLS 1.2 and not in 1.3', () => {
    expect(revealed(serverFlight('1.2', CERTIFICATE))).toEqual(['smtp.example.org']);
    expect(revealed(serverFlight('1.3', CERTIFICATE))).toEqual([]);
  });

  it('is nothing of what ends it', () => {
    for (const version of ['1.2', '1.3'] as const) {
      expect(revealed(clientFinish(version))).toEqual([]);
      expect(revealed(serverFinish(version))).toEqual([]);
    }
  });
});

describe('a sealed line', () => {
  const lines: readonly WireLine[] = [{ text: 'QUIT', part: 'command', secrets: [] }];

  it.each([
    ['1.3', 17],
    ['1.2', 24],
  ] as const)('is longer in TLS %s by %i octets', (version, more) => {
    expect(recordOverheadOctets(version)).toBe(more);
    expect(linesContent(lines, version)).toMatchObject({
      kind: 'record',
      octets: 6,
      recordOctets: 6 + more,
      tlsVersion: version,
    });
  });

  it('counts octets, not characters, and the line endings', () => {
    const both: readonly WireLine[] = [...lines, { text: 'é', part: 'data', secrets: [] }];
    expect(linesContent(both, null)).toMatchObject({ kind: 'clear', octets: 10 });
  });
});

// What strangers learn from each way to log in: without TLS, and from an impostor whose certificate
// nobody checks. A password or a token that crossed is out; a proof is not.

import { describe, expect, it } from 'vitest';
import { isTokenExposed, projectExposure } from '../../src/projections/exposure';
import { projectOutcome } from '../../src/projections/outcome';
import { simulate } from '../../src/simulation/simulate';
import { MECHANISMS, type Mechanism } from '../../src/smtp/sasl/mechanisms';
import type { World } from '../../src/world/worldSchema';
import { worldWith } from '../../src/world/worldWith';

const ACCOUNT = {
  user: 'alice@example.org',
  password: 'password',
  token: 'a-token',
  addresses: ['alice@example.org'],
};

const submission = { mechanisms: [...MECHANISMS], accounts: [ACCOUNT] };

const loginBy = (mechanism: Mechanism) => ({ token: 'a-token', mechanisms: [mechanism] });

const CLEAR = {
  smtpd_tls_security_level: 'may',
  smtpd_tls_auth_only: false,
  smtpd_sasl_auth_enable: true,
} as const;

const inClear = (mechanism: Mechanism): World =>
  worldWith({
    sender: { outgoing: { security: 'none' }, login: loginBy(mechanism) },
    submission: { ...submission, software: 'postfix', ports: { '587': CLEAR } },
  });

const toImpostor = (mechanism: Mechanism): World =>
  worldWith({
    sender: { verifyCertificate: false, login: loginBy(mechanism) },
    submission: { ...submission, software: 'postfix' },
    network: { box: { way: 'impersonate', ports: [587] } },
  });

/** Which ways show the secret itself, and in which the server has to prove itself. */
const SHOWS: Readonly<Record<Mechanism, 'password' | 'token' | null>> = {
  PLAIN: 'password',
  LOGIN: 'password',
  'CRAM-MD5': null,
  'DIGEST-MD5': null,
  'SCRAM-SHA-1': null,
  'SCRAM-SHA-256': null,
  XOAUTH2: 'token',
  OAUTHBEARER: 'token',
};

const PROVES_SERVER: ReadonlySet<Mechanism> = new Set([
  'DIGEST-MD5',
  'SCRAM-SHA-1',
  'SCRAM-SHA-256',
]);

describe.each(MECHANISMS)('%s', (mechanism) => {
  const shown = SHOWS[mechanism];

  it('without TLS: shows its secret or does not, and the message goes out either way', () => {
    const trace = simulate(inClear(mechanism));
    expect(projectOutcome(trace).status).toBe('delivered');
    expect(projectExposure(trace)).toMatchObject({
      credentials: shown !== null,
      message: true,
    });
    expect(isTokenExposed(trace)).toBe(shown === 'token');
  });

  it('at an impostor: goes on only where the server need not prove itself', () => {
    const trace = simulate(toImpostor(mechanism));
    const stops = PROVES_SERVER.has(mechanism);
    expect(projectOutcome(trace).status).toBe(stops ? 'aborted' : 'delivered');
    expect(projectExposure(trace)).toMatchObject({
      credentials: shown !== null,
      message: !stops,
    });
  });
});

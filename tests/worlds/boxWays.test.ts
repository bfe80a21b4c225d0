// The box on the path, end to end: what each of its ways does to a client that insists on TLS and
// to one that takes it if it is there, on the sender's way and on the way between servers.

import { describe, expect, it } from 'vitest';
import type { BoxSettings } from '../../src/world/networkSchema';
import { worldWith } from '../../src/world/worldWith';
import { play, playWorld, type Played } from '../kit/play';

const FAKE: BoxSettings['certificate'] = {
  subject: 'smtp.example.org',
  alternativeNames: ['smtp.example.org', 'mx.example.net'],
  issuer: 'Nobody You Know',
  trusted: false,
  expired: false,
};

const boxThat = (way: BoxSettings['way'], more: Partial<BoxSettings> = {}): BoxSettings => ({
  way,
  path: 'sender',
  ports: [],
  certificate: FAKE,
  forwards: false,
  ...more,
});

const playWithBox = (
  box: BoxSettings,
  security: 'tls' | 'starttls' | 'starttls-if-available' = 'starttls',
): Played =>
  play({
    sender: { outgoing: { security, port: security === 'tls' ? 465 : 587 } },
    network: { box },
  });

const NOTHING = { credentials: false, message: false, addresses: false, to: [] };

describe('a box that puts a command in behind STARTTLS', () => {
  const playInjected = (
    keepsBufferAcrossStartTls: boolean,
    highestTlsVersion: '1.2' | '1.3' = '1.3',
  ): Played =>
    play({
      sender: { highestTlsVersion },
      submission: { keepsBufferAcrossStartTls },
      network: { box: boxThat('inject-after-starttls') },
    });

  it.each(['1.2', '1.3'] as const)('moves the replies of a server that keeps it, TLS %s', (tls) => {
    const { outcome, exposure, rules } = playInjected(true, tls);
    expect(outcome.status).toBe('aborted');
    expect(rules).toContain('client.login-missing');
    expect(exposure).toEqual(NOTHING);
  });

  it('changes nothing where the server throws it away', () => {
    const { outcome, rules } = playInjected(false);
    expect(outcome.deliveredTo).toBe('inbox');
    expect(rules).toContain('box.inject-after-starttls');
    expect(rules).toContain('starttls.discard-buffered');
  });

  it('finds no readable line on 465', () => {
    const { outcome, rules } = playWithBox(boxThat('inject-after-starttls'), 'tls');
    expect(outcome.deliveredTo).toBe('inbox');
    expect(rules).not.toContain('box.inject-after-starttls');
  });
});

describe('a box that listens', () => {
  it('learns nothing when TLS is used', () => {
    const { outcome, exposure } = playWithBox(boxThat('listen'));
    expect(outcome.deliveredTo).toBe('inbox');
    expect(exposure).toEqual(NOTHING);
  });

  it('reads everything when nobody seals the line', () => {
    const { exposure, submitted } = play({
      sender: { outgoing: { security: 'none' } },
      submission: {
        ports: { '587': { smtpd_tls_security_level: 'may', smtpd_sasl_auth_enable: true } },
      },
      network: { box: boxThat('listen') },
    });
    expect(exposure).toEqual({
      credentials: true,
      message: true,
      addresses: true,
      to: ['wifi', 'box', 'isp'],
    });
    expect(submitted.filter((line) => line.startsWith('~'))).toEqual([]);
  });
});

describe.each([
  ['remove-starttls', 'box.remove-starttls'],
  ['mask-starttls', 'box.mask-starttls'],
  ['replace-starttls-with-auth', 'box.replace-starttls'],
  ['refuse-starttls', 'box.refuse-starttls'],
] as const)('a box set to %s', (way, rule) => {
  it('gets no password out of a client that insists on TLS', () => {
    const { outcome, exposure, rules } = playWithBox(boxThat(way));
    expect(['aborted', 'rejected']).toContain(outcome.status);
    expect(exposure).toEqual(NOTHING);
    expect(rules).toContain(rule);
  });

  it('leaves implicit TLS alone', () => {
    const { outcome, exposure, rules } = playWithBox(boxThat(way), 'tls');
    expect(outcome.deliveredTo).toBe('inbox');
    expect(exposure).toEqual(NOTHING);
    expect(rules).not.toContain(rule);
  });

  it('leaves ports alone that it is not set to', () => {
    const { outcome, rules } = playWithBox(boxThat(way, { ports: [25] }));
    expect(outcome.deliveredTo).toBe('inbox');
    expect(rules).not.toContain(rule);
  });

  it('opens the message between two servers under the policy may, and nothing else', () => {
    const { outcome, exposure, rules } = playWithBox(boxThat(way, { path: 'relay' }));
    expect(outcome.deliveredTo).toBe('inbox');
    expect(exposure).toEqual({
      credentials: false,
      message: true,
      addresses: true,
      to: ['box', 'transit'],
    });
    expect(rules).toContain(rule);
  });

  it.each(['encrypt', 'verify'] as const)('stops a relay with the policy %s', (policy) => {
    const { outcome, exposure } = play({
      submission: { relay: { smtp_tls_security_level: policy } },
      network: { box: boxThat(way, { path: 'relay' }) },
    });
    expect(outcome.status).toBe('deferred');
    expect(exposure).toEqual(NOTHING);
  });
});

describe('a client that takes TLS if it is there', () => {
  it('gives its password away when AUTH was put in', () => {
    const { outcome, exposure, submitted } = playWithBox(
      boxThat('replace-starttls-with-auth'),
      'starttls-if-available',
    );
    expect(exposure).toEqual({
      credentials: true,
      message: false,
      addresses: false,
      to: ['wifi', 'box', 'isp'],
    });
    expect(submitted).toContain('< 250-AUTH PLAIN LOGIN');
    expect(submitted).not.toContain('< 250-STARTTLS');
    expect(outcome.detail).toBe('530 5.7.0 Must issue a STARTTLS command first');
  });

  it.each(['remove-starttls', 'mask-starttls', 'refuse-starttls'] as const)(
    'does not, when the box only does %s and AUTH is offered under TLS only',
    (way) => {
      const { exposure, rules } = playWithBox(boxThat(way), 'starttls-if-available');
      expect(exposure).toEqual(NOTHING);
      expect(rules).toContain('client.login-missing');
    },
  );

  it('hears 454 from the box, in the server’s place', () => {
    const { submitted, eventsOf } = playWithBox(boxThat('refuse-starttls'));
    expect(submitted).toContain('< 454 4.7.0 TLS not available due to local problem');
    const heard = eventsOf('machine:transitioned').filter(
      ({ machine, event }) => machine === 'serverSession' && event === 'command.starttls',
    );
    expect(heard).toEqual([]);
  });
});

describe('an impostor', () => {
  const impersonate = (verifyCertificate: boolean, forwards: boolean, port: 465 | 587) =>
    play({
      sender: {
        verifyCertificate,
        outgoing: { port, security: port === 465 ? 'tls' : 'starttls' },
      },
      network: { box: boxThat('impersonate', { forwards }) },
    });

  it.each([465, 587] as const)('gets nothing from a client that checks, on %i', (port) => {
    const { outcome, exposure } = impersonate(true, true, port);
    expect(outcome).toMatchObject({ status: 'aborted', rule: 'client.tls-failed' });
    expect(exposure).toEqual(NOTHING);
  });

  it.each([465, 587] as const)('gets all from one that does not check, on %i', (port) => {
    const { outcome, exposure, eventsOf } = impersonate(false, false, port);
    expect(outcome).toMatchObject({ status: 'delivered', deliveredTo: 'impostor' });
    expect(exposure).toEqual({
      credentials: true,
      message: true,
      addresses: true,
      to: ['impostor'],
    });
    expect(eventsOf('mailbox:message_stored').map(({ folder }) => folder)).toEqual(['impostor']);
  });

  it('that sends the message on is noticed by SPF at most', () => {
    const { outcome, exposure, eventsOf } = impersonate(false, true, 587);
    expect(outcome.deliveredTo).toBe('spam');
    expect(exposure.credentials).toBe(true);
    expect(eventsOf('mailbox:message_judged').map((judged) => judged.authentication)).toMatchObject(
      [{ spf: { result: 'fail' }, dmarc: { result: 'fail' } }],
    );
    expect(eventsOf('mailbox:message_stored').map(({ folder }) => folder)).toEqual([
      'impostor',
      'spam',
    ]);
  });

  it('between the servers reads what an unverified relay brings', () => {
    const { outcome, exposure } = playWithBox(boxThat('impersonate', { path: 'relay' }));
    expect(outcome.deliveredTo).toBe('impostor');
    expect(exposure).toEqual({
      credentials: false,
      message: true,
      addresses: true,
      to: ['impostor'],
    });
  });

  it('between the servers does not stand on its own way when it sends on', () => {
    const box = boxThat('impersonate', { path: 'relay', forwards: true });
    const { outcome, eventsOf } = playWithBox(box);
    expect(outcome.deliveredTo).toBe('spam');
    const [, , onward] = eventsOf('tcp:connection_opened');
    expect(onward).toMatchObject({ actor: 'box', to: 'mx', port: 25 });
    const seenAt = eventsOf('wire:segment_passed')
      .filter(({ connection }) => connection === onward?.connection)
      .map(({ at }) => at);
    expect(new Set(seenAt)).toEqual(new Set(['transit']));
  });

  it('between the servers is refused by the policy verify', () => {
    const { outcome, exposure } = play({
      submission: { relay: { smtp_tls_security_level: 'verify' } },
      network: { box: boxThat('impersonate', { path: 'relay' }) },
    });
    expect(outcome).toMatchObject({
      status: 'deferred',
      detail: 'Server certificate not verified',
    });
    expect(exposure).toEqual(NOTHING);
  });

  it('with a certificate that the client trusts and that fits is not found out', () => {
    const trusted = { ...FAKE, trusted: true };
    const world = worldWith({
      network: { box: boxThat('impersonate', { certificate: trusted }) },
    });
    expect(playWorld(world).outcome.deliveredTo).toBe('impostor');
  });
});

// Random worlds from the schema: client security, port, box, server TLS and AUTH, firewall,
// certificate, DNS. Every one ends without throwing and within its horizon; nothing secret crosses
// in the clear once TLS is up; a client that requires TLS and verifies exposes no password.

import fc from 'fast-check';
import { MECHANISMS } from '../../src/smtp/sasl/mechanisms';
import { describe, expect, it } from 'vitest';
import { judgeGoal } from '../../src/projections/goal';
import { projectFacts } from '../../src/projections/facts';
import { projectLineForms } from '../../src/projections/lines';
import { projectPhases } from '../../src/projections/phases';
import { projectReadings } from '../../src/projections/readers';
import { RULES } from '../../src/trace/rules';
import { DEFAULT_WORLD } from '../../src/world/defaultWorld';
import type { CertificateSettings } from '../../src/world/certificateSchema';
import type { World } from '../../src/world/worldSchema';
import { worldWith, type PartOf } from '../../src/world/worldWith';
import { FUZZ_TIMEOUT_MS, fuzzRuns } from '../kit/fuzzRuns';
import { playWorld, type Played } from '../kit/play';

const tlsVersion = fc.constantFrom('1.0', '1.1', '1.2', '1.3');
const duration = fc.constantFrom(0, 1, 50, 1000, 100_000);

const certificate: fc.Arbitrary<CertificateSettings> = fc.record({
  subject: fc.constant('smtp.example.org'),
  alternativeNames: fc.subarray(['smtp.example.org', 'mx.example.net', '*.example.org']),
  issuer: fc.constant('Example Root CA'),
  trusted: fc.boolean(),
  expired: fc.boolean(),
});

const sender = fc.record({
  kind: fc.constantFrom('mail-client', 'application', 'mail-server'),
  login: fc.option(
    fc.record({
      user: fc.constantFrom('alice@example.org', 'carol'),
      password: fc.constantFrom('password', 'wrong'),
      token: fc.constantFrom(null, 'token'),
      mechanisms: fc.subarray([...MECHANISMS], { minLength: 1 }),
      initialResponse: fc.boolean(),
    }),
  ),
  outgoing: fc.record({
    host: fc.constantFrom('smtp.example.org', 'mx.example.net', 'nowhere.example'),
    port: fc.constantFrom(25, 465, 587),
    security: fc.constantFrom('tls', 'starttls', 'starttls-if-available', 'none'),
  }),
  whenAuthIsMissing: fc.constantFrom('stop', 'continue'),
  verifyCertificate: fc.boolean(),
  lowestTlsVersion: tlsVersion,
  highestTlsVersion: tlsVersion,
  pipelining: fc.boolean(),
  noDelay: fc.boolean(),
  timeouts: fc.record({
    connectMs: duration,
    greetingMs: duration,
    replyMs: duration,
    acceptanceMs: duration,
  }),
});

const network = fc.record({
  roundTripMs: fc.record({
    senderToSubmission: duration,
    senderToMx: duration,
    submissionToMx: duration,
    resolver: duration,
  }),
  firewall: fc.array(
    fc.record({
      direction: fc.constantFrom('out', 'in'),
      port: fc.constantFrom(25, 465, 587),
      action: fc.constantFrom('accept', 'drop', 'reset', 'prohibit'),
    }),
    { maxLength: 2 },
  ),
  box: fc.option(
    fc.record({
      way: fc.constantFrom(
        'listen',
        'remove-starttls',
        'mask-starttls',
        'replace-starttls-with-auth',
        'refuse-starttls',
        'inject-after-starttls',
        'impersonate',
      ),
      path: fc.constantFrom('sender', 'relay'),
      ports: fc.subarray([25, 465, 587]),
      certificate,
      forwards: fc.boolean(),
    }),
  ),
});

const service = fc.record({
  smtpd_tls_security_level: fc.constantFrom('none', 'may', 'encrypt'),
  smtpd_tls_wrappermode: fc.boolean(),
  smtpd_tls_auth_only: fc.boolean(),
  smtpd_sasl_auth_enable: fc.boolean(),
  smtpd_helo_required: fc.boolean(),
  smtpd_tls_mandatory_protocols: fc.constantFrom('>=TLSv1', '>=TLSv1.2', '>=TLSv1.3'),
  smtpd_timeout: fc.constantFrom('0s', '1s', '300s'),
  smtpd_hard_error_limit: fc.constantFrom(1, 20),
  message_size_limit: fc.constantFrom(0, 10, 10_240_000),
});

const relay = fc.record({
  smtp_tls_security_level: fc.constantFrom('none', 'may', 'encrypt', 'verify'),
  maximal_queue_lifetime: fc.constantFrom('1m', '5d'),
});

const records = fc.constantFrom(
  DEFAULT_WORLD.dns.records,
  DEFAULT_WORLD.dns.records.filter(({ type }) => type !== 'PTR'),
  DEFAULT_WORLD.dns.records.filter(({ type }) => type !== 'MX'),
  DEFAULT_WORLD.dns.records.concat({ name: 'example.net', type: 'broken', failure: 'timeout' }),
  DEFAULT_WORLD.dns.records.concat({ name: 'mx.example.net', type: 'broken', failure: 'servfail' }),
);

const world: fc.Arbitrary<World> = fc
  .record({
    horizonMs: fc.constantFrom(0, 500, 3_600_000),
    sender,
    network,
    submission: fc.record({
      certificate,
      ports: fc.record({ '465': service, '587': service, '25': service }, { requiredKeys: [] }),
      relay,
    }),
    mx: fc.record({
      certificate,
      ports: fc.record({ '25': service }, { requiredKeys: [] }),
    }),
    dns: fc.record({ records }),
    message: fc.record({
      recipients: fc.subarray(['bob@example.net', 'carol@example.net', 'eve@nowhere.example'], {
        minLength: 1,
      }),
    }),
  })
  // Optional ports may come as absent keys; the schema says what a world is.
  .map((parts) => worldWith(parts satisfies PartOf<World>));

const check = (judge: (played: Played) => void): void => {
  fc.assert(
    fc.property(world, (given) => judge(playWorld(given))),
    fuzzRuns(120),
  );
};

/** Clear lines of a connection after both ends had TLS. */
function clearAfterTls({ trace }: Played): readonly string[] {
  const ends = new Map<string, number>();
  return trace.events.flatMap((event) => {
    if (event.type === 'tls:established') {
      ends.set(event.connection, (ends.get(event.connection) ?? 0) + 1);
    }
    if (event.type !== 'wire:segment_sent' || event.segment.content.kind !== 'clear') return [];
    if (ends.get(event.segment.connection) !== 2) return [];
    return event.segment.content.lines.map(({ text }) => text);
  });
}

describe('any world', () => {
  it(
    'ends, within its horizon, with an outcome that has a rule',
    () => {
      check(({ trace, outcome, world: given }) => {
        const last = trace.events.at(-1);
        expect(last?.type).toBe('story:ended');
        expect(Object.hasOwn(RULES, outcome.rule)).toBe(true);
        const times = trace.events.map(({ timeMs }) => timeMs);
        expect(times).toEqual([...times].sort((left, right) => left - right));
        expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThanOrEqual(given.horizonMs);
        expect(outcome.deliveredTo === null).toBe(outcome.status !== 'delivered');
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'names the cause of everything, and has a rule for every move of a machine',
    () => {
      check(({ trace, eventsOf }) => {
        for (const [index, { seq, cause }] of trace.events.entries()) {
          expect(seq).toBe(index);
          if (cause !== null) expect(cause).toBeLessThan(seq);
        }
        const moves = eventsOf('machine:transitioned').filter(({ rule }) => rule === null);
        expect(moves.map(({ machine, from, event }) => `${machine} ${from} ${event}`)).toEqual([]);
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'sends nothing in the clear once TLS is up',
    () => {
      check((played) => {
        expect(clearAfterTls(played)).toEqual([]);
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'exposes no password of a client that requires TLS and verifies',
    () => {
      check(({ world: given, exposure }) => {
        const { security } = given.sender.outgoing;
        const requires = security === 'tls' || security === 'starttls';
        const isFooled = given.network.box?.certificate.trusted === true;
        if (requires && given.sender.verifyCertificate && !isFooled) {
          expect(exposure.credentials).toBe(false);
        }
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'can be told: its steps, phases, readings, lines and facts',
    () => {
      check(({ trace, steps }) => {
        expect(new Set(steps.map(({ anchor }) => anchor)).size).toBe(steps.length);
        expect(steps.at(-1)?.kind).toBe('end');
        const phases = projectPhases(steps);
        expect(
          phases.reduce((sum, { firstStep, lastStep }) => sum + lastStep - firstStep + 1, 0),
        ).toBe(steps.length);
        const cast = { senderName: 'Alice', senderKind: 'mail-client' } as const;
        for (const step of steps.slice(-12)) {
          projectReadings(trace, step);
          projectLineForms(trace, step);
          projectFacts(trace, step, cast);
        }
        expect(judgeGoal(trace, GOAL)).toMatchObject({ reached: false });
      });
    },
    FUZZ_TIMEOUT_MS,
  );
});

const GOAL = {
  status: 'none',
  deliveredTo: null,
  credentialsExposed: false,
  messageExposed: false,
  fires: [],
  says: [],
} as const;

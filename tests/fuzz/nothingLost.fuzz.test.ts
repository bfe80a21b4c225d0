// Nothing accepted is ever lost, in generated worlds: lines that break, names that do not resolve,
// refusals, firewalls, several recipients and domains, expiry. Each copy of each message that a
// server said 250 to is in the end delivered, given back, in a queue, or in one of the ends that
// real servers have. fast-check prints seed and path of a world that fails, and shrinks it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WORLD } from '../../src/world/defaultWorld';
import type { DnsRecord } from '../../src/world/dnsSchema';
import { EXIM_MX } from '../../src/world/eximWorld';
import type { World } from '../../src/world/worldSchema';
import { worldWith, type PartOf } from '../../src/world/worldWith';
import { FUZZ_TIMEOUT_MS, fuzzRuns } from '../kit/fuzzRuns';
import { keepLedger, type MailEnd } from '../kit/mailLedger';
import { playWorld } from '../kit/play';

/** Bob exists, Carol is refused for now, and each other domain has a trouble of its own. */
const RECIPIENTS = [
  'bob@example.net',
  'bbo@example.net',
  'later@example.net',
  'never@example.net',
  'x@nowhere.example',
  'x@broken.example',
  'x@nomail.example',
  'x@addressless.example',
  'x@elsewhere.example',
  'alice@example.org',
] as const;

const ZONE: readonly DnsRecord[] = [
  ...DEFAULT_WORLD.dns.records,
  { name: 'broken.example', type: 'broken', failure: 'servfail' },
  { name: 'nomail.example', type: 'MX', preference: 0, host: '.' },
  { name: 'addressless.example', type: 'MX', preference: 10, host: 'gone.example' },
  { name: 'elsewhere.example', type: 'MX', preference: 10, host: 'down.example' },
  { name: 'down.example', type: 'A', address: '203.0.113.99' },
];

const WAY_BACK: DnsRecord = {
  name: 'example.org',
  type: 'MX',
  preference: 10,
  host: 'smtp.example.org',
};

const place = fc.constantFrom('connect', 'ehlo', 'starttls', 'mail', 'rcpt', 'data', 'dot');

const network = fc.record({
  firewall: fc.array(
    fc.record({
      direction: fc.constantFrom('out', 'in'),
      port: fc.constantFrom(25, 587),
      action: fc.constantFrom('accept', 'drop', 'reset', 'prohibit'),
    }),
    { maxLength: 1 },
  ),
  cutAfter: fc.option(
    fc.record({
      path: fc.constantFrom('sender', 'relay'),
      port: fc.constantFrom(25, 587),
      place,
      how: fc.constantFrom('fin', 'reset', 'silence'),
      times: fc.constantFrom(1, 2, 100),
    }),
  ),
});

const relay = fc.record({
  smtp_tls_security_level: fc.constantFrom('none', 'may', 'encrypt'),
  maximal_queue_lifetime: fc.constantFrom('5d', '1m', '20m'),
  bounce_queue_lifetime: fc.constantFrom('5d', '1m'),
  delay_warning_time: fc.constantFrom('0h', '5m'),
  notify_classes: fc.subarray<'bounce' | '2bounce' | 'delay'>(['bounce', '2bounce', 'delay']),
});

const refusals = fc.constantFrom<Readonly<Record<string, string>>>(
  { 'later@example.net': '450 4.2.1 Later', 'never@example.net': 'REJECT' },
  { 'bob@example.net': 'DISCARD', 'later@example.net': '450 4.2.1 Later' },
  {},
);

const sender = fc.constantFrom('alice@example.org', 'alice@elsewhere.example');

interface Drawn {
  readonly horizonMs: number;
  readonly address: string;
  readonly hasWayBack: boolean;
  readonly isExim: boolean;
  readonly hasBox: boolean;
  readonly refused: Readonly<Record<string, string>>;
  readonly notify: ('SUCCESS' | 'FAILURE' | 'DELAY' | 'NEVER')[];
  readonly recipients: string[];
  readonly network: PartOf<World['network']>;
  readonly relay: PartOf<World['submission']['relay']>;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  horizonMs: fc.constantFrom(3_600_000, 2100, 30_000),
  address: sender,
  hasWayBack: fc.boolean(),
  isExim: fc.boolean(),
  hasBox: fc.boolean(),
  refused: refusals,
  notify: fc.constantFrom<Drawn['notify']>([], ['SUCCESS', 'FAILURE'], ['NEVER'], ['DELAY']),
  recipients: fc.subarray([...RECIPIENTS], { minLength: 1, maxLength: 4 }),
  network,
  relay,
});

const impostor = {
  way: 'impersonate',
  path: 'relay',
  ports: [25],
  certificate: DEFAULT_WORLD.mx.certificate,
  forwards: true,
} as const;

function worldOf(parts: Drawn): World {
  const { address, hasWayBack, refused } = parts;
  const isRefusing = Object.keys(refused).length > 0 && !parts.isExim;
  const service = {
    ...DEFAULT_WORLD.submission.ports,
    '25': {
      mydestination: ['example.org'],
      smtpd_relay_restrictions: ['reject_unauth_destination' as const],
    },
  };
  return worldWith({
    horizonMs: parts.horizonMs,
    sender: { address },
    network: { ...parts.network, box: parts.hasBox ? { ...impostor, ports: [25] } : null },
    submission: {
      parameters: { smtpd_sender_restrictions: [] },
      ...(hasWayBack ? { ports: service } : {}),
      relay: parts.relay,
    },
    ...(parts.isExim ? { mx: EXIM_MX } : {}),
    ...(isRefusing
      ? {
          mx: {
            parameters: {
              smtpd_recipient_restrictions: ['check_recipient_access'],
              check_recipient_access: refused,
            },
            recipients: ['bob@example.net', 'later@example.net', 'never@example.net'],
          },
        }
      : {}),
    dns: { records: hasWayBack ? [...ZONE, WAY_BACK] : [...ZONE] },
    message: { recipients: parts.recipients, notify: parts.notify },
  });
}

/** The ends that these worlds are made to reach; a property over none of them says nothing. */
const ENDS: readonly MailEnd[] = [
  'a bounce that bounces',
  'bounced',
  'delivered',
  'discarded by rule',
  'passed on',
  'queued',
  'taken by an impostor',
];

describe('nothing accepted is lost', () => {
  it(
    'in any world of faults',
    () => {
      fc.assert(
        fc.property(drawn, (parts) => {
          expect(keepLedger(playWorld(worldOf(parts)).trace).problems).toEqual([]);
        }),
        fuzzRuns(150),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'and the worlds reach every end there is',
    () => {
      const reached = new Set<MailEnd>();
      for (const parts of fc.sample(drawn, { numRuns: 150, seed: 5321 })) {
        for (const end of keepLedger(playWorld(worldOf(parts)).trace).ends) reached.add(end);
      }
      expect([...reached].toSorted()).toEqual(ENDS);
    },
    FUZZ_TIMEOUT_MS,
  );
});

// A relay's machine as tests start it: Postfix's own limits and times, with changes.

import type { RelayInput } from '../../src/machines/relay';

const RELAY_INPUT: RelayInput = {
  domain: 'example.net',
  recipients: ['bob@example.net'],
  ownAddress: '192.0.2.10',
  relayhost: null,
  fallbackRelays: [],
  level: 'may',
  checksDnssec: false,
  usesSts: false,
  verifyNames: ['hostname'],
  secureNames: ['nexthop', 'dot-nexthop'],
  loginFor: [],
  addressLimit: 5,
  sessionLimit: 2,
  ignoresMxLookupError: false,
  defersWithoutMxAddress: false,
  softening: { greeting: true, login: true },
  connectTimeoutMs: 30_000,
  minimalBackoffMs: 300_000,
  maximalBackoffMs: 4_000_000,
  queueRunDelayMs: 300_000,
  lifetimeMs: 432_000_000,
};

export const relayInputWith = (changes: Partial<RelayInput>): RelayInput => ({
  ...RELAY_INPUT,
  ...changes,
});

/**
 * A queue's delivery of one message to one domain: what the domain's policy is, which hosts take
 * its mail, what TLS has to prove with them, each host in turn, and in the end delivered, put aside
 * or given back (RFC 5321 §4.5.4.1, §5.1, §6.1). What is then owed to the sender is
 * `noticeMachine`'s business. The rows are in `relayRows`, the choice of hosts in `relayRoute`.
 */
import { assign, setup } from 'xstate';
import { effectsOf } from './effects';
import type { RelayContext, RelayEffect, RelayEvent, RelayInput } from './relay';
import { relayGuards, take, type Arguments } from './relayGuards';
import {
  abandonConnection,
  afterAddressRows,
  afterMxRows,
  afterPolicyRows,
  afterSessionRows,
  afterTlsaRows,
  beginRows,
  cancelConnect,
  failedRows,
} from './relayRows';
import { policyIdIn } from './relayTls';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { typed } from './typed';

const effect = effectsOf<RelayEffect>();

/** The id in the record says whether the policy that is known is still the latest. */
const fetchPolicy = {
  type: 'fetchPolicy',
  params: ({ context: { domain }, event }: Arguments) => ({ domain, id: policyIdIn(event) }),
} as const;

const NO_TLS = { level: 'none', names: [], tlsa: [] } as const;

const fresh = (input: RelayInput): RelayContext => ({
  ...input,
  left: input.recipients.map((address) => ({ address, report: null })),
  activatedMs: 0,
  destinations: [],
  sts: null,
  hosts: [],
  hostIndex: 0,
  candidates: [],
  candidateIndex: 0,
  sessionCount: 0,
  tls: NO_TLS,
  report: null,
});

export const relayMachine = setup({
  types: {
    context: typed<RelayContext>(),
    events: typed<RelayEvent>(),
    input: typed<RelayInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: relayGuards,
  actions: {
    take: assign((args: Arguments) => take(args)),
    lookUp: effect<'lookUp'>(),
    fetchPolicy: effect<'fetchPolicy'>(),
    openConnection: effect<'openConnection'>(),
    abandonConnection: effect<'abandonConnection'>(),
    startTimer: effect<'startTimer'>(),
    cancelTimer: effect<'cancelTimer'>(),
    settle: effect<'settle'>(),
  },
}).createMachine({
  id: 'relay',
  context: ({ input }) => fresh(input),
  initial: 'idle',
  states: {
    idle: { on: { 'message.queued': beginRows('queue.look-up-mx') } },
    askingForPolicy: {
      on: {
        'answer.received': {
          target: 'fetchingPolicy',
          actions: [fetchPolicy],
          meta: ruleMeta('queue.fetch-policy'),
        },
      },
    },
    fetchingPolicy: { on: { 'policy.received': afterPolicyRows } },
    lookingUpMx: { on: { 'answer.received': afterMxRows } },
    lookingUpAddress: { on: { 'answer.received': afterAddressRows } },
    lookingUpTlsa: { on: { 'answer.received': afterTlsaRows } },
    connecting: {
      on: {
        'connection.opened': {
          target: 'inSession',
          actions: [cancelConnect],
          meta: ruleMeta('queue.connected'),
        },
        'connection.failed': failedRows([cancelConnect]),
        'timer.fired': failedRows([abandonConnection]),
      },
    },
    inSession: { on: { 'session.ended': afterSessionRows } },
    waiting: { on: { 'timer.fired': beginRows('queue.retry') } },
    finished: {},
    givenBack: {},
  },
});

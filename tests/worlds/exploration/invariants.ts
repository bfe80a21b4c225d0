// What must hold in every world. Each invariant says what is wrong with a world, or null.

import { projectExposure } from '../../../src/projections/exposure';
import { projectOutcome } from '../../../src/projections/outcome';
import { RULES } from '../../../src/trace/rules';
import type { Trace } from '../../../src/trace/traceEvent';
import type { Setting } from './axes';
import { exposesPassword, requiresAndVerifies } from './predictions';

/** Longer than every time-out of these worlds: who waits longer waits for ever. */
const LONGEST_WAIT_MS = 600_000;

/** States in which a machine rests: it waits for nobody, or for its own next try. */
const AT_REST: ReadonlySet<string> = new Set([
  'closed',
  'finished',
  'givenBack',
  'noticeWritten',
  'nobodyTold',
  'waiting',
  'idle',
  'awaitingClient',
  'listening',
]);

export interface Explored {
  readonly setting: Setting;
  readonly trace: Trace;
  readonly horizonMs: number;
}

interface Invariant {
  readonly name: string;
  readonly problem: (explored: Explored) => string | null;
}

function describeExposure({ setting, trace }: Explored): string | null {
  const { credentials } = projectExposure(trace);
  const predicted = exposesPassword(setting);
  if (credentials === predicted) return null;
  return credentials ? 'exposed, and not predicted' : 'predicted, and not exposed';
}

function whoWaits({ trace, horizonMs }: Explored): string | null {
  const last = new Map<string, { readonly state: string; readonly timeMs: number }>();
  for (const event of trace.events) {
    if (event.type !== 'machine:transitioned') continue;
    const { instance, machine, to: state, timeMs } = event;
    last.set(`${instance} ${machine}`, { state, timeMs });
  }
  const stuck = [...last].find(
    ([, { state, timeMs }]) => !AT_REST.has(state) && timeMs + LONGEST_WAIT_MS < horizonMs,
  );
  return stuck === undefined ? null : `${stuck[0]} waits in ${stuck[1].state}`;
}

/** Every recipient of every accepted message is stored, given back, or still in a queue. */
function whatIsLost({ trace }: Explored): string | null {
  const open = new Map<string, string>();
  const key = (queueId: string, recipient: string): string => `${queueId} ${recipient}`;
  let isSent = false;
  let isHeld = false;
  for (const event of trace.events) {
    switch (event.type) {
      case 'queue:message_accepted':
        isHeld = true;
        for (const name of event.recipients) open.set(key(event.queueId, name), 'accepted');
        break;
      case 'queue:message_removed':
        for (const name of event.recipients) open.delete(key(event.queueId, name));
        break;
      case 'queue:message_bounced':
        for (const name of event.recipients) open.delete(key(event.queueId, name));
        break;
      case 'queue:message_deferred':
        for (const name of event.recipients) open.set(key(event.queueId, name), 'deferred');
        break;
      case 'mailbox:message_stored':
        isHeld = true;
        break;
      case 'client:reported':
        isSent ||= event.success;
        break;
      default:
    }
  }
  if (isSent && !isHeld) return 'a server said yes and has nothing';
  const lost = [...open].find(([, fate]) => fate !== 'deferred');
  return lost === undefined ? null : `${lost[0]} was accepted and is nowhere`;
}

function whatHasNoReason({ trace }: Explored): string | null {
  const { status, deliveredTo, rule, detail } = projectOutcome(trace);
  if (!Object.hasOwn(RULES, rule)) return `${rule} is no rule`;
  if (status === 'delivered') return deliveredTo === null ? 'delivered nowhere' : null;
  return detail === '' ? `${status} without a reason` : null;
}

/** The invariants that one world can break. */
export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'a client that requires TLS and verifies chain and name exposes no password',
    problem: ({ setting, trace }) =>
      requiresAndVerifies(setting) && projectExposure(trace).credentials ? 'exposed' : null,
  },
  {
    name: 'any other client exposes it in exactly the worlds that are predicted',
    problem: describeExposure,
  },
  { name: 'whatever waits is ended by somebody’s time-out', problem: whoWaits },
  { name: 'nothing accepted is lost', problem: whatIsLost },
  { name: 'every outcome has a reason and a rule', problem: whatHasNoReason },
];

/** The name of the invariant that only all worlds together can break. */
export const EVERY_VALUE_MATTERS = 'every value of every axis changes some world’s outcome';

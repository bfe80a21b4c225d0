/**
 * What a try came to: who was taken, who was refused for good, and who is left for the next host or
 * the next try (RFC 5321 §4.2.5, §4.5.4.1, §5.1). A soft failure goes on to the next host; a hard
 * one is final, whatever hosts there are. The waits are Postfix's (qmgr(8)).
 * Simplified: the queue is looked through every queue_run_delay counted from the message's arrival.
 */
import type { DeliveryReport } from '../trace/traceEvent';
import type { SessionOutcome } from './clientSession';
import {
  connectReport,
  isBeforeMail,
  recipientReport,
  sessionReport,
  type NamedHost,
} from './deliveryReport';
import {
  candidateOf,
  destinationKey,
  destinationOf,
  type RelayContext,
  type RelayEvent,
  type LeftRecipient,
  type Settlement,
} from './relay';
import { approach, type Course } from './relayRoute';

export interface TryCourse extends Course {
  /** Recipients who are settled by what has just happened. */
  readonly settlements: readonly Settlement[];
  /** The same host again without TLS: opportunistic TLS that failed. */
  readonly isPlainRetry: boolean;
}

const hostOf = (context: RelayContext): NamedHost => {
  const { name, ipAddress } = candidateOf(context);
  return { name, ipAddress, port: destinationOf(context).port };
};

const isHard = ({ dsn }: DeliveryReport): boolean => dsn.startsWith('5');

/** How a recipient that was named in a session stands after it. */
function reportFor(
  context: RelayContext,
  outcome: SessionOutcome,
  report: DeliveryReport,
  address: string,
): DeliveryReport {
  if (outcome.kind === 'failed') return report;
  const isEnvelope = outcome.kind === 'refused' && outcome.rule === 'client.envelope-refused';
  const own = outcome.refused.find(({ recipient }) => recipient === address);
  return own === undefined || isEnvelope ? report : recipientReport(hostOf(context), own.detail);
}

/** RFC 7435 §4 as Postfix does it: not at once, and never with a password at stake. */
function mayTryInClear(context: RelayContext, outcome: SessionOutcome): boolean {
  const { tls, activatedMs, minimalBackoffMs, loginFor } = context;
  return (
    outcome.kind === 'failed' &&
    outcome.rule === 'client.tls-failed' &&
    tls.level === 'may' &&
    Math.floor(activatedMs / 1000) * 1000 >= minimalBackoffMs &&
    !loginFor.includes(destinationKey(destinationOf(context)))
  );
}

/** A session is over: who is settled, and which host is next for those who are left. */
export function afterSession(
  context: RelayContext,
  { outcome, during }: Extract<RelayEvent, { readonly type: 'session.ended' }>,
): TryCourse {
  const report = sessionReport(hostOf(context), outcome, during, context.softening);
  const left: LeftRecipient[] = [];
  const settlements: Settlement[] = [];
  for (const { address } of context.left) {
    const own = reportFor(context, outcome, report, address);
    if (own.dsn.startsWith('2')) {
      settlements.push({ recipient: address, how: 'removed', report: own });
    } else if (isHard(own)) settlements.push({ recipient: address, how: 'bounced', report: own });
    else left.push({ address, report: own });
  }
  const over: RelayContext = { ...context, left, report };
  const isPlainRetry = mayTryInClear(context, outcome);
  if (isPlainRetry) {
    const tls = { level: 'none', names: [], tlsa: [] } as const;
    return { context: { ...over, tls }, next: 'connect', settlements, isPlainRetry };
  }
  const counts = !isBeforeMail(outcome, during);
  const sessionCount = context.sessionCount + (counts ? 1 : 0);
  return { ...onward({ ...over, sessionCount }), settlements, isPlainRetry };
}

/** The next host for those who are left, if anybody is. */
const onward = (context: RelayContext): Course =>
  context.left.length === 0
    ? { context, next: 'give-up' }
    : approach(context, context.candidateIndex + 1);

/** No connection came about: the next host for everybody. */
export function afterNoConnection(
  context: RelayContext,
  event: Extract<RelayEvent, { readonly type: 'connection.failed' | 'timer.fired' }>,
): Course {
  const reason = event.type === 'timer.fired' ? 'timed-out' : event.reason;
  const report = connectReport(hostOf(context), reason);
  const left = context.left.map(({ address }) => ({ address, report }));
  return onward({ ...context, left, report });
}

/** Whoever is left when a try is over, with the reason: the last one there is. */
export function settleLeft(
  context: RelayContext,
  how: 'bounced' | 'deferred',
): readonly Settlement[] {
  return context.left.flatMap(({ address, report }) => {
    const why = context.report?.relay === 'none' ? context.report : (report ?? context.report);
    return why === null ? [] : [{ recipient: address, how, report: why }];
  });
}

/** A reason that no other host and no waiting can mend. */
export const isFinal = ({ report }: RelayContext): boolean =>
  report !== null && report.relay === 'none' && isHard(report);

export const isExpired = ({ lifetimeMs }: RelayContext, ageMs: number): boolean =>
  Math.floor(ageMs / 1000) * 1000 >= lifetimeMs;

/**
 * The age at which the message is tried again: its age now, within the bounds of the backoff, is
 * the wait; then the next look through the queue, which takes what is due within a second.
 */
export function nextTryAgeMs(context: RelayContext, ageMs: number): number {
  const { minimalBackoffMs, maximalBackoffMs, queueRunDelayMs } = context;
  const wholeMs = Math.floor(ageMs / 1000) * 1000;
  const dueMs = wholeMs + Math.min(maximalBackoffMs, Math.max(minimalBackoffMs, wholeMs)) - 1000;
  const runMs = Math.max(1000, queueRunDelayMs);
  const run = Math.max(Math.ceil(dueMs / runMs), Math.floor(ageMs / runMs) + 1);
  return run * runMs;
}

/**
 * Lets the queue of a world send what a captured Postfix sent, and finds the first difference: its
 * lines connection by connection, the handshakes between them, what its log said, how it ended and
 * who could read what. Sizes and queue ids are each machine's own; notices are judged elsewhere.
 */
import { projectExposure } from '../projections/exposure';
import { projectOutcome } from '../projections/outcome';
import { simulate } from '../simulation/simulate';
import type { Trace, TraceEvent } from '../trace/traceEvent';
import { statusesIn, withoutIds, type LoggedStatus, type RelayCase } from './relayCase';
import { relayCaseWorld } from './relayCaseWorld';

export interface RelayDifference {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

const withoutSize = (line: string): string => line.replace(/SIZE=\d+/u, 'SIZE=N');

const isReadable = (line: string): boolean => /^[\u0020-\u007e]*$/u.test(line);

/** What the captured relay did on the wire, one entry each, without the lines of notices. */
function capturedActs({ steps }: RelayCase): readonly string[] {
  const acts: string[] = [];
  let isData = false;
  let isNotice = false;
  for (const { s = '', c, tls, tls_failed: failed, sni, tcp = '', note = '' } of steps) {
    if (/^connected|^connecting|^new connection/u.test(tcp) || note.startsWith('---')) {
      isNotice = false;
    }
    if (tls !== undefined) acts.push(`TLS${tls.sni ? ` for ${tls.sni}` : ''}`);
    if (failed !== undefined && acts.at(-1) === 'STARTTLS') acts.push(`TLS failed${sni ?? ''}`);
    isData &&= c !== '.';
    if (c !== undefined && !isData && isReadable(c)) acts.push(withoutSize(c));
    if (c?.startsWith('MAIL FROM:<>')) isNotice = true;
    if (isNotice) while (acts.length > 0 && acts.pop()?.startsWith('EHLO') === false);
    isData ||= s.startsWith('354');
    // The stand-in read no further; QUIT rode behind the dot, as other captures show.
    if (note.includes('closes the TCP connection') && acts.at(-1) === '.') acts.push('QUIT');
  }
  return acts;
}

/** The connections on which the message itself was sent, not a notice about it. */
function ownConnections({ events }: Trace): ReadonlySet<string> {
  const own = new Set<string>();
  for (const event of events) {
    if (event.type === 'tcp:connection_opened' && event.actor === 'sender') {
      own.add(event.connection);
    }
    if (event.type !== 'wire:segment_sent' || !('lines' in event.segment.content)) continue;
    const { lines } = event.segment.content;
    if (lines.some(({ text }) => text.startsWith('MAIL FROM:<>'))) {
      own.delete(event.segment.connection);
    }
  }
  return own;
}

function actsOf(event: TraceEvent): readonly string[] {
  switch (event.type) {
    case 'wire:segment_sent': {
      const { content, direction } = event.segment;
      if (direction !== 'toServer' || !('lines' in content)) return [];
      return content.lines.flatMap(({ text, part }) =>
        part === 'data' ? [] : [withoutSize(text)],
      );
    }
    case 'tls:failed':
      return event.side === 'client' ? ['TLS failed'] : [];
    default:
      return [];
  }
}

/** What the simulated relay did on the wire. */
function simulatedActs(trace: Trace): readonly string[] {
  const own = ownConnections(trace);
  const names = new Map<string, string>();
  return trace.events.flatMap((event): readonly string[] => {
    const connection =
      event.type === 'wire:segment_sent'
        ? event.segment.connection
        : 'connection' in event
          ? event.connection
          : null;
    if (connection === null || !own.has(connection)) return [];
    if (event.type === 'wire:segment_sent' && event.segment.content.kind === 'handshake') {
      const name = event.segment.content.messages[0]?.reveals ?? null;
      if (name !== null && event.segment.direction === 'toServer') names.set(connection, name);
    }
    if (event.type === 'tls:established' && event.side === 'client') {
      const name = names.get(connection);
      return [name === undefined ? 'TLS' : `TLS for ${name}`];
    }
    return actsOf(event);
  });
}

const STATUS = {
  'queue:message_removed': 'sent',
  'queue:message_deferred': 'deferred',
  'queue:message_bounced': 'bounced',
} as const;

/** What the simulated queue would have logged of the message. */
function simulatedStatuses({ events }: Trace): readonly LoggedStatus[] {
  const accepted = events.find(({ type }) => type === 'queue:message_accepted');
  const queueId = accepted?.type === 'queue:message_accepted' ? accepted.queueId : '';
  return events.flatMap((event): readonly LoggedStatus[] => {
    if (
      event.type !== 'queue:message_removed' &&
      event.type !== 'queue:message_deferred' &&
      event.type !== 'queue:message_bounced'
    ) {
      return [];
    }
    if (event.queueId !== queueId) return [];
    const { recipients, relay, dsn, detail, timeMs } = event;
    return recipients.map((recipient) => ({
      recipient,
      relay,
      delaySeconds: (timeMs - (accepted?.timeMs ?? 0)) / 1000,
      dsn,
      // A message that is too old is logged as deferred for the last time, and then given back.
      status: dsn.startsWith('4') ? 'deferred' : STATUS[event.type],
      detail: withoutIds(detail),
    }));
  });
}

const secondsText = (seconds: number): number => (seconds < 1 ? 0 : Math.round(seconds));

const statusText = ({ recipient, relay, delaySeconds, dsn, status, detail }: LoggedStatus) =>
  `to=<${recipient}>, relay=${relay}, delay=${secondsText(delaySeconds)}, dsn=${dsn}, ` +
  `status=${status} (${detail})`;

/** How the capture words an outcome: `delivered in clear (to the attacker)`, `deferred`. */
function outcomeOf(trace: Trace): string {
  const { status, deliveredTo } = projectOutcome(trace);
  if (status !== 'delivered') return status;
  const own = ownConnections(trace);
  const isSealed = trace.events.some(
    (event) =>
      event.type === 'wire:segment_sent' &&
      own.has(event.segment.connection) &&
      event.segment.content.kind === 'record',
  );
  const how = isSealed ? 'encrypted' : 'in clear';
  return `delivered ${how}${deliveredTo === 'impostor' ? ' (to the attacker)' : ''}`;
}

/** `bounced (after …)` is bounced; a plain `delivered` may be sealed or not. */
const isSameOutcome = (captured: string, got: string): boolean =>
  captured === got ||
  captured.replace(/ \((?!to the).*\)$/u, '') === got ||
  (captured === 'delivered' && got.startsWith('delivered')) ||
  (captured === 'rejected' && got === 'bounced');

function firstDifference(
  what: string,
  expected: readonly string[],
  got: readonly string[],
): RelayDifference | null {
  const length = Math.max(expected.length, got.length);
  for (let index = 0; index < length; index += 1) {
    if (expected[index] !== got[index]) {
      const [left, right] = [expected[index] ?? 'nothing', got[index] ?? 'nothing'];
      return { what: `${what} ${index + 1}`, expected: left, got: right };
    }
  }
  return null;
}

/** The last so many of what was simulated, where the capture begins with a later try. */
const lastOf = <T>(all: readonly T[], count: number): readonly T[] => all.slice(-count);

/** @returns the first difference, or null. @throws UsageError when the case does not fit. */
export function playRelayCase(captured: RelayCase): RelayDifference | null {
  const trace = simulate(relayCaseWorld(captured));
  const acts = capturedActs(captured);
  const statuses = statusesIn(captured);
  const own = simulatedActs(trace);
  const isLater = /\b(?:second attempt|retry)\b/u.test(captured.network);
  const logged = simulatedStatuses(trace);
  const { credentials, message } = projectExposure(trace);
  const outcome = outcomeOf(trace);
  const checks: readonly (RelayDifference | null)[] = [
    // Some transcripts have no lines, or only a part of them.
    acts.length === 0 || !acts.some((act) => act.startsWith('EHLO'))
      ? null
      : firstDifference('act', acts, isLater ? lastOf(own, acts.length) : own),
    firstDifference(
      'status line',
      statuses.map(statusText),
      (isLater ? lastOf(logged, statuses.length) : logged.slice(0, statuses.length)).map(
        statusText,
      ),
    ),
    isSameOutcome(captured.outcome, outcome)
      ? null
      : { what: 'outcome', expected: captured.outcome, got: outcome },
    captured.credentials_exposed === undefined || captured.credentials_exposed === credentials
      ? null
      : { what: 'credentials exposed', expected: String(!credentials), got: String(credentials) },
    captured.message_read_in_clear === undefined ||
    outcome.endsWith('attacker)') ||
    !outcome.startsWith('delivered') ||
    captured.message_read_in_clear === message
      ? null
      : { what: 'message read in clear', expected: String(!message), got: String(message) },
  ];
  return checks.find((check) => check !== null) ?? null;
}

/**
 * What can be quoted about a step: its lines, the certificate, the password that was readable, how
 * long it took. Lessons turn this into sentences; nothing here is retyped from the wire.
 */
import { decodeBase64, decodePlain } from '../smtp/sasl';
import { readOauthbearer, readXoauth2 } from '../smtp/sasl/bearer';
import type { WireLine } from '../trace/segment';
import type { StepFacts } from '../trace/stepFacts';
import type { EventOf, Trace, TraceEvent, TraceEventType } from '../trace/traceEvent';
import { projectCircumstances } from './circumstances';
import { projectConnections, type ConnectionFacts } from './connections';
import { isTokenExposed, projectExposure } from './exposure';
import { lineKey, projectLineForms } from './lines';
import { projectOutcome } from './outcome';
import type { Step } from './steps';

/** What the story does not say about its people; it is the world's. */
export interface Cast {
  readonly senderName: string;
  readonly senderKind: StepFacts['senderKind'];
}

type Credentials = NonNullable<StepFacts['credentials']>;

/** The login in a line of AUTH or in a response; RFC 4616 §2, RFC 7628 §3.1. */
function credentialsIn(lines: readonly WireLine[]): Credentials | null {
  for (const { text, secrets } of lines) {
    const secret = secrets.find(({ what }) => what !== 'login');
    if (secret === undefined) continue;
    const encoded = text.slice(secret.start, secret.end);
    const password = decodeBase64(encoded);
    if (password === null) continue;
    const bearer = readXoauth2(password) ?? readOauthbearer(password);
    if (bearer !== null) return { user: bearer.user, password: bearer.token, isToken: true };
    const plain = decodePlain(encoded);
    const isPlain = !('problem' in plain);
    return isPlain
      ? { user: plain.user, password: plain.password, isToken: false }
      : { user: '', password, isToken: false };
  }
  return null;
}

/** The mechanism of the last AUTH command on a connection. */
function mechanismBefore(events: readonly TraceEvent[], connection: string | null): string | null {
  for (const event of events.toReversed()) {
    if (event.type !== 'wire:segment_sent' || event.segment.connection !== connection) continue;
    if (!('lines' in event.segment.content)) continue;
    const command = event.segment.content.lines.findLast(({ text }) => /^AUTH \S/iu.test(text));
    if (command !== undefined) return command.text.split(' ')[1]?.toUpperCase() ?? null;
  }
  return null;
}

function findEvent<T extends TraceEventType>(
  events: readonly TraceEvent[],
  type: T,
): EventOf<T> | undefined {
  const matches = (event: TraceEvent): event is EventOf<T> => event.type === type;
  return events.find(matches);
}

const detailOf = (event: TraceEvent | undefined): string =>
  event !== undefined && 'detail' in event ? event.detail : '';

/** What a program has written for its user. */
const wordsOf = (event: TraceEvent | undefined): Pick<StepFacts, 'words' | 'exitCode'> =>
  event?.type === 'client:reported'
    ? { words: event.words, exitCode: event.exitCode }
    : { words: [], exitCode: null };

/** A report is about the connection that the sender's program has tried. */
function connectionOf(trace: Trace, step: Step): ConnectionFacts | undefined {
  const connections = projectConnections(trace);
  if (step.connection !== null) return connections.get(step.connection);
  return step.kind === 'report'
    ? [...connections.values()].findLast(({ from }) => from === 'sender')
    : undefined;
}

/** Whom the message is for: the first recipient that an envelope of the story names. */
function recipientIn({ events }: Trace): string {
  for (const event of events) {
    if (event.type !== 'wire:segment_sent' || !('lines' in event.segment.content)) continue;
    for (const { text } of event.segment.content.lines) {
      const address = /^RCPT TO:<([^<>]+)>/iu.exec(text)?.[1];
      if (address !== undefined) return address;
    }
  }
  return '';
}

/** How many messages lie in the inbox of the story's first recipient. */
function countInbox(events: readonly TraceEvent[], recipient: string): number {
  return events.filter(
    (event) =>
      event.type === 'mailbox:message_stored' &&
      event.folder === 'inbox' &&
      event.recipient === recipient,
  ).length;
}

/** The facts of a step. */
export function projectFacts(trace: Trace, step: Step, cast: Cast): StepFacts {
  const events = step.events.flatMap((seq) => trace.events[seq] ?? []);
  const before = trace.events.slice(0, step.seq + 1);
  const connection = connectionOf(trace, step);
  const segment =
    findEvent(events, 'wire:segment_received')?.segment ??
    findEvent(events, 'wire:segment_sent')?.segment;
  const content = segment?.content;
  const lines = content !== undefined && 'lines' in content ? content.lines : [];
  const key =
    connection === undefined ? '' : lineKey(connection.from, connection.to, connection.port);
  const sealed = before.findLast(
    (event) => event.type === 'tls:established' && event.connection === step.connection,
  );
  const opened = before.findLast(
    (event) => event.type === 'tcp:connection_opened' && event.connection === connection?.id,
  );
  const lookup = findEvent(events, 'dns:answer_received');
  const judged = before.findLast((event) => event.type === 'mailbox:message_judged');
  const accepted = before.findLast((event) => event.type === 'queue:message_accepted');
  const deferred = findEvent(events, 'queue:message_deferred');
  const sent = findEvent(events, 'wire:segment_sent');
  const changed = before.findLast(
    (event) => event.type === 'wire:segment_changed' && event.connection === step.connection,
  );
  const { credentials, message } = projectExposure(trace, step.seq);
  const isToken = isTokenExposed(trace, step.seq);
  return {
    kind: step.kind,
    ends: connection === undefined ? null : { client: connection.from, server: connection.to },
    exposed: { credentials, isToken, message },
    outcome: step.kind === 'end' ? projectOutcome(trace) : null,
    lines: lines.map(({ text }) => text),
    secured:
      content === undefined || content.kind === 'control'
        ? projectLineForms(trace, step).get(key) === 'solid'
        : content.kind === 'record',
    port: connection?.port ?? null,
    senderName: cast.senderName,
    senderKind: cast.senderKind,
    serverHost: connection?.hostName ?? null,
    recipient: recipientIn(trace),
    ...projectCircumstances(trace, step),
    inboxCount: countInbox(before, recipientIn(trace)),
    credentials: credentialsIn(lines),
    mechanism: mechanismBefore(before, step.connection),
    query: lookup?.query ?? null,
    answer: lookup?.answer ?? null,
    interference: changed?.type === 'wire:segment_changed' ? changed.change : null,
    certificate: sealed?.type === 'tls:established' ? sealed.certificate : null,
    tlsVersion: sealed?.type === 'tls:established' ? sealed.version : null,
    handshake: content?.kind === 'handshake' ? content.messages : [],
    recordOctets: content?.kind === 'record' ? content.recordOctets : null,
    attempt: sent?.attempt ?? 1,
    timeMs: step.timeMs,
    durationMs: step.timeMs - step.startMs,
    sinceOpeningMs: opened === undefined ? null : step.timeMs - opened.timeMs,
    score: judged?.score ?? null,
    threshold: judged?.threshold ?? null,
    reasons: judged?.reasons ?? [],
    authentication: judged?.authentication ?? null,
    detail: detailOf(events.at(-1)),
    ...wordsOf(events.at(-1)),
    queueId: accepted?.queueId ?? null,
    nextTryMs: deferred?.nextTryMs ?? null,
  };
}

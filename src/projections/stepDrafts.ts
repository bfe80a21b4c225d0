/**
 * Finds the steps in a trace, before they have an index, an anchor and a phase. Each kind of event
 * that a person should notice ends a step; the wire's own bookkeeping does not.
 */
import type { RuleId } from '../trace/rules';
import type { EventOf, Trace, TraceEvent } from '../trace/traceEvent';
import { projectConnections } from './connections';
import { arrivalStep, lookupStep, stoppedStep, swallowedStep, takeControls } from './segmentSteps';
import { draft, type Reading, type StepDraft } from './stepReading';

const WAITS: ReadonlySet<RuleId> = new Set<RuleId>([
  'client.timed-out',
  'session.timeout',
  'tls.handshake-timeout',
  'sending.connect-timed-out',
  'queue.retry',
  'queue.retry-with-policy',
  'queue.try-next-host',
]);

function moveStep(reading: Reading, event: EventOf<'machine:transitioned'>): StepDraft | null {
  if (event.event !== 'timer.fired' || event.rule === null || !WAITS.has(event.rule)) return null;
  const name = /\.(c\d+)$/u.exec(event.instance)?.[1];
  const connection = [...reading.connections.keys()].find((id) => id === name);
  return draft(reading, event, {
    kind: 'waited',
    rule: event.rule,
    ...(connection === undefined ? {} : { connection }),
  });
}

/** The steps of TCP and TLS that are no segment's arrival. */
function connectionStep(reading: Reading, event: TraceEvent): StepDraft | null {
  switch (event.type) {
    case 'tcp:established': {
      if (event.side === 'server') {
        takeControls(reading, event.connection);
        return null;
      }
      const { connection } = event;
      reading.open.add(connection);
      const travels = takeControls(reading, connection);
      return draft(reading, event, {
        kind: 'connect',
        rule: 'tcp.established',
        connection,
        travels,
      });
    }
    case 'tcp:failed': {
      const { connection, reason } = event;
      const kind = reason === 'timed-out' ? 'waited' : 'failed';
      const travels = kind === 'failed' ? takeControls(reading, connection).slice(-1) : [];
      return draft(reading, event, {
        kind,
        rule: event.rule ?? 'tcp.gave-up',
        connection,
        travels,
      });
    }
    case 'tls:established': {
      const { connection } = event;
      if (!reading.sealedOnce.has(connection)) {
        reading.sealedOnce.add(connection);
        return null;
      }
      return draft(reading, event, { kind: 'sealed', rule: 'handshake.established', connection });
    }
    case 'tls:failed': {
      if (event.side === 'server') return null;
      const { connection, rule } = event;
      return draft(reading, event, {
        kind: 'failed',
        rule: rule ?? 'handshake.version-refused',
        connection,
      });
    }
    default:
      return null;
  }
}

/** The steps in which something is decided, stored or told. */
function decisionStep(reading: Reading, event: TraceEvent): StepDraft | null {
  const { rule } = event;
  switch (event.type) {
    case 'queue:message_accepted':
    case 'queue:message_deferred':
    case 'queue:message_bounced':
    case 'queue:message_removed':
    case 'queue:notice_written':
    case 'queue:message_dropped':
    case 'queue:message_discarded':
    case 'mailbox:notice_stored':
      return draft(reading, event, { kind: 'queue', rule: rule ?? 'queue.accept', leg: 'relay' });
    case 'mailbox:message_judged':
      return draft(reading, event, {
        kind: 'verdict',
        rule: rule ?? 'receiver.inbox',
        leg: 'relay',
      });
    case 'mailbox:message_stored': {
      const way = {
        via: [],
        stopsAt: null,
        changedAt: null,
        port: null,
        connection: null,
      } as const;
      const travel = {
        ...way,
        from: 'mx',
        to: 'mailbox',
        form: 'postcard',
        label: event.folder,
      } as const;
      const travels = event.actor === 'mailbox' ? [travel] : [];
      return draft(reading, event, {
        kind: 'stored',
        rule: rule ?? 'receiver.inbox',
        leg: 'relay',
        travels,
      });
    }
    case 'client:reported':
      return draft(reading, event, { kind: 'report', rule: rule ?? 'sending.sent' });
    case 'story:ended':
      return draft(reading, event, { kind: 'end', rule: rule ?? 'story.end' });
    default:
      return null;
  }
}

function stepAt(reading: Reading, event: TraceEvent): StepDraft | null {
  switch (event.type) {
    case 'wire:segment_sent':
      reading.sent.set(event.segment.id, event);
      return null;
    case 'wire:segment_passed':
      reading.passed.set(event.segment, [...(reading.passed.get(event.segment) ?? []), event.at]);
      return null;
    case 'dns:answer_received':
      return lookupStep(reading, event);
    case 'wire:segment_received':
      return arrivalStep(reading, event);
    case 'wire:segment_changed':
      return swallowedStep(reading, event);
    case 'wire:segment_stopped':
      return stoppedStep(reading, event);
    case 'machine:transitioned':
      return moveStep(reading, event);
    default:
      return connectionStep(reading, event) ?? decisionStep(reading, event);
  }
}

/** The steps of a trace in the order in which they end. */
export function draftSteps(trace: Trace): readonly StepDraft[] {
  const reading: Reading = {
    events: trace.events,
    connections: projectConnections(trace),
    sent: new Map(),
    passed: new Map(),
    changed: new Map(),
    controls: new Map(),
    sealedOnce: new Set(),
    open: new Set(),
    lastMs: trace.events[0]?.timeMs ?? 0,
  };
  const drafts: StepDraft[] = [];
  for (const event of trace.events) {
    const step = stepAt(reading, event);
    if (step === null) continue;
    drafts.push(step);
    reading.lastMs = step.timeMs;
  }
  return drafts;
}

// Keeps account of every message that any server has said 250 to, from what was said on the wire
// and from what each server did: where each recipient's copy is when the story is over. A message
// that is nowhere is a problem, told in words.

import type { EventOf, Trace, TraceEvent } from '../../src/trace/traceEvent';

/** Where a recipient's copy can be in the end; the last three are ends that real servers have. */
export type MailEnd =
  | 'delivered'
  | 'passed on'
  | 'bounced'
  | 'queued'
  | 'discarded by rule'
  | 'taken by an impostor'
  | 'a bounce that bounces';

export interface MailLedger {
  readonly ends: ReadonlySet<MailEnd>;
  readonly problems: readonly string[];
}

interface Entry {
  readonly event: TraceEvent;
  readonly queueId: string;
  readonly recipients: readonly string[];
}

/** The ids in the replies by which servers took a message, with the server and the time. */
const acceptedIds = ({ events }: Trace): readonly { id: string; actor: string; seq: number }[] =>
  events.flatMap(({ seq, actor, rule, ...event }) => {
    if (event.type !== 'wire:segment_sent') return [];
    if (rule !== 'data.accept' && rule !== 'bdat.accept') return [];
    const { content } = event.segment;
    const text = 'lines' in content ? (content.lines.at(-1)?.text ?? '') : '';
    const [, first, second] = /(?:queued as |id=)([0-9A-Za-z-]+)|^(250 .*octets)/u.exec(text) ?? [];
    const id = first ?? second;
    return id === undefined || id === second ? [] : [{ id, actor, seq }];
  });

const isOf =
  <T extends TraceEvent['type']>(...types: readonly T[]) =>
  (event: TraceEvent): event is EventOf<T> =>
    types.some((type) => type === event.type);

const hasRecipient = (event: { readonly recipients: readonly string[] }, name: string): boolean =>
  event.recipients.includes(name);

class Bookkeeper {
  readonly ends = new Set<MailEnd>();
  readonly problems: string[] = [];
  private readonly endMs: number;
  private readonly accepted: ReturnType<typeof acceptedIds>;

  constructor(private readonly trace: Trace) {
    this.endMs = trace.events.at(-1)?.timeMs ?? 0;
    this.accepted = acceptedIds(trace);
  }

  /** Every 250 to a message is followed by a place where the message is. */
  checkReplies(): void {
    const kept = this.trace.events.filter(
      isOf('queue:message_accepted', 'mailbox:message_stored', 'queue:message_discarded'),
    );
    for (const { id, actor } of this.accepted) {
      if (!kept.some(({ queueId }) => queueId === id)) {
        this.problems.push(`${actor} said 250 to ${id} and has nothing`);
      }
    }
    for (const event of kept) {
      if (event.type === 'queue:message_discarded') this.ends.add('discarded by rule');
      if (event.type !== 'mailbox:message_stored') continue;
      this.ends.add(event.folder === 'impostor' ? 'taken by an impostor' : 'delivered');
    }
  }

  /** Every recipient of everything that is in a queue has an end, or is still waited for. */
  checkQueues(): void {
    for (const event of this.trace.events) {
      if (event.type === 'queue:message_accepted') this.checkEntry({ ...event, event });
      else if (event.type === 'queue:notice_written') {
        this.checkEntry({ event, queueId: event.queueId, recipients: [event.recipient] });
      }
    }
  }

  private checkEntry({ event, queueId, recipients }: Entry): void {
    const later = this.trace.events.filter(({ seq }) => seq > event.seq);
    for (const recipient of recipients) {
      const end = this.endOf(queueId, recipient, event, later);
      if (end === null) this.problems.push(`${queueId} to ${recipient} is nowhere`);
      else this.ends.add(end);
    }
  }

  private endOf(
    queueId: string,
    recipient: string,
    entry: TraceEvent,
    later: readonly TraceEvent[],
  ): MailEnd | null {
    const own = later.filter((event) => 'queueId' in event && event.queueId === queueId);
    const isStored = own
      .filter(isOf('mailbox:message_stored', 'mailbox:notice_stored'))
      .some((event) => event.recipient === recipient && event.actor === entry.actor);
    if (isStored) return 'delivered';
    const removed = own
      .filter(isOf('queue:message_removed'))
      .find((event) => hasRecipient(event, recipient));
    if (removed !== undefined) return this.passedOn(queueId, removed);
    const bounced = own
      .filter(isOf('queue:message_bounced'))
      .find((event) => hasRecipient(event, recipient));
    if (bounced !== undefined) return this.bouncedEnd(queueId, recipient, later);
    return this.isStillWaiting(queueId, recipient, entry, own) ? 'queued' : null;
  }

  /** Another server has said that it has it now: then it has. */
  private passedOn(queueId: string, { detail }: EventOf<'queue:message_removed'>): MailEnd | null {
    const [, postfixId, eximId] = /queued as (\w+)|id=([\w-]+)/u.exec(detail) ?? [];
    const id = postfixId ?? eximId;
    if (this.accepted.some((reply) => reply.id === id)) return 'passed on';
    this.problems.push(`${queueId} was removed for ${detail}, which nobody said`);
    return null;
  }

  /** A bounce is owed: it is written, or dropped by name, or other deliveries are under way. */
  private bouncedEnd(
    queueId: string,
    recipient: string,
    later: readonly TraceEvent[],
  ): MailEnd | null {
    const dropped = later
      .filter(isOf('queue:message_dropped'))
      .some((event) => event.queueId === queueId && hasRecipient(event, recipient));
    if (dropped) return 'a bounce that bounces';
    const isTold = later
      .filter(isOf('queue:notice_written'))
      .some(
        ({ about, kind, lines }) =>
          about === queueId &&
          kind === 'failure' &&
          lines.includes(`Final-Recipient: rfc822; ${recipient}`),
      );
    if (isTold) return 'bounced';
    return this.isUnderWay() ? 'queued' : null;
  }

  private isStillWaiting(
    queueId: string,
    recipient: string,
    entry: TraceEvent,
    own: readonly TraceEvent[],
  ): boolean {
    const deferred = own
      .filter(isOf('queue:message_deferred'))
      .findLast((event) => event.queueId === queueId && hasRecipient(event, recipient));
    if (deferred !== undefined && deferred.nextTryMs >= this.endMs) return true;
    // What has just been accepted lies in the queue for a moment before it is tried.
    return this.isUnderWay() || this.endMs - entry.timeMs <= QUEUE_DELAY_MS;
  }

  /** Whether any queue's delivery was in the middle of something when the story ended. */
  private isUnderWay(): boolean {
    const states = new Map<string, string>();
    for (const event of this.trace.events.filter(isOf('machine:transitioned'))) {
      if (event.machine === 'relay') states.set(event.instance, event.to);
    }
    return [...states.values()].some((state) => !AT_REST.has(state));
  }
}

/** A relay’s states in which nothing is under way. */
const AT_REST: ReadonlySet<string> = new Set(['finished', 'givenBack', 'waiting']);

/** Longer than an accepted message lies in the queue of these worlds before it is tried. */
const QUEUE_DELAY_MS = 1000;

/** The account of a story. */
export function keepLedger(trace: Trace): MailLedger {
  const keeper = new Bookkeeper(trace);
  keeper.checkReplies();
  keeper.checkQueues();
  return { ends: keeper.ends, problems: keeper.problems };
}

/**
 * One delivery as it runs: a message's recipients at one domain, the relay's own connections, and
 * what is noted when a recipient's copy is delivered, put aside or given back.
 */
import type { RelayEffect, RelayNews, Settlement } from '../machines/relay';
import { relayMachine } from '../machines/relayMachine';
import type { RuleId } from '../trace/rules';
import type { DeliveryReport } from '../trace/traceEvent';
import type { TakeMessage } from './listeners';
import { createRunner } from './machineRunner';
import { fetchPolicy } from './policyStore';
import type { MessageInQueue } from './queuedMessage';
import { connectRelay } from './relayConnection';
import { relayInput } from './relayInput';
import type { QueuedMessage, RelayingServer } from './relayingServer';
import type { Story } from './story';

const RULES = {
  removed: 'queue.delivered',
  deferred: 'queue.defer',
  bounced: 'queue.bounce',
} as const;

/** The states of a relay in which no delivery is under way. */
const AT_REST: ReadonlySet<string> = new Set(['waiting', 'finished', 'givenBack']);

/** Recipients who are settled alike are told in one event. */
interface SettledAlike {
  readonly how: Settlement['how'];
  readonly report: DeliveryReport;
  readonly recipients: readonly string[];
}

function alike(settlements: readonly Settlement[]): readonly SettledAlike[] {
  const groups = new Map<string, SettledAlike>();
  for (const { recipient, how, report } of settlements) {
    const key = JSON.stringify([how, report]);
    const recipients = [...(groups.get(key)?.recipients ?? []), recipient];
    groups.set(key, { how, report, recipients });
  }
  return [...groups.values()];
}

/** One message on its way to one domain. */
export class Delivery {
  private readonly relay;
  private readonly arrivedMs: number;
  private readonly timers: Partial<Record<'connect' | 'retry', { cancelled: boolean }>> = {};
  private abandon: () => void = () => undefined;
  /** Whether the server that took it gives notices of its own, RFC 3461 §5.2.1. */
  private passedOn = false;

  constructor(
    private readonly story: Story,
    private readonly server: RelayingServer,
    private readonly message: QueuedMessage,
    private readonly domain: string,
    private readonly takeMessage: TakeMessage,
    private readonly inQueue: MessageInQueue,
  ) {
    const { sender, recipients } = message;
    this.arrivedMs = story.nowMs();
    this.relay = createRunner<typeof relayMachine, RelayEffect>(
      relayMachine,
      relayInput(server, sender, domain, recipients),
    );
    // What is in a queue and not settled when the story ends is deferred, tried or not.
    for (const address of recipients) this.noteFate(address, 'deferred', 'queue.accept', '');
  }

  tell(news: RelayNews): void {
    const { station } = this.server;
    const event = { ...news, ageMs: this.story.nowMs() - this.arrivedMs };
    if (news.type === 'session.ended') {
      const { outcome } = news;
      this.passedOn = outcome.kind === 'accepted' && outcome.noticesPassedOn === true;
    }
    const move = this.relay.send(event);
    this.story.noteMove(station, `${station}.relay.${this.domain}`, 'relay', event.type, move);
    for (const effect of move.effects) this.carryOut(effect);
    // Between two tries, and when nobody is left, no delivery is under way.
    if (move.from !== move.to && AT_REST.has(move.to)) {
      this.inQueue.end();
    }
  }

  private carryOut(effect: RelayEffect): void {
    switch (effect.type) {
      case 'lookUp': {
        const { query } = effect.params;
        this.story.lookUp(this.server.station, query, (answer) =>
          this.tell({ type: 'answer.received', query, answer }),
        );
        return;
      }
      case 'fetchPolicy':
        fetchPolicy(this.story, this.server, effect.params, (policy) =>
          this.tell({ type: 'policy.received', policy }),
        );
        return;
      case 'openConnection': {
        const { story, server, message, takeMessage } = this;
        const tell = (news: RelayNews): void => this.tell(news);
        const about = { message, ...effect.params };
        this.abandon = connectRelay(story, server, about, takeMessage, tell);
        return;
      }
      case 'abandonConnection':
        this.abandon();
        return;
      case 'startTimer':
        this.startTimer(effect.params.name, effect.params.afterMs);
        return;
      case 'cancelTimer': {
        const timer = this.timers[effect.params.name];
        if (timer !== undefined) timer.cancelled = true;
        return;
      }
      case 'settle': {
        const { settlements, afterMs } = effect.params;
        for (const group of alike(settlements)) this.settle(group, afterMs);
      }
    }
  }

  private startTimer(name: 'connect' | 'retry', afterMs: number): void {
    this.timers[name] = this.story.after(afterMs, () => {
      if (name === 'retry') this.inQueue.begin();
      this.tell({ type: 'timer.fired', name });
    });
  }

  /** Delivered, put aside for later, or given back: the queue's part of the outcome. */
  private settle({ how, report, recipients }: SettledAlike, afterMs: number | null): void {
    const { station } = this.server;
    const rule = RULES[how];
    const about = { queueId: this.message.queueId, recipients, ...report };
    if (how === 'deferred') {
      const nextTryMs = this.story.nowMs() + (afterMs ?? 0);
      this.story.record(station, rule, { type: 'queue:message_deferred', ...about, nextTryMs });
    } else {
      this.story.record(station, rule, { type: `queue:message_${how}`, ...about });
    }
    const { dsn, detail, relay, reply } = report;
    const said = reply === null ? null : { host: relay.replace(/\[.*$/u, ''), reply };
    for (const address of recipients) {
      const settled = { address, status: dsn, detail, said };
      if (how === 'removed') {
        this.story.fates.delete(this.keyOf(address));
        const via = `delivery via ${relay}: ${detail}`;
        const { passedOn } = this;
        this.inQueue.noteDelivered({ ...settled, detail: via, passedOn }, false);
        continue;
      }
      this.noteFate(address, how, rule, report.detail);
      if (how === 'deferred') this.inQueue.noteDeferred(settled);
      else this.inQueue.noteFailed(settled);
    }
  }

  private keyOf(address: string): string {
    return `${this.message.queueId} ${address}`;
  }

  /** A notice has no part in the fate of the message that it is about. */
  private noteFate(
    address: string,
    status: 'deferred' | 'bounced',
    rule: RuleId,
    detail: string,
  ): void {
    if (this.message.notice !== undefined) return;
    this.story.fates.set(this.keyOf(address), { status, deliveredTo: null, rule, detail });
  }
}

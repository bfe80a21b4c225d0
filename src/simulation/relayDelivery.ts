/**
 * One delivery as it runs: a message's recipients at one domain, the relay's own connections on
 * port 25, and what is noted when it is delivered, put aside or given back.
 */
import { USUAL_MANNERS } from '../software/clients/clientManners';
import { ALL_CHECKS, NO_CHECKS } from '../software/clients/clientProfile';
import { usualSuites } from '../world/cipherSuites';
import type { ClientSettings, RefusedRecipient, Security } from '../machines/clientSession';
import { recipientReport } from '../machines/deliveryReport';
import type { RelayEffect, RelayEvent } from '../machines/relay';
import { relayMachine } from '../machines/relayMachine';
import { postfixTimeMs } from '../software/postfix/postfixTime';
import type { RuleId } from '../trace/rules';
import type { DeliveryReport } from '../trace/traceEvent';
import type { SubmissionSettings } from '../world/serverSchema';
import { createClientStation } from './clientStation';
import { openConnection } from './connection';
import { findListener, type TakeMessage } from './listeners';
import { createRunner } from './machineRunner';
import { networkPath, withoutBox } from './networkPath';
import type { MessageInQueue } from './queuedMessage';
import type { QueuedMessage, RelayingServer } from './relayingServer';
import { dataLines, messageOctets } from './sendingProgram';
import type { Story } from './story';

const SECURITY: Readonly<Record<RelayingServer['policy'], Security>> = {
  none: 'none',
  may: 'starttls-if-available',
  encrypt: 'starttls',
  verify: 'starttls',
};

const RELAY_TIMEOUTS = { greetingMs: 300_000, replyMs: 300_000, acceptanceMs: 600_000 };

const clientSettings = (server: RelayingServer, message: QueuedMessage): ClientSettings => ({
  hostName: server.hostName,
  sender: message.sender,
  recipients: message.recipients,
  sizeOctets: messageOctets(message.lines),
  login: null,
  security: SECURITY[server.policy],
  whenAuthIsMissing: 'continue',
  pipelining: true,
  ignoresForeignLines: false,
  sendsOptions: 'all',
  manners: USUAL_MANNERS,
  ...(message.request === undefined ? {} : { request: message.request }),
  ...(message.body === undefined ? {} : { body: message.body }),
  isInternational: message.isInternational === true,
  timeouts: RELAY_TIMEOUTS,
});

const relayTimes = ({ relay }: SubmissionSettings, sender: string) => ({
  connectTimeoutMs: postfixTimeMs(relay.smtp_connect_timeout),
  minimalBackoffMs: postfixTimeMs(relay.minimal_backoff_time),
  maximalBackoffMs: postfixTimeMs(relay.maximal_backoff_time),
  lifetimeMs: postfixTimeMs(
    sender === '' ? relay.bounce_queue_lifetime : relay.maximal_queue_lifetime,
  ),
});

/** One message on its way to one domain. */
export class Delivery {
  private readonly relay;
  private readonly key: string;
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
    this.key = `${message.queueId} ${message.recipients.join(' ')}`;
    this.relay = createRunner<typeof relayMachine, RelayEffect>(relayMachine, {
      domain,
      ...relayTimes(story.world.submission, message.sender),
    });
    // What is in a queue and not settled when the story ends is deferred, tried or not.
    this.noteFate('deferred', 'queue.accept', '');
  }

  tell(event: RelayEvent): void {
    const { station } = this.server;
    const move = this.relay.send(event);
    this.story.noteMove(station, `${station}.relay.${this.domain}`, 'relay', event.type, move);
    for (const effect of move.effects) this.carryOut(effect);
  }

  private connect(ipAddress: string, hostName: string, port: number): void {
    const { story, server, message } = this;
    const isFromSender = server.station === 'sender';
    const { senderToMx, submissionToMx } = story.world.network.roundTripMs;
    const kind = isFromSender ? 'sender' : 'relay';
    const way = networkPath(story.world, kind, isFromSender ? senderToMx : submissionToMx);
    const path = server.station === 'box' ? withoutBox(way) : way;
    const clientAddress = server.ipAddress;
    const destination = { path, ipAddress, port, hostName, clientAddress };
    this.abandon = openConnection(story, {
      ...findListener(story, destination, this.takeMessage),
      from: server.station,
      hostName,
      ipAddress,
      port,
      noDelay: false,
      tls: {
        lowest: '1.2',
        highest: '1.3',
        suites: usualSuites(),
        checks: server.policy === 'verify' ? ALL_CHECKS : NO_CHECKS,
        isAskedAgain: false,
        host: hostName,
        sendsServerName: false,
      },
      createClient: (transport, instance) =>
        createClientStation(clientSettings(server, message), transport, {
          after: story.after,
          noteMove: (machine, event, move) =>
            story.noteMove(server.station, instance, machine, event, move),
          messageLines: dataLines(message.lines),
          ended: (outcome, during) => {
            this.passedOn = outcome.kind === 'accepted' && outcome.noticesPassedOn === true;
            this.tell({ type: 'session.ended', outcome, during });
          },
        }),
      opened: () => this.tell({ type: 'connection.opened' }),
      failed: (reason) => this.tell({ type: 'connection.failed', reason }),
    });
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
      case 'openConnection':
        this.connect(effect.params.ipAddress, effect.params.hostName, effect.params.port);
        return;
      case 'abandonConnection':
        this.abandon();
        return;
      case 'startTimer': {
        const { name, afterMs } = effect.params;
        const fire = (): void => {
          if (name === 'retry') this.inQueue.begin();
          this.tell({ type: 'timer.fired', name });
        };
        this.timers[name] = this.story.after(afterMs, fire);
        return;
      }
      case 'cancelTimer': {
        const timer = this.timers[effect.params.name];
        if (timer !== undefined) timer.cancelled = true;
        return;
      }
      case 'settleRefused':
        this.inQueue.begin();
        for (const refused of effect.params.refused) {
          this.settleRefused(refused, recipientReport(effect.params.host, refused.detail));
        }
        this.inQueue.end();
        return;
      default:
        this.settle(effect);
    }
  }

  /** A refused recipient of a delivered message: given back, or tried again on its own. */
  private settleRefused({ recipient, permanent }: RefusedRecipient, report: DeliveryReport): void {
    const { story, server, domain, takeMessage } = this;
    const message = { ...this.message, recipients: [recipient] };
    const part = new Delivery(story, server, message, domain, takeMessage, this.inQueue);
    this.inQueue.begin();
    if (permanent) {
      part.settle({ type: 'bounceMessage', params: { report } });
      return;
    }
    const afterMs = postfixTimeMs(story.world.submission.relay.minimal_backoff_time);
    part.settle({ type: 'deferMessage', params: { report, afterMs } });
    story.after(afterMs, () => {
      this.inQueue.begin();
      part.tell({ type: 'message.queued' });
    });
  }

  /** Delivered, put aside for later, or given back: the queue's part of the outcome. */
  private settle(
    effect: Extract<RelayEffect, { type: `${'remove' | 'defer' | 'bounce'}Message` }>,
  ): void {
    const { queueId, recipients } = this.message;
    const { station } = this.server;
    const { report } = effect.params;
    const { detail } = report;
    const about = { queueId, recipients, ...report };
    if (effect.type === 'removeMessage') {
      this.story.fates.delete(this.key);
      this.story.record(station, 'queue.delivered', { type: 'queue:message_removed', ...about });
    } else if (effect.type === 'deferMessage') {
      const nextTryMs = this.story.nowMs() + effect.params.afterMs;
      const rule = 'queue.defer';
      this.story.record(station, rule, { type: 'queue:message_deferred', ...about, nextTryMs });
      this.noteFate('deferred', rule, detail);
    } else {
      const rule = 'queue.bounce';
      this.story.record(station, rule, { type: 'queue:message_bounced', ...about });
      this.noteFate('bounced', rule, detail);
    }
    this.noteSettled(effect.type, report);
  }

  /** A notice has no part in the fate of the message that it is about. */
  private noteFate(status: 'deferred' | 'bounced', rule: RuleId, detail: string): void {
    if (this.message.notice !== undefined) return;
    this.story.fates.set(this.key, { status, deliveredTo: null, rule, detail });
  }

  private noteSettled(
    how: `${'remove' | 'defer' | 'bounce'}Message`,
    { dsn, detail, relay, reply }: DeliveryReport,
  ): void {
    for (const address of this.message.recipients) {
      const said = reply === null ? null : { host: relay.replace(/\[.*$/u, ''), reply };
      const recipient = { address, status: dsn, detail, said };
      if (how === 'removeMessage') {
        const via = `delivery via ${relay}: ${detail}`;
        const { passedOn } = this;
        this.inQueue.noteDelivered({ ...recipient, detail: via, passedOn }, false);
      } else if (how === 'deferMessage') this.inQueue.noteDeferred(recipient);
      else this.inQueue.noteFailed(recipient);
    }
    this.inQueue.end();
  }
}

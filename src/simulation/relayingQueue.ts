/**
 * A server's queue as it runs: one delivery for each domain of a message's recipients, with the
 * relay's own connections on port 25.
 */
import type { ClientSettings, Security } from '../machines/clientSession';
import { relayMachine } from '../machines/relayMachine';
import type { RelayEffect, RelayEvent } from '../machines/relay';
import { postfixTimeMs } from '../software/postfix/postfixTime';
import { splitAddress } from '../smtp/address';
import type { StationId } from '../trace/station';
import type { SubmissionSettings } from '../world/worldSchema';
import { createClientStation } from './clientStation';
import { openConnection } from './connection';
import { findListener, type TakeMessage } from './listeners';
import { createRunner } from './machineRunner';
import { networkPath } from './networkPath';
import { dataLines, messageOctets } from './sendingProgram';
import type { Story } from './story';

/** The server that relays: who it is and how careful it is. */
export interface RelayingServer {
  readonly station: StationId;
  readonly hostName: string;
  readonly ipAddress: string;
  readonly policy: 'none' | 'may' | 'encrypt' | 'verify';
}

export interface QueuedMessage {
  readonly queueId: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly lines: readonly string[];
}

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
  sendsOptions: true,
  timeouts: RELAY_TIMEOUTS,
});

const relayTimes = ({ relay }: SubmissionSettings) => ({
  connectTimeoutMs: postfixTimeMs(relay.smtp_connect_timeout),
  minimalBackoffMs: postfixTimeMs(relay.minimal_backoff_time),
  maximalBackoffMs: postfixTimeMs(relay.maximal_backoff_time),
  lifetimeMs: postfixTimeMs(relay.maximal_queue_lifetime),
});

/** Queues a message: one delivery for each domain among its recipients. */
export function queueMessage(
  story: Story,
  server: RelayingServer,
  message: QueuedMessage,
  takeMessage: TakeMessage,
): void {
  story.record(server.station, 'queue.accept', {
    type: 'queue:message_accepted',
    queueId: message.queueId,
    sender: message.sender,
    recipients: message.recipients,
  });
  const byDomain = new Map<string, string[]>();
  for (const recipient of message.recipients) {
    const domain = (splitAddress(recipient).domain ?? server.hostName).toLowerCase();
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), recipient]);
  }
  for (const [domain, recipients] of byDomain) {
    startDelivery(story, server, { ...message, recipients }, domain, takeMessage);
  }
}

function startDelivery(
  story: Story,
  server: RelayingServer,
  message: QueuedMessage,
  domain: string,
  takeMessage: TakeMessage,
): void {
  const { world } = story;
  const key = `${message.queueId} ${domain}`;
  const relay = createRunner<typeof relayMachine, RelayEffect>(relayMachine, {
    domain,
    ...relayTimes(world.submission),
  });
  const timers: Partial<Record<'connect' | 'retry', { cancelled: boolean }>> = {};
  let abandon: () => void = () => undefined;
  const { queueId, recipients } = message;

  const tell = (event: RelayEvent): void => {
    const move = relay.send(event);
    story.noteMove(server.station, `${server.station}.relay.${domain}`, 'relay', event.type, move);
    for (const effect of move.effects) carryOut(effect);
  };

  const connect = (ipAddress: string, hostName: string, port: number): void => {
    const isFromSender = server.station === 'sender';
    const { senderToMx, submissionToMx } = world.network.roundTripMs;
    const kind = isFromSender ? 'sender' : 'relay';
    const way = networkPath(world, kind, isFromSender ? senderToMx : submissionToMx);
    const clientAddress = server.ipAddress;
    const destination = { path: way, ipAddress, port, hostName, clientAddress };
    const { listener, path } = findListener(story, destination, takeMessage);
    abandon = openConnection(story, {
      from: server.station,
      listener,
      path,
      hostName,
      ipAddress,
      port,
      noDelay: false,
      tls: {
        lowest: '1.2',
        highest: '1.3',
        verify: server.policy === 'verify',
        host: hostName,
        sendsServerName: false,
      },
      createClient: (transport, instance) =>
        createClientStation(clientSettings(server, message), transport, {
          after: story.after,
          noteMove: (machine, event, move) =>
            story.noteMove(server.station, instance, machine, event, move),
          messageLines: dataLines(message.lines),
          ended: (outcome) => tell({ type: 'session.ended', outcome }),
        }),
      opened: () => tell({ type: 'connection.opened' }),
      failed: (reason) => tell({ type: 'connection.failed', reason }),
    });
  };

  const carryOut = (effect: RelayEffect): void => {
    switch (effect.type) {
      case 'lookUp':
        story.lookUp(server.station, effect.params.query, (answer) =>
          tell({ type: 'answer.received', query: effect.params.query, answer }),
        );
        return;
      case 'openConnection':
        connect(effect.params.ipAddress, effect.params.hostName, effect.params.port);
        return;
      case 'abandonConnection':
        abandon();
        return;
      case 'startTimer': {
        const { name, afterMs } = effect.params;
        timers[name] = story.after(afterMs, () => tell({ type: 'timer.fired', name }));
        return;
      }
      case 'cancelTimer': {
        const timer = timers[effect.params.name];
        if (timer !== undefined) timer.cancelled = true;
        return;
      }
      case 'removeMessage': {
        const { detail } = effect.params;
        story.fates.delete(key);
        story.record(server.station, 'queue.delivered', {
          type: 'queue:message_removed',
          queueId,
          recipients,
          detail,
        });
        return;
      }
      case 'deferMessage': {
        const { detail, afterMs } = effect.params;
        story.record(server.station, 'queue.defer', {
          type: 'queue:message_deferred',
          queueId,
          recipients,
          detail,
          nextTryMs: story.nowMs() + afterMs,
        });
        story.fates.set(key, {
          status: 'deferred',
          deliveredTo: null,
          rule: 'queue.defer',
          detail,
        });
        return;
      }
      case 'bounceMessage': {
        const { detail } = effect.params;
        story.record(server.station, 'queue.bounce', {
          type: 'queue:message_bounced',
          queueId,
          recipients,
          detail,
        });
        story.fates.set(key, {
          status: 'bounced',
          deliveredTo: null,
          rule: 'queue.bounce',
          detail,
        });
      }
    }
  };

  story.after(world.submission.queueDelayMs, () => tell({ type: 'message.queued' }));
}

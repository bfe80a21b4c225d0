/**
 * simulate(world): the whole story as a trace. Synchronous, pure and deterministic: no clock, no
 * randomness, no I/O; the same world gives the same trace, byte for byte, on every machine.
 */
import { deliveredLines } from '../software/traceHeaders';
import type { RuleId } from '../trace/rules';
import type { StationId } from '../trace/station';
import {
  TRACE_VERSION,
  type OutcomeStatus,
  type Trace,
  type TraceEvent,
} from '../trace/traceEvent';
import { RELAY_DEFAULTS } from '../world/relaySchema';
import type { World } from '../world/worldSchema';
import { acceptedLines, queuedFrom } from './acceptedMail';
import { createEventQueue } from './eventQueue';
import { composeMessage, epochMsOf } from './messageText';
import { requestOf } from './noticeRequest';
import type { TakeMessage } from './listeners';
import { noteJudgement } from './noteJudgement';
import { createRecorder } from './recorder';
import { noteStored, queueMessage } from './relayingQueue';
import type { ProgramEnd } from './programRun';
import type { RelayingServer } from './relayingServer';
import { startSendingProgram } from './sendingProgram';
import type { AcceptedMessage } from './serverEnvironment';
import { createStory, type Fate, type Story } from './story';

/** The address from which an impostor sends on what it took. */
const IMPOSTOR_ADDRESS = '198.51.100.66';

function relayingServer(world: World, station: StationId): RelayingServer {
  const { sender, submission } = world;
  if (station === 'mx') {
    const { hostName, ipAddress } = world.mx;
    return { station, hostName, ipAddress, relay: RELAY_DEFAULTS };
  }
  if (station === 'box') {
    const hostName = 'impostor.example.edu';
    return { station, hostName, ipAddress: IMPOSTOR_ADDRESS, relay: RELAY_DEFAULTS };
  }
  const { hostName, ipAddress, relay } = station === 'submission' ? submission : sender;
  return { station, hostName, ipAddress, relay };
}

/** Puts the message where the judgement says, and remembers its fate. */
function storeMessage(
  story: Story,
  station: StationId,
  message: AcceptedMessage,
  accepted: readonly string[],
): void {
  const { judgement, envelope, queueId, session } = message;
  const kept = judgement?.decision === 'spam' ? 'spam' : 'inbox';
  const folder = station === 'box' ? 'impostor' : kept;
  const rule: RuleId = folder === 'spam' ? 'receiver.spam-folder' : 'receiver.inbox';
  if (judgement !== null) noteJudgement(story, station, rule, judgement);
  const mark =
    judgement === null
      ? []
      : [
          `X-Spam-Status: ${folder === 'spam' ? 'Yes' : 'No'}, score=${judgement.score} ` +
            `required=${judgement.threshold}`,
        ];
  const { sender } = envelope;
  const epochMs = epochMsOf(story.world.startsAt) + story.nowMs();
  for (const recipient of envelope.recipients) {
    const top = deliveredLines(session.settings.software, { sender, recipient, epochMs });
    const lines = [...top, ...mark, ...accepted];
    story.record(station === 'box' ? 'box' : 'mailbox', rule, {
      type: 'mailbox:message_stored',
      queueId,
      recipient,
      folder,
      lines,
    });
    story.fates.set(`stored ${recipient}`, {
      status: 'delivered',
      deliveredTo: folder,
      rule,
      detail: '',
    });
  }
}

/** An access table said DISCARD: the sender was told yes, and nobody gets the message. */
function discardMessage(story: Story, station: StationId, message: AcceptedMessage): void {
  const { queueId, envelope } = message;
  const { recipients } = envelope;
  const rule = 'receiver.discard';
  story.record(station, rule, { type: 'queue:message_discarded', queueId, recipients });
  const detail = 'DISCARD in an access table';
  story.fates.set(`discarded ${queueId}`, { status: 'discarded', deliveredTo: null, rule, detail });
}

/** What a server does with a message it has accepted: keep it for a mailbox, or queue it. */
function createTakeMessage(story: Story): TakeMessage {
  const takeMessage: TakeMessage = (station, message) => {
    const { world } = story;
    const server = relayingServer(world, station);
    const isImpostor = station === 'box';
    if (message.envelope.isDiscarded) {
      discardMessage(story, station, message);
      return;
    }
    const lines = acceptedLines(story, message, server);
    if (isImpostor || message.judgement !== null) storeMessage(story, station, message, lines);
    if (isImpostor && world.network.box?.forwards !== true) return;
    const queued = queuedFrom(message, lines);
    if (message.judgement === null) queueMessage(story, server, queued, takeMessage);
    else noteStored(story, server, queued, takeMessage);
  };
  return takeMessage;
}

interface Ending {
  readonly status: OutcomeStatus;
  readonly deliveredTo: Fate['deliveredTo'];
  readonly rule: RuleId;
  readonly detail: string;
}

/** The worst fate of any part of the message, or what the sender's program ran into. */
function endingOf(story: Story, program: ProgramEnd | null): Ending {
  const fates = [...story.fates.values()];
  const worst =
    fates.find(({ status }) => status === 'bounced') ??
    fates.find(({ deliveredTo }) => deliveredTo === 'impostor') ??
    fates.find(({ status }) => status === 'deferred') ??
    fates.find(({ status }) => status === 'discarded') ??
    fates.find(({ deliveredTo }) => deliveredTo === 'spam') ??
    fates[0];
  if (worst !== undefined) return worst;
  if (program !== null && program.status !== 'sent') {
    return { ...program, status: program.status, deliveredTo: null };
  }
  return { status: 'aborted', deliveredTo: null, rule: 'story.end', detail: '' };
}

/** Time counts from the first SYN; what comes before it has times below zero. */
function countFromFirstSyn(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const originMs =
    events.find(({ rule, type }) => type === 'wire:segment_sent' && rule === 'tcp.syn')?.timeMs ??
    0;
  if (originMs === 0) return events;
  return events.map((event) => {
    const timeMs = event.timeMs - originMs;
    return event.type === 'queue:message_deferred'
      ? { ...event, timeMs, nextTryMs: event.nextTryMs - originMs }
      : { ...event, timeMs };
  });
}

/**
 * Runs a world's story to its end or to its horizon.
 * @returns the trace, with times in milliseconds from the first SYN.
 * @throws EndlessStoryError when the story does not end within the engine's bounds.
 */
export function simulate(world: World): Trace {
  const queue = createEventQueue();
  const recorder = createRecorder(queue.nowMs);
  const story = createStory(world, queue, recorder);
  const takeMessage = createTakeMessage(story);
  let program: ProgramEnd | null = null;
  if (world.sender.kind === 'mail-server') {
    queueMessage(
      story,
      relayingServer(world, 'sender'),
      {
        queueId: story.nextQueueId('postfix'),
        sender: world.sender.address,
        recipients: world.message.recipients,
        lines: composeMessage(world),
        request: requestOf(world),
      },
      takeMessage,
    );
  } else {
    startSendingProgram(story, takeMessage, (end) => {
      program = end;
    });
  }
  queue.runUntil(world.horizonMs);
  const { status, deliveredTo, rule, detail } = endingOf(story, program);
  recorder.record('sender', rule, { type: 'story:ended', status, deliveredTo, detail });
  return { version: TRACE_VERSION, events: countFromFirstSyn(recorder.events) };
}

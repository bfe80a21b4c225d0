/**
 * Alice's mail client or application in a story: its profile, the message it writes, and the
 * story's network under it.
 */
import { stuffLines } from '../smtp/dotStuffing';
import { octetLength } from '../smtp/lines';
import { clientNonceFor } from '../smtp/sasl/chance';
import type { ClientSettings } from '../machines/clientSession';
import type { ClientProfile } from '../software/clients/clientProfile';
import { profileOf } from '../software/clients/profileOf';
import type { WireLine } from '../trace/segment';
import type { World } from '../world/worldSchema';
import { openConnection } from './connection';
import { findListener, type TakeMessage } from './listeners';
import { composeMessage } from './messageText';
import { requestOf } from './noticeRequest';
import { networkPath } from './networkPath';
import { startProgram, type Call, type ProgramEnd, type ProgramTask } from './programRun';
import type { Story } from './story';

/** The lines of a message as they cross the wire. */
export const dataLines = (lines: readonly string[]): readonly WireLine[] =>
  stuffLines(lines).map((text) => ({ text, part: 'data', secrets: [] }));

/** The octets of a message as SIZE counts them (RFC 1870 §5). */
export const messageOctets = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + octetLength(line) + 2, 0);

/** Whom the program logs in as, and where. */
function loginOf({ sender, seed }: World): ClientSettings['login'] {
  if (sender.login === null) return null;
  const { host, port } = sender.outgoing;
  return { ...sender.login, host, port, nonce: clientNonceFor(String(seed)) };
}

/** What a world's sender has to do, as its program does it. */
export function programTask(world: World): ProgramTask {
  const { sender, message } = world;
  const profile = profileOf(sender);
  const lines = composeMessage(world);
  const { security, whenAuthIsMissing, pipelining, sendsOptions, manners, timeouts } = profile;
  const { ignoresForeignLines } = profile;
  return {
    profile,
    host: sender.outgoing.host,
    port: sender.outgoing.port,
    messageLines: dataLines(lines),
    session: {
      hostName: sender.hostName,
      sender: sender.address,
      recipients: message.recipients,
      sizeOctets: messageOctets(lines),
      login: profile.logsIn ? loginOf(world) : null,
      security,
      whenAuthIsMissing,
      pipelining,
      ignoresForeignLines,
      sendsOptions,
      manners,
      request: requestOf(world),
      timeouts,
    },
  };
}

function connect(
  story: Story,
  profile: ClientProfile,
  takeMessage: TakeMessage,
  call: Call,
): () => void {
  const { ipAddress, hostName, port } = call;
  const { sender, mx, network } = story.world;
  const { senderToMx, senderToSubmission } = network.roundTripMs;
  const roundTripMs = ipAddress === mx.ipAddress ? senderToMx : senderToSubmission;
  const path = networkPath(story.world, 'sender', roundTripMs);
  const clientAddress = sender.ipAddress;
  const destination = { path, ipAddress, port, hostName, clientAddress };
  return openConnection(story, {
    ...call,
    ...findListener(story, destination, takeMessage),
    from: 'sender',
    noDelay: profile.noDelay,
    tls: { ...profile.tls, host: hostName },
  });
}

/** Starts the program; `ended` is called once, when it has told its user. */
export function startSendingProgram(
  story: Story,
  takeMessage: TakeMessage,
  ended: (end: ProgramEnd) => void,
): void {
  const task = programTask(story.world);
  startProgram(task, {
    nowMs: story.nowMs,
    after: story.after,
    lookUp: (query, then) => story.lookUp('sender', query, then),
    connect: (call) => connect(story, task.profile, takeMessage, call),
    noteMove: (instance, machine, event, move) =>
      story.noteMove('sender', instance, machine, event, move),
    ended: (end) => {
      const { status, rule, detail, words, exitCode } = end;
      const success = status === 'sent';
      story.record('sender', rule, { type: 'client:reported', success, detail, words, exitCode });
      ended(end);
    },
  });
}

// Finds where servers differ. Each captured session of another server is spoken to Postfix as it is
// modelled, command by command: as long as both have agreed on every command before, what they
// answer to the next one is comparable, and the rule that Postfix followed names the difference.
// A challenge says nothing about a server, and is left out.

import { rememberClient } from '../../../src/simulation/clientMemory';
import { createEventQueue } from '../../../src/simulation/eventQueue';
import { createHostMemory } from '../../../src/simulation/hostMemory';
import { createServerStation } from '../../../src/simulation/serverStation';
import { formatReply } from '../../../src/smtp/reply';
import { EMPTY_MEMORY } from '../../../src/world/memorySchema';
import type { RuleId } from '../../../src/trace/rules';
import { PEER, serviceWith } from '../../kit/serverSettings';

/** One command of a session with the last line of its reply. */
export interface Exchange {
  readonly command: string;
  readonly reply: string;
}

/** What one server said in one session, from its greeting on. */
export interface Session {
  readonly server: string;
  readonly port: 25 | 465 | 587;
  readonly exchanges: readonly Exchange[];
}

interface Answer {
  readonly rule: RuleId;
  readonly reply: string;
}

interface Speaker {
  /** The answers to one line, the last line of each; nothing while a message is received. */
  readonly say: (line: string) => readonly Answer[];
  readonly isReceiving: () => boolean;
}

/** A modelled Postfix with the cast of these sessions. */
function createPostfix(port: Session['port']): Speaker {
  const settings = serviceWith(port, { message_size_limit: 1_048_576 });
  const recipients = port === 25 ? ['bob@example.net', 'carol@example.net'] : null;
  const queue = createEventQueue();
  let answers: Answer[] = [];
  let isHandshaking = false;
  const station = createServerStation(
    { ...settings, recipients, loginOwners: [{ user: 'alice', addresses: ['alice@example.org'] }] },
    PEER,
    {
      sendLines: () => undefined,
      sendReply: (reply, rule) => {
        answers.push({ rule, reply: formatReply(reply).at(-1) ?? '' });
      },
      startTls: () => {
        isHandshaking = true;
      },
      close: () => undefined,
    },
    {
      after: queue.after,
      noteMove: () => undefined,
      checkLogin: (user, proof) => ({
        delayMs: 0,
        answer: {
          accepted: user === 'alice' && proof.kind === 'password' && proof.password === 'secret',
        },
      }),
      memory: rememberClient(createHostMemory(EMPTY_MEMORY), settings, PEER.ipAddress, queue.nowMs),
      lookUp: (_query, then) => queue.after(0, () => then({ status: 'nxdomain' })),
      nextQueueId: () => '46326230F71',
      noteRefusal: () => undefined,
      takeMessage: () => undefined,
    },
  );
  const settle = (): boolean => queue.runUntil(queue.nowMs());
  station.announce();
  settle();
  station.open();
  settle();
  if (port === 465) station.secure();
  settle();
  return {
    say: (line) => {
      answers = [];
      station.receiveLines([line]);
      settle();
      const said = answers;
      if (isHandshaking) station.secure();
      isHandshaking = false;
      settle();
      return said;
    },
    isReceiving: () => station.state() === 'receivingData',
  };
}

const classOf = (reply: string): string => reply.slice(0, 1);

/** `MAIL FROM:<…>` is the command MAIL; what a client writes within AUTH has no verb. */
const verbOf = (command: string): string => /^[A-Z]{4,8}\b/u.exec(command)?.[0] ?? '';

/** What a server and Postfix answered at the same point. */
export interface Comparison {
  readonly rule: RuleId;
  readonly verb: string;
  readonly server: string;
  readonly reply: string;
  readonly postfix: string;
}

/** What a session and the modelled Postfix answered to the same commands. */
export function compareSession({ server, port, exchanges }: Session): readonly Comparison[] {
  const postfix = createPostfix(port);
  const found: Comparison[] = [];
  for (const { command, reply } of exchanges) {
    if (command === '.' && !postfix.isReceiving()) return found;
    const [answer, ...more] = postfix.say(command);
    if (answer === undefined || more.length > 0 || /[\r\n]/u.test(command)) return found;
    if (reply.startsWith('334')) continue;
    const verb = command === '.' ? 'DATA' : verbOf(command);
    // A response to a challenge that Postfix has not made is no command for it to judge.
    if (verb === '' && answer.rule.startsWith('session.')) return found;
    found.push({ rule: answer.rule, verb, server, reply, postfix: answer.reply });
    if (classOf(answer.reply) !== classOf(reply)) return found;
  }
  return found;
}

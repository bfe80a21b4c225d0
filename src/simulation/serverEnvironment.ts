/**
 * What a server's station is given: a way to its client, and what its host provides, from the clock
 * to the check of a login. The same station so stands on a network and on a text dialogue.
 */
import type { Judgement } from '../machines/receiver';
import type { Envelope, ServerSessionContext } from '../machines/serverSession';
import type { LoginAnswer, LoginProof } from '../software/login';
import type { TlsFacts } from '../software/traceHeaders';
import type { Reply } from '../smtp/reply';
import type { RuleId } from '../trace/rules';
import type { DnsAnswer, DnsQuery, MachineId } from '../trace/traceEvent';
import type { ClientMemory } from './clientMemory';
import type { Move } from './machineRunner';

/** How a station reaches its client. */
export interface ServerTransport {
  readonly sendReply: (reply: Reply, rule: RuleId) => void;
  /** Lines of a protocol that is not SMTP. */
  readonly sendLines: (lines: readonly string[], rule: RuleId) => void;
  /** The reply that starts TLS has been sent; a handshake is expected. */
  readonly startTls: () => void;
  readonly close: (how: 'fin' | 'reset') => void;
}

/** What the station's host provides. */
export interface ServerEnvironment {
  readonly after: (delayMs: number, run: () => void) => { cancelled: boolean };
  readonly noteMove: (machine: MachineId, event: string, move: Move<unknown>) => void;
  /** The answer, and how long it is thought over. */
  readonly checkLogin: (
    user: string,
    proof: LoginProof,
  ) => { readonly answer: LoginAnswer; readonly delayMs: number };
  readonly lookUp: (query: DnsQuery, then: (answer: DnsAnswer) => void) => void;
  readonly nextQueueId: () => string;
  /** A message is refused after its end; what was found out about it is worth keeping. */
  readonly noteRefusal: (judgement: Judgement) => void;
  /** What the host remembers of this client. */
  readonly memory: ClientMemory;
  readonly takeMessage: (message: AcceptedMessage) => void;
}

export interface AcceptedMessage {
  readonly envelope: Envelope;
  readonly queueId: string;
  readonly lines: readonly string[];
  /** Null when the message is to be relayed. */
  readonly judgement: Judgement | null;
  readonly session: ServerSessionContext;
  /** What the connection was sealed with; null in the clear. */
  readonly tls: TlsFacts | null;
}

/** A server's side of one connection, as what carries it sees it. */
export interface ServerStation {
  /** A SYN has come: the name of the client is looked up while TCP shakes hands. */
  readonly announce: () => void;
  readonly open: () => void;
  readonly lose: () => void;
  /** The handshake is done; what it agreed on, where that is known. */
  readonly secure: (tls?: TlsFacts) => void;
  readonly failHandshake: () => void;
  readonly receiveLines: (lines: readonly string[]) => void;
  /** How many counted octets are to come before the next line, RFC 3030 §2. */
  readonly octetsAwaited: () => number;
  readonly receiveOctets: (text: string) => void;
  readonly receiveUnreadable: () => void;
  /** How long its next reply is still held back, in milliseconds. */
  readonly pausesMs: () => number;
  readonly state: () => string;
}

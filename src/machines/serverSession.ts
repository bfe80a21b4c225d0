/**
 * The facts, events and effects of a server's session: what `serverSessionMachine` is told, what
 * it remembers and what it gives back. It knows no network: a reply is an effect, a handshake is an
 * effect, and everything it has to ask comes back as `answer.received`.
 */
import type { LoginAnswer, LoginProof, SaslExchange } from '../software/login';
import type {
  ClientCounts,
  MessageVerdict,
  RecipientVerdict,
  Stage,
} from '../software/serverSoftware';
import type { ServiceSettings } from '../software/serviceSettings';
import type { Command, Verb } from '../smtp/command';
import type { Parameter } from '../smtp/path';
import type { Chance } from '../smtp/sasl/chance';
import type { Reply } from '../smtp/reply';
import type { RuleId } from '../trace/rules';

export interface Peer {
  readonly ipAddress: string;
  /** Its name by reverse lookup, when that leads back to it; null when there is none. */
  readonly hostName: string | null;
  /** Its name by reverse lookup, wherever that leads. */
  readonly reverseName?: string | null;
  /** When it connected, in milliseconds since 1970, for dates in greetings. */
  readonly connectedEpochMs?: number;
  /** What chance gives to its logins. */
  readonly chance?: Chance;
  /** How much of it there is, this connection included. */
  readonly counts?: ClientCounts;
}

export interface Envelope {
  readonly sender: string;
  readonly recipients: readonly string[];
  /** The parameters of MAIL, and those of each RCPT that had some, RFC 5321 §4.1.2. */
  readonly parameters: readonly Parameter[];
  readonly recipientParameters: Readonly<Record<string, readonly Parameter[]>>;
  /** Whether a rule says to take the message and throw it away. */
  readonly isDiscarded: boolean;
}

/** An envelope of which nothing is known yet. */
export const emptyEnvelope = (sender = ''): Envelope => ({
  sender,
  recipients: [],
  parameters: [],
  recipientParameters: {},
  isDiscarded: false,
});

export interface ServerSessionInput {
  readonly settings: ServiceSettings;
  readonly peer: Peer;
}

export interface ServerSessionContext {
  readonly settings: ServiceSettings;
  readonly peer: Peer;
  readonly secured: boolean;
  readonly helloName: string | null;
  readonly extended: boolean;
  readonly identity: string | null;
  /** Whether it had logged in when it greeted last. */
  readonly knownAtHello: boolean;
  readonly exchange: SaslExchange | null;
  /** Login or recipient that an answer is awaited for. */
  readonly pendingUser: string;
  readonly pendingRecipient: string;
  /** How many recipients were named in this transaction, whatever came of it. */
  readonly namedCount: number;
  readonly pendingParameters: readonly Parameter[];
  /** The address as the client typed it, where a reply repeats it. */
  readonly pendingTyped: string;
  /** Whether the last MAIL was refused and only RCPTs have come since. */
  readonly senderWasRefused: boolean;
  readonly pendingSender: string;
  /** A greeting whose judgement is awaited. */
  readonly pendingGreeting: { readonly name: string; readonly extended: boolean } | null;
  readonly transaction: Envelope | null;
  readonly errorCount: number;
  readonly junkCount: number;
  /** Commands of which one is free for each message, and has been used. */
  readonly usedFree: readonly string[];
  readonly unknownCount: number;
  /** Octets of the message so far, and of its last chunk, when it comes in chunks. */
  readonly chunked: { readonly total: number; readonly chunk: number } | null;
  /** Whether a chunk of the message was refused, and its last one has not come. */
  readonly chunkFailed: boolean;
  /** What recipients were refused with, each text once. */
  readonly refusals: readonly string[];
}

export type ServerQuestion =
  | { readonly kind: 'login'; readonly user: string; readonly proof: LoginProof }
  | {
      readonly kind: 'recipient';
      readonly stage: Stage;
      readonly sender: string;
      readonly recipient: string;
    }
  | { readonly kind: 'message'; readonly envelope: Envelope; readonly octets: number };

export type ServerAnswer =
  | ({ readonly kind: 'login' } & LoginAnswer)
  | {
      readonly kind: 'recipient';
      readonly verdict: RecipientVerdict;
      /** A reply of its own, where the verdict's words do not say it all. */
      readonly reply?: Reply | null;
      /** Whether the whole message is to be thrown away. */
      readonly discards?: boolean;
    }
  | { readonly kind: 'message'; readonly queueId: string }
  | {
      readonly kind: 'message-refused';
      readonly verdict: MessageVerdict;
      readonly reply: Reply;
    };

export type ServerSessionEvent =
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.lost' }
  | { readonly type: 'tls.established' }
  | { readonly type: 'tls.failed' }
  | { readonly type: 'bytes.unreadable' }
  | {
      readonly type: `command.${Verb | 'unknown' | 'empty'}`;
      readonly command: Command;
      /** The command before this one. */
      readonly follows?: Command['verb'];
      /** How long the message is with this chunk, as the software counts. */
      readonly messageOctets?: number;
      /** How many AUTH commands came before this one, where it is one. */
      readonly attempt?: number;
      /** Whether its chunk has a line that ended in a bare LF, where the server takes none. */
      readonly hasBareNewline?: boolean;
    }
  /** More has come than may have come by now. */
  | { readonly type: 'sync.broken' }
  /** A line has ended in a bare LF, and the server takes none. */
  | { readonly type: 'line.unended' }
  | { readonly type: 'response.received'; readonly line: string }
  | {
      readonly type: 'message.received';
      readonly lines: readonly string[];
      readonly octets: number;
      /** Whether a line of it ended in a bare LF, where the server takes none. */
      readonly hasBareNewline?: boolean;
    }
  | { readonly type: 'answer.received'; readonly answer: ServerAnswer }
  | { readonly type: 'timer.fired'; readonly name: 'idle' }
  | { readonly type: 'limit.reached' };

export type ServerEffect =
  | {
      readonly type: 'sendReply';
      readonly params: {
        readonly rule: RuleId;
        readonly reply: Reply;
        /** How long it is held back from a client that makes many errors. */
        readonly afterMs?: number;
      };
    }
  | { readonly type: 'startTls' }
  | { readonly type: 'closeConnection'; readonly params: { readonly how: 'fin' | 'reset' } }
  | { readonly type: 'ask'; readonly params: { readonly question: ServerQuestion } }
  | { readonly type: 'holdInput' }
  | {
      readonly type: 'acceptMessage';
      readonly params: { readonly envelope: Envelope; readonly queueId: string };
    }
  | {
      readonly type: 'startTimer';
      readonly params: { readonly name: 'idle'; readonly afterMs: number };
    }
  | { readonly type: 'cancelTimer'; readonly params: { readonly name: 'idle' } };

/**
 * The session as it is before anybody connects. The input is spread, never read: XState calls this
 * once more at every transition without any input, and an error there costs more than the rest.
 */
export const freshSession = (input: ServerSessionInput): ServerSessionContext => ({
  ...input,
  secured: false,
  helloName: null,
  extended: false,
  identity: null,
  knownAtHello: false,
  exchange: null,
  pendingUser: '',
  pendingRecipient: '',
  pendingParameters: [],
  namedCount: 0,
  pendingTyped: '',
  senderWasRefused: false,
  pendingSender: '',
  pendingGreeting: null,
  transaction: null,
  errorCount: 0,
  junkCount: 0,
  usedFree: [],
  unknownCount: 0,
  chunked: null,
  chunkFailed: false,
  refusals: [],
});

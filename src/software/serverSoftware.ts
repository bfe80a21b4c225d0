/**
 * What a server software decides and how it words it. The session machine holds the protocol;
 * a software says what it asks for at which command, which extensions it lists, what counts as an
 * error, how long it waits and what each rule's reply reads, word for word.
 */
import type { ChunkHead } from '../smtp/chunk';
import type { Command, Verb } from '../smtp/command';
import type { Reply } from '../smtp/reply';
import type { DeliveryRuleId, ServerRuleId } from '../trace/rules';
import type { DnsQuery } from '../trace/traceEvent';
import type { Answered } from './authentication/inquiry';
import { EXIM } from './exim/exim';
import type { NewlinePolicy } from './newlinePolicy';
import { POSTFIX } from './postfix/postfix';
import type { Draw } from '../smtp/sasl/chance';
import type { Lack, LoginStep, SaslExchange } from './login';
import type { ServiceSettings } from './serviceSettings';

/** What a reply may quote. A field that does not apply is ''. */
export interface Quote {
  readonly argument: string;
  /** What follows the command's keyword, as it was typed. */
  readonly operand: string;
  readonly option: string;
  /** What is wrong with an address, where the software says so. */
  readonly problem: string;
  readonly sender: string;
  readonly recipient: string;
  readonly user: string;
  readonly challenge: string;
  readonly queueId: string;
  readonly helloName: string;
  readonly client: string;
  readonly clientName: string | null;
  readonly clientAddress: string;
  /** When the client connected, in milliseconds since 1970. */
  readonly connectedEpochMs: number;
  readonly secured: boolean;
  readonly identified: boolean;
  /** How many errors the client has made, this one included, and whether this is one. */
  readonly errorCount: number;
  readonly isError: boolean;
  /** Octets of the last chunk, and of all chunks of the message, RFC 3030 §2. */
  readonly chunkOctets: number;
  readonly totalOctets: number;
  /** Octets of the chunk that this command brings. */
  readonly lastOctets: number;
  /** The one reply that every recipient so far was refused with. */
  readonly refusedWith: readonly string[];
  /** Whether the command before was a RCPT that was judged. */
  readonly followsRecipient: boolean;
  /** Whether the MAIL before this command was refused, with nothing but RCPTs between. */
  readonly followsRefusedSender: boolean;
  /** Whether MAIL asks for a reply of its own for each recipient. */
  readonly requestsPrdr: boolean;
}

/** What is known when a recipient is judged. */
export interface RecipientFacts {
  readonly clientAddress: string;
  /** The client's name, when it leads back to the client's address. */
  readonly clientName: string | null;
  /** The name that its address has, wherever that leads. */
  readonly reverseName: string | null;
  readonly helloName: string | null;
  readonly identity: string | null;
  readonly sender: string;
  readonly recipient: string;
  /** At which command it is judged; a recipient is, at RCPT, whatever comes before it. */
  readonly stage: Stage;
  readonly secured: boolean;
  /** Whether more had come behind a command than may come there, RFC 2920 §3.1. */
  readonly hasPipelined: boolean;
  /** How many recipients the message has so far. */
  readonly recipientCount: number;
  /** How many recipients the client has named in this transaction, this one included. */
  readonly namedCount: number;
  readonly remembered: Remembered;
}

/** The commands at which something can be judged. */
export type Stage = 'connect' | 'helo' | 'mail' | 'rcpt' | 'data';

/** What the host knows from other connections, and from this one. */
export interface Remembered {
  /** Of this client within a while, this one included. */
  readonly messages: number;
  readonly recipients: number;
  /** How long ago this client first tried with this sender and recipient; null for the first. */
  readonly firstTriedMsAgo: number | null;
  /** Null when the recipient's mailbox has no quota. */
  readonly mailbox: { readonly usedOctets: number; readonly quotaOctets: number } | null;
  /** What MAIL's SIZE says, RFC 1870 §6. */
  readonly declaredOctets: number | null;
}

/** How much of one client there is: open connections, and what it began within a while. */
export interface ClientCounts {
  readonly openConnections: number;
  readonly connections: number;
  readonly tlsSessions: number;
  readonly logins: number;
}

export type RecipientVerdict = Extract<
  DeliveryRuleId,
  `recipient.${string}` | `sender.${string}` | `client-host.${string}` | `helo.${string}`
>;

/** Why a whole message is refused after its end. */
export type MessageVerdict = Extract<DeliveryRuleId, `message.${string}`>;

/** What DNS has said so far. */
export type KnownAnswer = Answered;

/** A verdict on a recipient, with a reply of its own where the rule's words do not say it all. */
export type RecipientJudgement =
  | {
      readonly kind: 'verdict';
      readonly verdict: RecipientVerdict;
      readonly reply: Reply | null;
      /** The message is taken and thrown away, for all its recipients. */
      readonly discards?: boolean;
    }
  /** DNS has to be asked first. */
  | { readonly kind: 'ask'; readonly query: DnsQuery };

/** An option of MAIL or RCPT, its name in upper case. */
export interface OptionFacts {
  readonly name: string;
  readonly value: string | null;
  readonly text: string;
}

/** What MAIL or RCPT says, or what is wrong with it. */
export type PathReading =
  | { readonly kind: 'syntax' | 'bad-size' | 'unqualified' }
  /** The problem is in the software's own words; '' leaves them to the rule. */
  | { readonly kind: 'bad-address' | 'bad-option' | 'too-large'; readonly problem: string }
  | { readonly kind: 'unsupported-option'; readonly option: string }
  | { readonly kind: 'address'; readonly address: string; readonly requestsPrdr?: boolean };

/** What VRFY asks about, or what is wrong with it. */
export type VrfyReading =
  | { readonly kind: 'disabled' | 'syntax' | 'unqualified' }
  | { readonly kind: 'bad-address'; readonly problem: string }
  | { readonly kind: 'ask'; readonly address: string; readonly typed: string };

/** Where a session stands, as far as an offer depends on it. */
export interface Standing {
  readonly secured: boolean;
  /** Whether the last greeting was an EHLO. */
  readonly extended: boolean;
  readonly identified: boolean;
  readonly clientAddress: string;
  /** Whether it had logged in when it greeted last. */
  readonly knownAtHello: boolean;
}

/** What a login is read with. */
export interface LoginFacts {
  /** Seconds since 1970. */
  readonly seconds: number;
  /** The n-th login that is tried in this session, from 0. */
  readonly attempt: number;
  readonly draw: Draw;
}

/** How much a software puts up with. */
export interface Limits {
  /** Octets; 0 is no limit. */
  readonly messageOctets: number;
  readonly recipients: number;
  readonly errors: number;
  readonly unknownCommands: number;
  /** Commands that do not send mail. */
  readonly idleCommands: number;
  /** Whether one more of those ends the session; else it counts as an error. */
  readonly endsWhenIdle: boolean;
}

export interface ServerSoftware {
  /** Whether a command is refused until TLS is up on this service. */
  needsTlsFirst(settings: ServiceSettings): boolean;
  /** Whether TLS starts before any SMTP on this service. */
  isImplicitTls(settings: ServiceSettings): boolean;
  offersStartTls(settings: ServiceSettings, standing: Standing): boolean;
  /** Whether a second STARTTLS under TLS, before a greeting, is the end of all but QUIT. */
  readonly distrustsRepeatedTls: boolean;
  offersAuth(settings: ServiceSettings, standing: Standing): boolean;
  /** Whether a login that has been made is told before a transaction that is open. */
  readonly tellsLoginFirst: boolean;
  /** Whether the session ends here and now because there is no way to log in. */
  endsWithoutLogins(settings: ServiceSettings, secured: boolean): boolean;
  /** What an AUTH command leads to. */
  readAuth(
    settings: ServiceSettings,
    standing: Standing,
    command: Command,
    facts: LoginFacts,
  ): LoginStep;
  /** What a line of the client within an exchange leads to. */
  readResponse(
    settings: ServiceSettings,
    exchange: SaslExchange,
    line: string,
    draw: Draw,
  ): LoginStep;
  /** Whether BDAT is taken, where that depends on what EHLO has shown. */
  takesChunks(settings: ServiceSettings, standing: Standing): boolean;
  /** The extension lines of the EHLO reply after the greeting line, in order. */
  keywords(settings: ServiceSettings, standing: Standing): readonly string[];
  /** Whether the line is one of those a browser or a proxy abuser would send. */
  isForbidden(settings: ServiceSettings, line: string): boolean;
  /** The line that is read in the place of what was sent. */
  filterLine(settings: ServiceSettings, line: string): string;
  /** What is done about lines that end in a bare LF, RFC 5321 §2.3.8. */
  bareNewlines(settings: ServiceSettings, clientAddress: string): NewlinePolicy;
  insistsOnHelo(settings: ServiceSettings): boolean;
  /** Whether a name is taken in EHLO or HELO. */
  acceptsHello(settings: ServiceSettings, name: string): boolean;
  /** Whether arguments to a command that has none are refused before all else. */
  readonly refusesArgumentsFirst: boolean;
  /** Whether the software answers this command itself, and not as an unknown one. */
  answers(verb: Verb): boolean;
  /** What is wrong with the argument of ETRN, XCLIENT or XFORWARD; null when it is in order. */
  sideProblem(command: Command): 'syntax' | 'bad-value' | null;
  /** Reads a command line; what is a command differs. Null for a line that is not looked at. */
  readCommand(line: string): Command | null;
  /** How VRFY with this argument is treated. */
  vrfy(settings: ServiceSettings, argument: string): VrfyReading;
  readPath(settings: ServiceSettings, command: Command, standing: Standing): PathReading;
  /** The argument of BDAT; null when it is none. */
  readChunk(argument: string): ChunkHead | null;
  /** What the client, or the server's disk, lacks before it may send at all. */
  senderLacks(settings: ServiceSettings, standing: Standing): Lack | null;
  /** Judges by what DNS has said; says what to ask when that is not enough. */
  judgeRecipient(
    settings: ServiceSettings,
    facts: RecipientFacts,
    known: readonly KnownAnswer[],
  ): RecipientJudgement;
  /** What is said to a message that is refused; `domain` is the one whose policy it is. */
  refuseMessage(verdict: MessageVerdict, domain: string): Reply;
  /** Whether something is judged at a command at all. */
  judgesAt(settings: ServiceSettings, stage: Stage): boolean;
  /** Whether there is more of a client than this server takes. */
  hasTooMany(
    settings: ServiceSettings,
    what: 'connections' | 'tlsSessions' | 'logins',
    clientAddress: string,
    counts: ClientCounts,
  ): boolean;
  limits(settings: ServiceSettings): Limits;
  /** How long a reply is held back from a client that has made so many errors. */
  pauseMs(settings: ServiceSettings, errorCount: number): number;
  /** Whether a message that is taken makes up for the errors before it. */
  readonly forgivesErrors: boolean;
  /** What is done to every reply before it goes out. */
  finishReply(settings: ServiceSettings, reply: Reply, quote: Quote): Reply;
  /** Whether a refusal by this rule counts as an error of the client's. */
  countsAsError(rule: ServerRuleId, quote: Quote): boolean;
  /** Whether a greeting, a STARTTLS and a RSET are free once for each message. */
  readonly hasFreeCommands: boolean;
  /** Whether all chunks up to the last one are refused when one was; none may then be empty. */
  readonly discardsChunks: boolean;
  /** The length of a message that came in chunks, in octets. */
  countMessage(text: string): number;
  /** Whether a chunk of unknown size ends the session, since what follows cannot be told apart. */
  readonly closesOnBadChunk: boolean;
  /** Whether, after another command between chunks, only RSET is taken. */
  readonly insistsOnReset: boolean;
  /** Whether the end of a session by too many errors has a reply of its own. */
  readonly tellsLimitApart: boolean;
  /** Whether what has come behind a command came too early, whatever is done about it. */
  isEarlyBehind(verb: Command['verb'], standing: Standing): boolean;
  /** Whether more may have come behind a command, or before the greeting, RFC 2920 §3.1. */
  allowsMoreBehind(
    settings: ServiceSettings,
    verb: Command['verb'] | 'connect',
    standing: Standing,
    hasBegunData: boolean,
  ): boolean;
  /** The lowest and highest TLS version of this service. */
  tlsRange(settings: ServiceSettings): { readonly lowest: string; readonly highest: string };
  /** The TLS cipher suites of this service, by OpenSSL's names. */
  cipherSuites(settings: ServiceSettings): readonly string[];
  commandTimeoutMs(settings: ServiceSettings): number;
  handshakeTimeoutMs(settings: ServiceSettings): number;
  reply(rule: ServerRuleId | RecipientVerdict, settings: ServiceSettings, quote: Quote): Reply;
}

const SOFTWARE: Readonly<Record<ServiceSettings['software'], ServerSoftware>> = {
  postfix: POSTFIX,
  exim: EXIM,
};

/** The software that a service runs. */
export const softwareOf = (settings: ServiceSettings): ServerSoftware =>
  SOFTWARE[settings.software];

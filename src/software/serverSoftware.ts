/**
 * What a server software decides and how it words it. The session machine holds the protocol;
 * a software says what it asks for at which command, which extensions it lists, how long it waits
 * and what each rule's reply reads, word for word.
 */
import type { Verb } from '../smtp/command';
import type { Reply } from '../smtp/reply';
import type { DeliveryRuleId, ServerRuleId } from '../trace/rules';
import { POSTFIX } from './postfix/postfix';
import type { ServiceSettings } from './serviceSettings';

/** What a reply may quote. A field that does not apply is ''. */
export interface Quote {
  readonly argument: string;
  readonly option: string;
  readonly sender: string;
  readonly recipient: string;
  readonly user: string;
  readonly challenge: string;
  readonly queueId: string;
  /** `client.example.org[198.51.100.7]` */
  readonly client: string;
  readonly secured: boolean;
}

/** What is known when a recipient is judged. */
export interface RecipientFacts {
  readonly clientAddress: string;
  readonly clientName: string | null;
  readonly helloName: string | null;
  readonly identity: string | null;
  readonly sender: string;
  readonly recipient: string;
}

export type RecipientVerdict = Extract<
  DeliveryRuleId,
  `recipient.${string}` | `sender.${string}` | `client-host.${string}`
>;

export interface ServerSoftware {
  /** Verbs that this software knows; others are unknown commands to it. */
  knows(verb: Verb): boolean;
  /** Whether a command is refused until TLS is up on this service. */
  needsTlsFirst(settings: ServiceSettings): boolean;
  /** Whether TLS starts before any SMTP on this service. */
  isImplicitTls(settings: ServiceSettings): boolean;
  offersStartTls(settings: ServiceSettings): boolean;
  offersAuth(settings: ServiceSettings, secured: boolean): boolean;
  /** The extension lines of the EHLO reply after the greeting line, in order. */
  keywords(settings: ServiceSettings, secured: boolean): readonly string[];
  /** Whether the line is one of those a browser or a proxy abuser would send. */
  isForbidden(line: string): boolean;
  /** Whether an address in MAIL or RCPT is read as one. */
  acceptsAddress(address: string): boolean;
  /** Which option of MAIL or RCPT is not understood; null when all are. */
  refusedOption(verb: 'mail' | 'rcpt', parameters: readonly OptionFacts[]): string | null;
  judgeRecipient(settings: ServiceSettings, facts: RecipientFacts): RecipientVerdict;
  /** The lowest and highest TLS version of this service. */
  tlsRange(settings: ServiceSettings): { readonly lowest: string; readonly highest: string };
  commandTimeoutMs(settings: ServiceSettings): number;
  handshakeTimeoutMs(settings: ServiceSettings): number;
  reply(rule: ServerRuleId | RecipientVerdict, settings: ServiceSettings, quote: Quote): Reply;
}

/** An option of MAIL or RCPT, its name in upper case. */
export interface OptionFacts {
  readonly name: string;
  readonly value: string | null;
  readonly text: string;
}

const SOFTWARE: Readonly<Record<ServiceSettings['software'], ServerSoftware>> = {
  postfix: POSTFIX,
};

/** The software that a service runs. */
export const softwareOf = (settings: ServiceSettings): ServerSoftware =>
  SOFTWARE[settings.software];

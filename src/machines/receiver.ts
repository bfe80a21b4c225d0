/**
 * The facts, events and effects of the receiving side's judgement of one connection: who connects,
 * whether a recipient is accepted, and where an accepted message goes.
 */
import type { MessageFacts } from '../software/authentication/authenticate';
import type {
  KnownAnswer,
  MessageVerdict,
  RecipientFacts,
  RecipientVerdict,
} from '../software/serverSoftware';
import type { Reply } from '../smtp/reply';
import type { ServiceSettings } from '../software/serviceSettings';
import type { Authentication } from '../trace/authentication';
import type { DnsAnswer, DnsQuery, ScoreReason } from '../trace/traceEvent';

export interface ReceiverInput {
  readonly settings: ServiceSettings;
  readonly clientAddress: string;
}

export interface Judgement {
  readonly decision: 'inbox' | 'spam' | 'refuse';
  /** What was done because of DMARC alone. */
  readonly disposition: 'none' | 'quarantine' | 'reject';
  readonly score: number;
  readonly threshold: number;
  readonly reasons: readonly ScoreReason[];
  readonly authentication: Authentication;
  readonly reverseName: string | null;
}

export interface ReceiverContext {
  readonly settings: ServiceSettings;
  readonly clientAddress: string;
  readonly reverseName: string | null;
  /** The message that is being judged. */
  readonly message: MessageFacts | null;
  /** The recipient that is being judged. */
  readonly named: RecipientFacts | null;
  /** What DNS has said on this connection. */
  readonly known: readonly KnownAnswer[];
}

export type ReceiverEvent =
  | { readonly type: 'client.connected' }
  | { readonly type: 'recipient.named'; readonly facts: RecipientFacts }
  | { readonly type: 'message.received'; readonly message: MessageFacts }
  | { readonly type: 'answer.received'; readonly query: DnsQuery; readonly answer: DnsAnswer };

export type ReceiverEffect =
  | { readonly type: 'lookUp'; readonly params: { readonly query: DnsQuery } }
  | {
      readonly type: 'giveVerdict';
      readonly params: {
        readonly verdict: RecipientVerdict;
        readonly reply: Reply | null;
        readonly discards: boolean;
      };
    }
  | { readonly type: 'storeMessage'; readonly params: { readonly judgement: Judgement } }
  | {
      readonly type: 'refuseMessage';
      readonly params: {
        readonly judgement: Judgement;
        readonly verdict: MessageVerdict;
        readonly reply: Reply;
      };
    }
  | { readonly type: 'takeMessage' }
  | { readonly type: 'holdQuestion' };

/**
 * The facts, events and effects of the receiving side's judgement of one connection: who connects,
 * whether a recipient is accepted, and where an accepted message goes.
 */
import type { KnownAnswer, RecipientFacts, RecipientVerdict } from '../software/serverSoftware';
import type { Reply } from '../smtp/reply';
import type { ServiceSettings } from '../software/serviceSettings';
import type { DnsAnswer, DnsQuery, ScoreReason } from '../trace/traceEvent';

export interface ReceiverInput {
  readonly settings: ServiceSettings;
  readonly clientAddress: string;
}

export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none';

export interface Judgement {
  readonly folder: 'inbox' | 'spam';
  readonly score: number;
  readonly threshold: number;
  readonly reasons: readonly ScoreReason[];
  readonly spf: SpfResult;
  readonly reverseName: string | null;
}

export interface ReceiverContext {
  readonly settings: ServiceSettings;
  readonly clientAddress: string;
  readonly reverseName: string | null;
  /** The envelope's sender of the message that is judged. */
  readonly sender: string;
  readonly judgement: Judgement | null;
  /** The recipient that is being judged. */
  readonly named: RecipientFacts | null;
  /** What DNS has said on this connection. */
  readonly known: readonly KnownAnswer[];
}

export type ReceiverEvent =
  | { readonly type: 'client.connected' }
  | { readonly type: 'recipient.named'; readonly facts: RecipientFacts }
  | { readonly type: 'message.received'; readonly sender: string; readonly helloName: string }
  | { readonly type: 'answer.received'; readonly query: DnsQuery; readonly answer: DnsAnswer };

export type ReceiverEffect =
  | { readonly type: 'lookUp'; readonly params: { readonly query: DnsQuery } }
  | {
      readonly type: 'giveVerdict';
      readonly params: { readonly verdict: RecipientVerdict; readonly reply: Reply | null };
    }
  | { readonly type: 'storeMessage'; readonly params: { readonly judgement: Judgement } }
  | { readonly type: 'takeMessage' }
  | { readonly type: 'holdQuestion' };

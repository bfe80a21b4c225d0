/**
 * The facts, events and effects of postscreen(8) with one client: what it is told, what it has
 * found out, and what it gives back, the handing over to smtpd(8) among it.
 */
import type { Suspicion } from '../software/postfix/postscreen';
import type { PostfixService } from '../software/serviceSettings';
import type { Command } from '../smtp/command';
import type { Reply } from '../smtp/reply';
import type { RuleId } from '../trace/rules';
import type { DnsAnswer, DnsQuery } from '../trace/traceEvent';

export interface PostscreenInput {
  readonly service: PostfixService;
  readonly client: string;
  /** Whether it has passed before, and that is remembered (postscreen_cache_map). */
  readonly isKnown: boolean;
}

export interface PostscreenContext extends PostscreenInput {
  /** The last thing that spoke against the client; null while nothing does. */
  readonly suspicion: Suspicion | null;
  /** The weights of the lists that have it, and the heaviest of them. */
  readonly score: number;
  readonly zone: string;
  readonly zoneWeight: number;
  readonly hasTalkedEarly: boolean;
  readonly isSecured: boolean;
  readonly hasGreeted: boolean;
  readonly hasSender: boolean;
  readonly commandCount: number;
}

export type PostscreenEvent =
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.lost' }
  /** Octets have come before the greeting is whole. */
  | { readonly type: 'client.talked' }
  | { readonly type: 'answer.received'; readonly query: DnsQuery; readonly answer: DnsAnswer }
  | { readonly type: 'timer.fired'; readonly name: 'greet' | 'idle' }
  /** More has come behind a command than may have come by now. */
  | { readonly type: 'input.piled' }
  /** A line has ended in a bare LF. */
  | { readonly type: 'newline.bare' }
  | { readonly type: `command.${Command['verb']}`; readonly command: Command }
  | { readonly type: 'tls.established' }
  | { readonly type: 'tls.failed' }
  | { readonly type: 'bytes.unreadable' };

export type PostscreenEffect =
  | {
      readonly type: 'sendReply';
      readonly params: { readonly rule: RuleId; readonly reply: Reply };
    }
  | { readonly type: 'sendLine'; readonly params: { readonly rule: RuleId; readonly line: string } }
  | { readonly type: 'lookUp'; readonly params: { readonly queries: readonly DnsQuery[] } }
  | { readonly type: 'startTls' }
  /** From now on the client speaks with smtpd, which greets it. */
  | { readonly type: 'handOver' }
  /** The client need not be tried again soon. */
  | { readonly type: 'rememberClient' }
  | { readonly type: 'closeConnection'; readonly params: { readonly how: 'fin' } }
  | {
      readonly type: 'startTimer';
      readonly params: { readonly name: 'greet' | 'idle'; readonly afterMs: number };
    }
  | { readonly type: 'cancelTimer'; readonly params: { readonly name: 'greet' | 'idle' } };

/** A client that has just connected; the input is spread, never read (see `freshSession`). */
export const freshScreening = (input: PostscreenInput): PostscreenContext => ({
  ...input,
  suspicion: null,
  score: 0,
  zone: '',
  zoneWeight: 0,
  hasTalkedEarly: false,
  isSecured: false,
  hasGreeted: false,
  hasSender: false,
  commandCount: 0,
});

/**
 * Everything that a receiver finds out about who sent a message, one check after another: SPF for
 * the caller, DKIM for the message, then DMARC for what the reader sees. One inquiry, so that its
 * questions come one by one. RFC 7208 §2.4, RFC 6376 §6, RFC 7489 §6.6.
 */
import { readMessage } from '../../smtp/headerFields';
import type { Authentication } from '../../trace/authentication';
import { verifySignatures } from './dkim/verifySignatures';
import { evaluateDmarc } from './dmarc/evaluateDmarc';
import type { Inquiry } from './inquiry';
import { checkMailFrom, type Caller } from './spf/checkSpf';

export interface MessageFacts extends Caller {
  /** The message as it came in, without this server's own trace header. */
  readonly lines: readonly string[];
}

/** What is found out about one message. */
export function* authenticate(facts: MessageFacts): Inquiry<Authentication> {
  const message = readMessage(facts.lines);
  const spf = yield* checkMailFrom(facts);
  const dkim = yield* verifySignatures(message, facts.epochSeconds);
  const dmarc = yield* evaluateDmarc(message, { spf, dkim });
  return { spf, dkim, dmarc };
}

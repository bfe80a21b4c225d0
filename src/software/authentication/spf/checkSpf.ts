/**
 * SPF for the two identities that a caller gives: the sender's domain and the name in EHLO (RFC
 * 7208 §2.3, §2.4). It never looks at the header From.
 */
import { splitAddress } from '../../../smtp/address';
import type { SpfFinding } from '../../../trace/authentication';
import type { Inquiry } from '../inquiry';
import { checkHost } from './checkHost';

/** Who calls, and what it said of itself. */
export interface Caller {
  readonly clientAddress: string;
  readonly helloName: string;
  /** The envelope's sender; '' is the null path. */
  readonly sender: string;
  /** The receiver's own name and the time, for explanations only. */
  readonly receiver: string;
  readonly epochSeconds: number;
}

/** Whether the client may use the name it gave in EHLO. */
export function* checkHelo(caller: Caller): Inquiry<SpfFinding> {
  const { helloName: domain } = caller;
  const outcome = yield* checkHost({ ...caller, domain, sender: `postmaster@${domain}` });
  return { ...outcome, identity: 'helo' };
}

/** Whether the client may send for the sender's domain; with the null path, for its own name. */
export function* checkMailFrom(caller: Caller): Inquiry<SpfFinding> {
  const { sender } = caller;
  if (sender === '') return yield* checkHelo(caller);
  const domain = splitAddress(sender).domain ?? '';
  const outcome = yield* checkHost({ ...caller, domain });
  return { ...outcome, identity: 'mailfrom' };
}

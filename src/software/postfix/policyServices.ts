/**
 * What policy services answer to Postfix (SMTPD_POLICY_README): postgrey 1.37, which lets a client
 * come again (RFC 6647 §2.4), policyd-spf 3.0.4 (RFC 7208 §8.4), and Dovecot's quota-status, which
 * knows how full a mailbox is. The answer is an action as in access(5). What a host remembers comes
 * with the facts.
 * Simplified: postgrey's lists of known clients are those that it is shipped with for recipients
 * only; no client is trusted after several deliveries.
 */
import { splitAddress } from '../../smtp/address';
import type { Inquiry } from '../authentication/inquiry';
import { checkHelo, checkMailFrom } from '../authentication/spf/checkSpf';
import type { PolicyService } from '../../world/postfix/accessParameters';
import type { RecipientFacts, RecipientVerdict } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';
import type { Judging } from './decision';

export interface PolicyAnswer {
  readonly action: string;
  /** Why it is so, when the action refuses. */
  readonly verdict: RecipientVerdict;
}

/** postgrey's own list of recipients that are never put off. */
const NEVER_PUT_OFF: ReadonlySet<string> = new Set(['postmaster', 'abuse']);

/** Seconds, rounded as postgrey counts them. */
const toSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

function askPostgrey({ programs }: PostfixService, facts: RecipientFacts): PolicyAnswer {
  const { recipient, remembered } = facts;
  const { localPart, domain } = splitAddress(recipient);
  const { delay, 'greylist-text': template } = programs.postgrey;
  const verdict = 'recipient.put-off';
  const missing = delay - toSeconds(remembered.firstTriedMsAgo ?? 0);
  if (NEVER_PUT_OFF.has(localPart.toLowerCase()) || missing <= 0) {
    return { action: 'DUNNO', verdict };
  }
  const text = template.replace('%s', String(missing)).replace('%r', domain ?? recipient);
  return { action: `DEFER_IF_PERMIT ${/^\d/u.test(text) ? '' : '4.2.0 '}${text}`, verdict };
}

function askQuotaStatus({ programs }: PostfixService, facts: RecipientFacts): PolicyAnswer {
  const { mailbox, declaredOctets } = facts.remembered;
  const verdict = 'recipient.mailbox-full';
  const isFull =
    mailbox !== null && mailbox.usedOctets + (declaredOctets ?? 0) > mailbox.quotaOctets;
  const { quota_status_overquota: full, quota_status_success: fine } = programs.quotaStatus;
  return { action: isFull ? full : fine, verdict };
}

/** Pursues a check with what DNS has said; what it has not said yet is asked for by `lookUp`. */
function resultOf<T>(inquiry: Inquiry<T>, lookUp: Judging['lookUp']): T {
  let step = inquiry.next();
  while (step.done !== true) {
    const { name, recordType } = step.value.query;
    step = inquiry.next(lookUp(name, recordType));
  }
  return step.value;
}

/** The name in EHLO first, then the sender's domain (RFC 7208 §2.3, §2.4, §8.4). */
function askPolicydSpf({ settings, facts, lookUp }: Judging): PolicyAnswer {
  const { clientAddress, helloName, sender, recipient } = facts;
  const { HELO_reject: atHelo, Mail_From_reject: atMailFrom } = settings.programs.policydSpf;
  const receiver = splitAddress(recipient).domain ?? recipient;
  const name = helloName ?? '';
  const caller = { clientAddress, helloName: name, sender, receiver, epochSeconds: 0 };
  const refusal = (scope: 'helo' | 'mfrom', id: string): PolicyAnswer => ({
    action:
      '550 5.7.23 Message rejected due to: SPF fail - not authorized. Please see ' +
      `http://www.openspf.net/Why?s=${scope};id=${id};ip=${clientAddress};r=${receiver}`,
    verdict: 'sender.spf-fail',
  });
  const canAskHelo = atHelo === 'Fail' && name.includes('.');
  if (canAskHelo && resultOf(checkHelo(caller), lookUp).result === 'fail') {
    return refusal('helo', name);
  }
  if (atMailFrom === 'Fail' && sender !== '') {
    const { result } = resultOf(checkMailFrom(caller), lookUp);
    if (result === 'fail') return refusal('mfrom', sender);
  }
  return { action: 'DUNNO', verdict: 'sender.spf-fail' };
}

/** What a service answers; nobody answers where none is. */
export function askPolicyService(service: PolicyService, judging: Judging): PolicyAnswer {
  const { settings, facts } = judging;
  switch (service) {
    case 'policyd-spf':
      return askPolicydSpf(judging);
    case 'postgrey':
      return askPostgrey(settings, facts);
    case 'quota-status':
      return askQuotaStatus(settings, facts);
    default: {
      const { smtpd_policy_service_default_action: action } = settings.parameters;
      return { action, verdict: 'recipient.access-denied' };
    }
  }
}

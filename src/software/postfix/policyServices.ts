/**
 * What policy services answer to Postfix (SMTPD_POLICY_README): postgrey 1.37, which lets a client
 * come again (RFC 6647 §2.4), and Dovecot's quota-status, which knows how full a mailbox is. The
 * answer is an action as in access(5). What a host remembers comes with the facts.
 * Simplified: postgrey's lists of known clients are those that it is shipped with for recipients
 * only; no client is trusted after several deliveries.
 */
import { splitAddress } from '../../smtp/address';
import type { PolicyService } from '../../world/postfix/accessParameters';
import type { RecipientFacts, RecipientVerdict } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';

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

/** What a service answers; nobody answers where none is. */
export function askPolicyService(
  service: PolicyService,
  settings: PostfixService,
  facts: RecipientFacts,
): PolicyAnswer {
  switch (service) {
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

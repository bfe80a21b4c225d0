/**
 * Postfix's access lists, evaluated at RCPT as smtpd_delay_reject has it: client, HELO, sender,
 * relay and recipient restrictions in this order, then the recipient's existence. Within a list the
 * first word that decides ends that list (postconf(5), SMTPD_ACCESS_README).
 */
import { sameAddress, sameDomain, splitAddress } from '../../smtp/address';
import type { Restriction } from '../../world/postfixParameters';
import type { RecipientFacts, RecipientVerdict } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';

type ListName = 'client' | 'helo' | 'sender' | 'relay' | 'recipient';

/** 'permit' ends a list with yes; a rule ends everything with that refusal; null goes on. */
type Decision = RecipientVerdict | 'permit' | null;

const isLocal = (settings: PostfixService, address: string): boolean => {
  const { localPart, domain } = splitAddress(address);
  if (domain === null) return true;
  const isOurs = settings.parameters.mydestination.some((name) => sameDomain(name, domain));
  // A percent hack or a quoted second address would relay; Postfix does not take it for local.
  return isOurs && !/[%!]|@/u.test(localPart);
};

/** reject_sender_login_mismatch: an address with an owner is for its owner's login only. */
function judgeLoginMatch(settings: PostfixService, facts: RecipientFacts): Decision {
  const { identity, sender } = facts;
  // The null path belongs to nobody; VRFY is judged with it too.
  if (sender === '') return null;
  const owners = settings.loginOwners.filter(({ addresses }) =>
    addresses.some((address) => sameAddress(address, sender)),
  );
  if (identity === null) return owners.length > 0 ? 'sender.not-logged-in' : null;
  return owners.some(({ user }) => user === identity) ? null : 'sender.not-owned';
}

const rejectionOf = (list: ListName): RecipientVerdict =>
  list === 'client' ? 'client-host.access-denied' : 'recipient.access-denied';

function decide(
  word: Restriction,
  list: ListName,
  settings: PostfixService,
  facts: RecipientFacts,
): Decision {
  switch (word) {
    case 'permit':
      return 'permit';
    case 'reject':
      return rejectionOf(list);
    case 'permit_mynetworks':
      return settings.parameters.mynetworks.includes(facts.clientAddress) ? 'permit' : null;
    case 'permit_sasl_authenticated':
      return facts.identity === null ? null : 'permit';
    case 'reject_unauth_destination':
      return isLocal(settings, facts.recipient) ? null : 'recipient.relay-denied';
    case 'defer_unauth_destination':
      return isLocal(settings, facts.recipient) ? null : 'recipient.relay-deferred';
    case 'reject_sender_login_mismatch':
      return judgeLoginMatch(settings, facts);
  }
}

function decideList(
  words: readonly Restriction[],
  list: ListName,
  settings: PostfixService,
  facts: RecipientFacts,
): RecipientVerdict | null {
  for (const word of words) {
    const decision = decide(word, list, settings, facts);
    if (decision === 'permit') return null;
    if (decision !== null) return decision;
  }
  return null;
}

const exists = (settings: PostfixService, recipient: string): boolean => {
  if (settings.recipients === null || !isLocal(settings, recipient)) return true;
  const { localPart, domain } = splitAddress(recipient);
  // A name without a domain is completed with the server's own (append_at_myorigin).
  return settings.recipients.some((known) =>
    domain === null
      ? splitAddress(known).localPart.toLowerCase() === localPart.toLowerCase()
      : sameAddress(known, recipient),
  );
};

/** What Postfix says to one recipient: accepted, or the first refusal. */
export function judgeRecipient(settings: PostfixService, facts: RecipientFacts): RecipientVerdict {
  const { parameters } = settings;
  const lists: readonly (readonly [ListName, readonly Restriction[]])[] = [
    ['client', parameters.smtpd_client_restrictions],
    ['helo', parameters.smtpd_helo_restrictions],
    ['sender', parameters.smtpd_sender_restrictions],
    ['relay', parameters.smtpd_relay_restrictions],
    ['recipient', parameters.smtpd_recipient_restrictions],
  ];
  for (const [list, words] of lists) {
    const refusal = decideList(words, list, settings, facts);
    if (refusal !== null) return refusal;
  }
  return exists(settings, facts.recipient) ? 'recipient.accepted' : 'recipient.unknown-user';
}

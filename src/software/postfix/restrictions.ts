/**
 * Postfix's access lists, evaluated at RCPT as smtpd_delay_reject has it: client, HELO, sender,
 * relay and recipient restrictions in this order, then the recipient's existence. Within a list the
 * first word that decides ends that list (postconf(5), SMTPD_ACCESS_README).
 */
import { sameAddress, sameDomain, splitAddress } from '../../smtp/address';
import type { Restriction } from '../../world/postfix/restriction';
import type {
  KnownAnswer,
  RecipientFacts,
  RecipientJudgement,
  RecipientVerdict,
} from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';
import { lookUpIn, Unanswered, type LookUp } from './dnsChecks';
import { judgeName, type Refusal } from './nameChecks';

type ListName = 'client' | 'helo' | 'sender' | 'relay' | 'recipient';

/** 'permit' ends a list with yes; a rule ends everything with that refusal; null goes on. */
type Decision = RecipientVerdict | Refusal | 'permit' | null;

/** The domains that Postfix takes mail for: its own, its virtual ones, those it relays to. */
const ownDomains = ({ parameters }: PostfixService): readonly string[] => [
  ...parameters.mydestination,
  ...parameters.virtual_mailbox_domains,
  ...parameters.relay_domains,
];

/** The tables of recipients besides the local one, each with what it is called in a refusal. */
const TABLES = [
  ['virtual_mailbox_domains', 'virtual_mailbox_maps', 'virtual mailbox'],
  ['relay_domains', 'relay_recipient_maps', 'relay recipient'],
] as const;

/** The refusal of a recipient that a table should have and has not; null where nobody looks. */
function missingIn({ parameters }: PostfixService, recipient: string): Refusal | null {
  const { domain } = splitAddress(recipient);
  if (domain === null) return null;
  for (const [domains, table, name] of TABLES) {
    if (!parameters[domains].some((own) => sameDomain(own, domain))) continue;
    const known = parameters[table];
    if (known.length === 0 || known.some((entry) => sameAddress(entry, recipient))) return null;
    const text = `<${recipient}>: Recipient address rejected: User unknown in ${name} table`;
    const reply = { code: 550, enhanced: '5.1.1', lines: [text] };
    return { verdict: 'recipient.unknown-user', reply };
  }
  return null;
}

const isLocal = (settings: PostfixService, address: string): boolean => {
  const { localPart, domain } = splitAddress(address);
  // A bang path is rewritten to the address that it stands for (swap_bangpath).
  if (domain === null) return !localPart.includes('!');
  const isOurs = ownDomains(settings).some((name) => sameDomain(name, domain));
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
  lookUp: LookUp,
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
    default:
      return judgeName(word, settings, facts, lookUp);
  }
}

function decideList(
  words: readonly Restriction[],
  list: ListName,
  settings: PostfixService,
  facts: RecipientFacts,
  lookUp: LookUp,
): Refusal | null {
  for (const word of words) {
    const decision = decide(word, list, settings, facts, lookUp);
    if (decision === 'permit') return null;
    if (typeof decision === 'string') return { verdict: decision, reply: null };
    if (decision !== null) return decision;
  }
  return null;
}

/** In a domain with a table of its own, or none that is looked at. */
const isElsewhere = ({ parameters }: PostfixService, recipient: string): boolean => {
  const { domain } = splitAddress(recipient);
  return domain !== null && !parameters.mydestination.some((own) => sameDomain(own, domain));
};

const exists = (settings: PostfixService, recipient: string): boolean => {
  if (settings.recipients === null || !isLocal(settings, recipient)) return true;
  if (isElsewhere(settings, recipient)) return true;
  const { localPart, domain } = splitAddress(recipient);
  // A name without a domain is completed with the server's own (append_at_myorigin).
  return settings.recipients.some((known) =>
    domain === null
      ? splitAddress(known).localPart.toLowerCase() === localPart.toLowerCase()
      : sameAddress(known, recipient),
  );
};

/** What Postfix says to one recipient: accepted, or the first refusal; or what it has to ask. */
export function judgeRecipient(
  settings: PostfixService,
  facts: RecipientFacts,
  known: readonly KnownAnswer[],
): RecipientJudgement {
  try {
    return { kind: 'verdict', ...judge(settings, facts, lookUpIn(known)) };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { kind: 'ask', query: error.query };
  }
}

function judge(settings: PostfixService, facts: RecipientFacts, lookUp: LookUp): Refusal {
  const { parameters } = settings;
  const lists: readonly (readonly [ListName, readonly Restriction[]])[] = [
    ['client', parameters.smtpd_client_restrictions],
    ['helo', parameters.smtpd_helo_restrictions],
    ['sender', parameters.smtpd_sender_restrictions],
    ['relay', parameters.smtpd_relay_restrictions],
    ['recipient', parameters.smtpd_recipient_restrictions],
  ];
  for (const [list, words] of lists) {
    const refusal = decideList(words, list, settings, facts, lookUp);
    if (refusal !== null) return refusal;
  }
  const missing = missingIn(settings, facts.recipient);
  if (missing !== null) return missing;
  const isThere = exists(settings, facts.recipient);
  return { verdict: isThere ? 'recipient.accepted' : 'recipient.unknown-user', reply: null };
}

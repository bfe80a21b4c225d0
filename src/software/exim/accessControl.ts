/**
 * Exim's access control lists as its shipped configuration has them (Exim spec, chapter 43): at
 * RCPT first the site's own statements, then relaying by host or login, the domains that are its
 * own, and whether the recipient exists.
 * Simplified: a list is named statements in their usual order, and `verify = sender` is not asked,
 * because it needs the sender's DNS.
 */
import { sameAddress, sameDomain, splitAddress } from '../../smtp/address';
import type { EximOptions } from '../../world/eximOptions';
import type { Lack } from '../login';
import type { RecipientFacts, RecipientVerdict, Standing } from '../serverSoftware';
import type { EximService } from '../serviceSettings';
import { eximOctets } from './eximUnits';

type Statement = EximOptions['acl_smtp_rcpt'][number];

/** `grey@*` is any address with that local part; anything else is one address. */
function matches(pattern: string, address: string): boolean {
  if (!pattern.endsWith('@*')) return sameAddress(pattern, address);
  return splitAddress(address).localPart.toLowerCase() === pattern.slice(0, -2).toLowerCase();
}

/** The site's first statement that the sender meets. */
export const statementFor = ({ parameters }: EximService, sender: string): Statement | undefined =>
  parameters.acl_smtp_rcpt.find(({ senders }) =>
    senders.some((pattern) => matches(pattern, sender)),
  );

/** What the list for MAIL asks of a client. */
export function senderLacks(
  { parameters, freeSpaceOctets }: EximService,
  { secured, identified }: Standing,
): Lack | null {
  const lacking = parameters.acl_smtp_mail.find((statement) =>
    statement === 'deny !encrypted' ? !secured : !identified,
  );
  if (lacking !== undefined) return lacking === 'deny !encrypted' ? 'tls' : 'login';
  const needed = parameters.smtp_check_spool_space ? eximOctets(parameters.check_spool_space) : 0;
  return freeSpaceOctets !== null && freeSpaceOctets < needed ? 'space' : null;
}

const isAmong = (domains: readonly string[], domain: string): boolean =>
  domains.some((name) => sameDomain(name, domain));

/** Whether a mailbox exists: of the accounts' addresses and the recipients that the host knows. */
const exists = ({ recipients, loginOwners }: EximService, address: string): boolean =>
  [...(recipients ?? []), ...loginOwners.flatMap(({ addresses }) => addresses)].some((known) =>
    sameAddress(known, address),
  );

/** Characters that could lead an address elsewhere, in the site's own domains and in others. */
const ODD_AT_HOME = /^\.|[@%!/|]/u;
const ODD_ELSEWHERE = /^[./|]|[@%!]|\/\.\.\//u;

/** More recipients than this may be bad, and then half of those that were named. */
const NAMED_FREELY = 10;

const hasTooManyBad = ({ namedCount, recipientCount }: RecipientFacts): boolean =>
  namedCount > NAMED_FREELY && recipientCount < Math.trunc(namedCount / 2);

/** A backslash takes the meaning from the character behind it, and is not part of a name. */
const withoutEscapes = (address: string): string => address.replace(/\\(.)/gsu, '$1');

/** What Exim says to one recipient. */
export function judgeRecipient(service: EximService, facts: RecipientFacts): RecipientVerdict {
  const { parameters, hostName } = service;
  const statement = statementFor(service, facts.sender);
  if (statement !== undefined) {
    return statement.verb === 'defer' ? 'recipient.put-off' : 'recipient.access-denied';
  }
  const { localPart, domain } = splitAddress(facts.recipient);
  const home = domain ?? hostName;
  const isLocal = isAmong(parameters.local_domains, home);
  if ((isLocal ? ODD_AT_HOME : ODD_ELSEWHERE).test(localPart)) return 'recipient.odd-address';
  if (localPart.toLowerCase() === 'postmaster' && isLocal) return 'recipient.accepted';
  if (hasTooManyBad(facts)) return 'recipient.too-many-bad';
  const mayRelay =
    facts.identity !== null || parameters.relay_from_hosts.includes(facts.clientAddress);
  if (!mayRelay && !isLocal && !isAmong(parameters.relay_to_domains, home)) {
    return 'recipient.relay-denied';
  }
  return isLocal && !exists(service, withoutEscapes(facts.recipient))
    ? 'recipient.unknown-user'
    : 'recipient.accepted';
}

/**
 * Postfix's restrictions on names: the client's, the one in EHLO, and the domains of sender and
 * recipient, each with its own words and codes (postconf(5); unknown_…_reject_code as shipped).
 */
import { splitAddress } from '../../smtp/address';
import type { Restriction } from '../../world/postfix/restriction';
import type { Reply } from '../../smtp/reply';
import type { RecipientFacts, RecipientVerdict } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';
import { addressKeys, clientKeys, hostKeys, lookUpAccess, type AccessResult } from './accessTable';
import { hostExists, mailDomain, type LookUp } from './dnsChecks';

export interface Refusal {
  readonly verdict: RecipientVerdict;
  /** Null when the rule's own words say it all. */
  readonly reply: Reply | null;
}

export type NameDecision = Refusal | 'permit' | null;

const refuse = (
  verdict: RecipientVerdict,
  code: number,
  enhanced: string,
  text: string,
): Refusal => ({ verdict, reply: { code, enhanced, lines: [text] } });

const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/iu;

/** A name or an address in brackets; a bare address is a name of digits. */
const isHostName = (name: string): boolean =>
  /^\[.+\]$/u.test(name) ||
  name
    .replace(/\.$/u, '')
    .split('.')
    .every((label) => HOST_LABEL.test(label));

const isQualified = (name: string): boolean =>
  /^\[.+\]$/u.test(name) || (name.includes('.') && !/^[\d.]+$/u.test(name));

const helo = (name: string, why: string): string => `<${name}>: Helo command rejected: ${why}`;

function judgeHelo(word: Restriction, { helloName }: RecipientFacts, lookUp: LookUp): NameDecision {
  if (helloName === null) return null;
  const notQualified = refuse(
    'helo.malformed',
    504,
    '5.5.2',
    helo(helloName, 'need fully-qualified hostname'),
  );
  switch (word) {
    case 'reject_invalid_helo_hostname':
      return isHostName(helloName)
        ? null
        : refuse('helo.malformed', 501, '5.5.2', helo(helloName, 'Invalid name'));
    case 'reject_non_fqdn_helo_hostname':
      return isQualified(helloName) ? null : notQualified;
    default:
      break;
  }
  if (helloName.startsWith('[') || hostExists(helloName, lookUp)) return null;
  return refuse('helo.unknown-host', 450, '4.7.1', helo(helloName, 'Host not found'));
}

type Side = 'sender' | 'recipient';

const WORDS = { sender: 'Sender', recipient: 'Recipient' } as const;

const address = (side: Side, text: string, why: string): string =>
  `<${text}>: ${WORDS[side]} address rejected: ${why}`;

function judgeAddress(side: Side, isAboutDns: boolean, text: string, lookUp: LookUp): NameDecision {
  if (text === '') return null;
  const { domain } = splitAddress(text);
  if (!isAboutDns) {
    const isWhole = domain !== null && (domain.startsWith('[') || domain.includes('.'));
    return isWhole
      ? null
      : refuse(
          `${side}.not-qualified`,
          504,
          '5.5.2',
          address(side, text, 'need fully-qualified address'),
        );
  }
  if (domain === null || domain.startsWith('[')) return null;
  const state = mailDomain(domain, lookUp);
  if (state === 'known') return null;
  const isSender = side === 'sender';
  if (state === 'null-mx') {
    const why = `Domain ${domain} does not accept mail (nullMX)`;
    return isSender
      ? refuse('sender.null-mx', 550, '5.7.27', address(side, text, why))
      : refuse('recipient.null-mx', 556, '5.1.10', address(side, text, why));
  }
  const enhanced = isSender ? '4.1.8' : '4.1.2';
  return refuse(`${side}.unknown-domain`, 450, enhanced, address(side, text, 'Domain not found'));
}

/** A blocklist's answer, with the reason that its TXT record gives (RFC 5782 §2.1). */
function judgeBlocklists(
  { parameters }: PostfixService,
  { clientAddress }: RecipientFacts,
  lookUp: LookUp,
): NameDecision {
  for (const zone of parameters.reject_rbl_client) {
    const name = `${clientAddress.split('.').reverse().join('.')}.${zone}`;
    if (lookUp(name, 'A').status !== 'found') continue;
    const why = lookUp(name, 'TXT');
    const reason = why.status === 'found' ? `; ${why.values[0] ?? ''}` : '';
    const client = `Client host [${clientAddress}]`;
    const text = `Service unavailable; ${client} blocked using ${zone}${reason}`;
    return refuse('client-host.blocklisted', 554, '5.7.1', text);
  }
  return null;
}

function judgeClient(word: Restriction, facts: RecipientFacts): NameDecision {
  const { clientName, reverseName, clientAddress } = facts;
  if (word === 'reject_unknown_reverse_client_hostname') {
    if (reverseName !== null) return null;
    const text = `Client host rejected: cannot find your reverse hostname, [${clientAddress}]`;
    return refuse('client-host.no-name', 450, '4.7.1', text);
  }
  if (clientName !== null) return null;
  const text = `Client host rejected: cannot find your hostname, [${clientAddress}]`;
  return refuse('client-host.no-name', 450, '4.7.25', text);
}

function decision(
  result: AccessResult,
  verdict: RecipientVerdict,
  text: (why: string) => string,
): NameDecision {
  if (result.kind === 'permit') return 'permit';
  if (result.kind === 'pass') return null;
  const why = result.text === '' ? 'Access denied' : result.text;
  return refuse(verdict, result.code, result.enhanced, text(why));
}

function judgeTable(
  word: Restriction,
  { parameters }: PostfixService,
  facts: RecipientFacts,
): NameDecision {
  const { clientName, clientAddress, helloName, sender, recipient } = facts;
  switch (word) {
    case 'check_client_access': {
      const keys = clientKeys(clientName, clientAddress);
      const client = `${clientName ?? 'unknown'}[${clientAddress}]`;
      const result = lookUpAccess(parameters.check_client_access, keys);
      const text = (why: string): string => `<${client}>: Client host rejected: ${why}`;
      return decision(result, 'client-host.access-denied', text);
    }
    case 'check_helo_access': {
      const name = helloName ?? '';
      const result = lookUpAccess(parameters.check_helo_access, hostKeys(name));
      return decision(result, 'helo.access-denied', (why) => helo(name, why));
    }
    case 'check_sender_access': {
      const result = lookUpAccess(parameters.check_sender_access, addressKeys(sender));
      return decision(result, 'sender.access-denied', (why) => address('sender', sender, why));
    }
    default: {
      const result = lookUpAccess(parameters.check_recipient_access, addressKeys(recipient));
      const text = (why: string): string => address('recipient', recipient, why);
      return decision(result, 'recipient.access-denied', text);
    }
  }
}

/** What a restriction on a name decides; null when it has nothing to say. */
export function judgeName(
  word: Restriction,
  settings: PostfixService,
  facts: RecipientFacts,
  lookUp: LookUp,
): NameDecision {
  switch (word) {
    case 'reject_unknown_client_hostname':
    case 'reject_unknown_reverse_client_hostname':
      return judgeClient(word, facts);
    case 'reject_rbl_client':
      return judgeBlocklists(settings, facts, lookUp);
    case 'reject_invalid_helo_hostname':
    case 'reject_non_fqdn_helo_hostname':
    case 'reject_unknown_helo_hostname':
      return judgeHelo(word, facts, lookUp);
    case 'reject_non_fqdn_sender':
    case 'reject_unknown_sender_domain':
      return judgeAddress('sender', word.includes('unknown'), facts.sender, lookUp);
    case 'reject_non_fqdn_recipient':
    case 'reject_unknown_recipient_domain':
      return judgeAddress('recipient', word.includes('unknown'), facts.recipient, lookUp);
    default:
      return judgeTable(word, settings, facts);
  }
}

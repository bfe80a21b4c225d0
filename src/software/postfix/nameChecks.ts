/**
 * Postfix's restrictions on names: the client's, the one in EHLO, and the domains of sender and
 * recipient, each with its own words, and with the codes that the parameters give (postconf(5)).
 */
import { splitAddress } from '../../smtp/address';
import type { Restriction } from '../../world/postfix/restriction';
import {
  heloSubject,
  PASS,
  recipientSubject,
  refusal,
  refusalOf,
  refuse,
  senderSubject,
  type Decision,
  type Judging,
} from './decision';
import { hostExists, mailDomain } from './dnsChecks';

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

export function judgeHelo(word: Restriction, { settings, facts, lookUp }: Judging): Decision {
  const { helloName } = facts;
  if (helloName === null) return PASS;
  const { parameters } = settings;
  const malformed = { ...heloSubject(facts), verdict: 'helo.malformed' as const };
  switch (word) {
    case 'reject_invalid_helo_hostname':
      return isHostName(helloName)
        ? PASS
        : refuse(
            refusalOf(malformed, parameters.invalid_hostname_reject_code, '5.5.2', 'Invalid name'),
          );
    case 'reject_non_fqdn_helo_hostname': {
      const why = 'need fully-qualified hostname';
      return isQualified(helloName)
        ? PASS
        : refuse(refusalOf(malformed, parameters.non_fqdn_reject_code, '5.5.2', why));
    }
    default:
      break;
  }
  if (helloName.startsWith('[') || hostExists(helloName, lookUp)) return PASS;
  const unknown = { ...heloSubject(facts), verdict: 'helo.unknown-host' as const };
  const code = parameters.unknown_hostname_reject_code;
  return refuse(refusalOf(unknown, code, '4.7.1', 'Host not found'));
}

type Side = 'sender' | 'recipient';

const subjectOn = (side: Side, { facts }: Judging) =>
  side === 'sender' ? senderSubject(facts) : recipientSubject(facts);

/** `alice` without a domain, or `alice@host` without a dot. */
function judgeWhole(side: Side, judging: Judging, domain: string | null): Decision {
  const isWhole = domain !== null && (domain.startsWith('[') || domain.includes('.'));
  if (isWhole) return PASS;
  const subject = { ...subjectOn(side, judging), verdict: `${side}.not-qualified` as const };
  const code = judging.settings.parameters.non_fqdn_reject_code;
  return refuse(refusalOf(subject, code, '5.5.2', 'need fully-qualified address'));
}

export function judgeAddress(side: Side, isAboutDns: boolean, judging: Judging): Decision {
  const subject = subjectOn(side, judging);
  if (subject.name === '') return PASS;
  const { domain } = splitAddress(subject.name);
  if (!isAboutDns) return judgeWhole(side, judging, domain);
  if (domain === null || domain.startsWith('[')) return PASS;
  const state = mailDomain(domain, judging.lookUp);
  if (state === 'known') return PASS;
  const isSender = side === 'sender';
  if (state === 'null-mx') {
    const why = `Domain ${domain} does not accept mail (nullMX)`;
    const nullMx = { ...subject, verdict: `${side}.null-mx` as const };
    return refuse(
      isSender ? refusalOf(nullMx, 550, '5.7.27', why) : refusalOf(nullMx, 556, '5.1.10', why),
    );
  }
  const unknown = { ...subject, verdict: `${side}.unknown-domain` as const };
  const code = judging.settings.parameters.unknown_address_reject_code;
  return refuse(refusalOf(unknown, code, isSender ? '4.1.8' : '4.1.2', 'Domain not found'));
}

export function judgeClient(word: Restriction, { settings, facts }: Judging): Decision {
  const { clientName, reverseName, clientAddress } = facts;
  const code = settings.parameters.unknown_client_reject_code;
  if (word === 'reject_unknown_reverse_client_hostname') {
    if (reverseName !== null) return PASS;
    const text = `Client host rejected: cannot find your reverse hostname, [${clientAddress}]`;
    return refuse(refusal('client-host.no-name', code, '4.7.1', text));
  }
  if (clientName !== null) return PASS;
  const text = `Client host rejected: cannot find your hostname, [${clientAddress}]`;
  return refuse(refusal('client-host.no-name', code, '4.7.25', text));
}

/**
 * Postfix's blocklists by address (reject_rbl_client), by domain (reject_rhsbl_…) and its lists of
 * the trusted (permit_dnswl_client), in the words of `default_rbl_reply`. RFC 5782 §2.1, §2.2.
 * Not modelled: lists asked for certain answers only (`zone=127.0.0.4`), `rbl_reply_maps`.
 */
import { splitAddress } from '../../smtp/address';
import type { Restriction } from '../../world/postfix/restriction';
import {
  clientSubject,
  heloSubject,
  PASS,
  PERMIT,
  recipientSubject,
  refusal,
  refuse,
  senderSubject,
  type Decision,
  type Judging,
  type Subject,
} from './decision';

const backwards = (address: string): string => address.split('.').reverse().join('.');

/** What a list says of a name; null when it does not have it. */
function entryOf(zone: string, name: string, { lookUp }: Judging): { readonly why: string } | null {
  const asked = `${name}.${zone}`;
  if (lookUp(asked, 'A').status !== 'found') return null;
  const why = lookUp(asked, 'TXT');
  return { why: why.status === 'found' ? (why.values[0] ?? '') : '' };
}

/** Fills in `$rbl_domain` and its like; `${rbl_reason?; $rbl_reason}` stands where there is one. */
function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  const withConditions = template.replace(
    /\$\{(\w+)\?([^}]*)\}/gu,
    (_all, name: string, text: string) => ((values[name] ?? '') === '' ? '' : text),
  );
  return withConditions.replace(
    /\$(?:\{(\w+)\}|\((\w+)\)|(\w+))/gu,
    (_all, curly?: string, round?: string, bare?: string) =>
      values[curly ?? round ?? bare ?? ''] ?? '',
  );
}

function blocked(judging: Judging, subject: Subject, what: string, zone: string, why: string) {
  const { parameters } = judging.settings;
  const values = {
    rbl_code: String(parameters.maps_rbl_reject_code),
    rbl_class: subject.label,
    rbl_what: what,
    rbl_domain: zone,
    rbl_reason: why,
    rbl_txt: why,
  };
  const text = fillIn(parameters.default_rbl_reply, values);
  const [, code = '', enhanced = '5.7.1', words = text] =
    /^([45]\d\d) (?:([45]\.\d{1,3}\.\d{1,3}) )?(.*)$/u.exec(text) ?? [];
  const replyCode = code === '' ? parameters.maps_rbl_reject_code : Number(code);
  return refuse(refusal('client-host.blocklisted', replyCode, enhanced, words));
}

const domainOf = (address: string): string | null => splitAddress(address).domain;

/** Whom a list by domain is asked about, what is quoted, and the name that is looked up. */
function askedAbout(word: Restriction, judging: Judging) {
  const { facts } = judging;
  switch (word) {
    case 'reject_rhsbl_client':
      return { subject: clientSubject(facts), what: facts.clientName, name: facts.clientName };
    case 'reject_rhsbl_helo':
      return { subject: heloSubject(facts), what: facts.helloName, name: facts.helloName };
    case 'reject_rhsbl_sender':
      return { subject: senderSubject(facts), what: facts.sender, name: domainOf(facts.sender) };
    default: {
      const name = domainOf(facts.recipient);
      return { subject: recipientSubject(facts), what: facts.recipient, name };
    }
  }
}

type DomainList =
  'reject_rhsbl_client' | 'reject_rhsbl_helo' | 'reject_rhsbl_sender' | 'reject_rhsbl_recipient';

/** reject_rhsbl_…: a domain that a list has. */
export function judgeDomainLists(word: DomainList, judging: Judging): Decision {
  const { subject, what, name } = askedAbout(word, judging);
  if (name === null || what === null || name === '' || name.startsWith('[')) return PASS;
  for (const zone of judging.settings.parameters[word]) {
    const entry = entryOf(zone, name, judging);
    if (entry !== null) return blocked(judging, subject, what, zone, entry.why);
  }
  return PASS;
}

/** reject_rbl_client: the client's address is on a list. */
export function judgeAddressLists(judging: Judging): Decision {
  const { clientAddress } = judging.facts;
  for (const zone of judging.settings.parameters.reject_rbl_client) {
    const entry = entryOf(zone, backwards(clientAddress), judging);
    if (entry === null) continue;
    return blocked(judging, clientSubject(judging.facts), clientAddress, zone, entry.why);
  }
  return PASS;
}

/** permit_dnswl_client: the client's address is on a list of the trusted. */
export const judgeTrustedLists = (judging: Judging): Decision =>
  judging.settings.parameters.permit_dnswl_client.some(
    (zone) => entryOf(zone, backwards(judging.facts.clientAddress), judging) !== null,
  )
    ? PERMIT
    : PASS;

/**
 * Which class an address is in (Postfix's ADDRESS_CLASS_README): local, virtual, relayed or none of
 * this server's, and whether the table of its class has it (reject_unlisted_recipient).
 */
import { sameAddress, sameDomain, splitAddress } from '../../smtp/address';
import type { PostfixParameters } from '../../world/postfixParameters';
import type { PostfixService } from '../serviceSettings';
import { PASS, refusalOf, refuse, type Decision, type Refusal, type Subject } from './decision';

/** The domains that Postfix takes mail for: its own, its virtual ones, those it relays to. */
const ownDomains = ({ parameters }: PostfixService): readonly string[] => [
  ...parameters.mydestination,
  ...parameters.virtual_alias_domains,
  ...parameters.virtual_mailbox_domains,
  ...parameters.relay_domains,
];

/** What an address stands for: a bang path is turned round, a domain's last dot dropped. */
function rewritten(address: string): string {
  const { domain } = splitAddress(address);
  if (domain !== null) return address.replace(/\.$/u, '');
  const [, host, rest] = /^([^!]+)!(.+)$/u.exec(address) ?? [];
  return host === undefined || rest === undefined ? address : `${rest}@${host}`;
}

/** Whether mail for an address is this server's to take (permit_auth_destination). */
export const isOurs = (settings: PostfixService, address: string): boolean => {
  const { localPart, domain } = splitAddress(rewritten(address));
  if (domain === null) return true;
  const isKnown = ownDomains(settings).some((name) => sameDomain(name, domain));
  // A percent hack or a quoted second address would relay; Postfix does not take it for local.
  return isKnown && !/[%!]|@/u.test(localPart);
};

interface Class {
  readonly table: string;
  readonly code: (parameters: PostfixParameters) => number;
  /** Whether the class has a domain, and whether its table has an address; null: nobody looks. */
  readonly has: (parameters: PostfixParameters, domain: string) => boolean;
  readonly lists: (settings: PostfixService, address: string) => boolean | null;
}

const inList =
  (name: 'relay_domains' | 'virtual_mailbox_domains' | 'virtual_alias_domains') =>
  (parameters: PostfixParameters, domain: string): boolean =>
    parameters[name].some((own) => sameDomain(own, domain));

const inTable =
  (name: 'relay_recipient_maps' | 'virtual_mailbox_maps' | 'virtual_alias_maps') =>
  ({ parameters }: PostfixService, address: string): boolean | null =>
    parameters[name].length === 0
      ? null
      : parameters[name].some((known) => sameAddress(known, address));

const CLASSES: readonly Class[] = [
  {
    table: 'virtual alias',
    code: (parameters) => parameters.unknown_virtual_alias_reject_code,
    has: inList('virtual_alias_domains'),
    lists: (settings, address) => inTable('virtual_alias_maps')(settings, address) ?? false,
  },
  {
    table: 'virtual mailbox',
    code: (parameters) => parameters.unknown_virtual_mailbox_reject_code,
    has: inList('virtual_mailbox_domains'),
    lists: inTable('virtual_mailbox_maps'),
  },
  {
    table: 'relay recipient',
    code: (parameters) => parameters.unknown_relay_recipient_reject_code,
    has: inList('relay_domains'),
    lists: inTable('relay_recipient_maps'),
  },
  {
    table: 'local recipient',
    code: (parameters) => parameters.unknown_local_recipient_reject_code,
    has: ({ mydestination }, domain) => mydestination.some((own) => sameDomain(own, domain)),
    lists: ({ recipients }, address) =>
      recipients === null ? null : recipients.some((known) => sameAddress(known, address)),
  },
];

/** A name without a domain is completed with the server's own (append_at_myorigin). */
const hasLocalName = ({ recipients }: PostfixService, name: string): boolean =>
  recipients === null ||
  recipients.some((known) => splitAddress(known).localPart.toLowerCase() === name.toLowerCase());

function missingFrom(settings: PostfixService, named: string): Class | null {
  if (!isOurs(settings, named)) return null;
  const address = rewritten(named);
  const { localPart, domain } = splitAddress(address);
  // Nobody looks for an empty name.
  if (localPart === '') return null;
  if (settings.parameters.virtual_alias_maps.some((known) => sameAddress(known, address))) {
    return null;
  }
  const found =
    domain === null ? CLASSES.at(-1) : CLASSES.find(({ has }) => has(settings.parameters, domain));
  if (found === undefined) return null;
  const isThere =
    domain === null ? hasLocalName(settings, localPart) : found.lists(settings, address);
  return isThere === false ? found : null;
}

/** The refusal of an address that the table of its class should have and has not. */
export function judgeListed(settings: PostfixService, subject: Subject): Decision {
  const missing = missingFrom(settings, subject.name);
  if (missing === null) return PASS;
  const { parameters } = settings;
  const isSender = subject.label === 'Sender address';
  const table = parameters.show_user_unknown_table_name ? ` in ${missing.table} table` : '';
  const verdict = isSender ? 'sender.unknown-user' : 'recipient.unknown-user';
  const what: Refusal = refusalOf(
    { ...subject, verdict },
    missing.code(parameters),
    isSender ? '5.1.0' : '5.1.1',
    `User unknown${table}`,
  );
  return refuse(what);
}

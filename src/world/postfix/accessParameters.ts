/** Who may send what: Postfix's restriction lists and the tables they look into (access(5)). */
import * as v from 'valibot';
import { hostNameField, textField } from '../fields';
import { restrictionsField, type Restriction } from './restriction';

const domains = v.pipe(
  v.array(hostNameField, 'a list of domain names'),
  v.maxLength(50, 'a list of at most 50 domain names'),
);

/** An access(5) table: what is looked up, and `OK`, `REJECT`, `DEFER`, `DISCARD` or a code. */
const accessTable = v.pipe(
  v.record(textField(254), textField(200), 'an object with an action for each name or address'),
  v.check((table) => Object.keys(table).length <= 50, 'a table of at most 50 entries'),
);

export const accessEntries = {
  smtpd_client_restrictions: restrictionsField,
  smtpd_helo_restrictions: restrictionsField,
  smtpd_sender_restrictions: restrictionsField,
  smtpd_relay_restrictions: restrictionsField,
  smtpd_recipient_restrictions: restrictionsField,
  reject_rbl_client: domains,
  check_client_access: accessTable,
  check_helo_access: accessTable,
  check_sender_access: accessTable,
  check_recipient_access: accessTable,
};

const none: Restriction[] = [];
const relay: Restriction[] = [
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'defer_unauth_destination',
];

/** Postfix 3.7's own, with the lists that its compatibility level 3.6 gives. */
export const accessDefaults = {
  smtpd_client_restrictions: none,
  smtpd_helo_restrictions: none,
  smtpd_sender_restrictions: none,
  smtpd_relay_restrictions: relay,
  smtpd_recipient_restrictions: none,
  reject_rbl_client: [],
  check_client_access: {},
  check_helo_access: {},
  check_sender_access: {},
  check_recipient_access: {},
};

/**
 * Who may send what: Postfix's restriction lists, and what a restriction with an argument looks
 * into: access(5) tables, blocklists and policy services. In main.cf the argument follows the
 * restriction's name; here it is a setting of that name.
 */
import * as v from 'valibot';
import { choiceField, hostNameField, textField, yesNoField } from '../fields';
import { restrictionsField, type Restriction } from './restriction';

const domains = v.pipe(
  v.array(hostNameField, 'a list of domain names'),
  v.maxLength(50, 'a list of at most 50 domain names'),
);

/** An access(5) table: what is looked up, and the action for it. */
const accessTable = v.pipe(
  v.record(textField(254), textField(200), 'an object with an action for each name or address'),
  v.check((table) => Object.keys(table).length <= 50, 'a table of at most 50 entries'),
);

/** The policy services that are modelled, by the name of the program that answers there. */
const POLICY_SERVICES = ['postgrey', 'policyd-spf', 'quota-status', 'nobody'] as const;

const services = v.pipe(
  v.array(choiceField(POLICY_SERVICES), 'a list of policy services'),
  v.maxLength(5, 'a list of at most 5 policy services'),
);

export type PolicyService = (typeof POLICY_SERVICES)[number];

export const accessEntries = {
  smtpd_delay_reject: yesNoField,
  smtpd_client_restrictions: restrictionsField,
  smtpd_helo_restrictions: restrictionsField,
  smtpd_sender_restrictions: restrictionsField,
  smtpd_relay_restrictions: restrictionsField,
  smtpd_recipient_restrictions: restrictionsField,
  smtpd_data_restrictions: restrictionsField,
  reject_rbl_client: domains,
  reject_rhsbl_client: domains,
  reject_rhsbl_helo: domains,
  reject_rhsbl_sender: domains,
  reject_rhsbl_recipient: domains,
  permit_dnswl_client: domains,
  check_policy_service: services,
  check_client_access: accessTable,
  check_reverse_client_hostname_access: accessTable,
  check_helo_access: accessTable,
  check_sender_access: accessTable,
  check_recipient_access: accessTable,
  check_sasl_access: accessTable,
};

const none: Restriction[] = [];
const relay: Restriction[] = [
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'defer_unauth_destination',
];

/** Postfix 3.7's own, with the lists that its compatibility level 3.6 gives. */
export const accessDefaults = {
  smtpd_delay_reject: true,
  smtpd_client_restrictions: none,
  smtpd_helo_restrictions: none,
  smtpd_sender_restrictions: none,
  smtpd_relay_restrictions: relay,
  smtpd_recipient_restrictions: none,
  smtpd_data_restrictions: none,
  reject_rbl_client: [],
  reject_rhsbl_client: [],
  reject_rhsbl_helo: [],
  reject_rhsbl_sender: [],
  reject_rhsbl_recipient: [],
  permit_dnswl_client: [],
  check_policy_service: [],
  check_client_access: {},
  check_reverse_client_hostname_access: {},
  check_helo_access: {},
  check_sender_access: {},
  check_recipient_access: {},
  check_sasl_access: {},
};

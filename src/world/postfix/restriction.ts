/**
 * The restrictions of Postfix's access lists that are modelled, under Postfix's own names
 * (postconf(5), SMTPD_ACCESS_README).
 */
import { postfixListField } from '../fields';

/** The restrictions that are modelled; each name is Postfix's own. */
export const RESTRICTIONS = [
  'permit',
  'reject',
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'reject_unauth_destination',
  'defer_unauth_destination',
  'reject_sender_login_mismatch',
  'reject_unknown_client_hostname',
  'reject_rbl_client',
  'reject_unknown_reverse_client_hostname',
  'reject_invalid_helo_hostname',
  'reject_non_fqdn_helo_hostname',
  'reject_unknown_helo_hostname',
  'reject_non_fqdn_sender',
  'reject_unknown_sender_domain',
  'reject_non_fqdn_recipient',
  'reject_unknown_recipient_domain',
  'check_client_access',
  'check_helo_access',
  'check_sender_access',
  'check_recipient_access',
] as const;

export type Restriction = (typeof RESTRICTIONS)[number];

/** A list of restrictions. */
export const restrictionsField = postfixListField(RESTRICTIONS);

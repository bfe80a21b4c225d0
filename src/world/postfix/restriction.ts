/**
 * The restrictions of Postfix's access lists that are modelled, under Postfix's own names
 * (postconf(5), SMTPD_ACCESS_README).
 */
import { postfixListField } from '../fields';

/** The restrictions that are modelled; each name is Postfix's own. */
export const RESTRICTIONS = [
  'permit',
  'reject',
  'defer',
  'defer_if_permit',
  'defer_if_reject',
  'warn_if_reject',
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'permit_auth_destination',
  'reject_unauth_destination',
  'defer_unauth_destination',
  'reject_plaintext_session',
  'reject_unauth_pipelining',
  'reject_multi_recipient_bounce',
  'reject_sender_login_mismatch',
  'reject_authenticated_sender_login_mismatch',
  'reject_unauthenticated_sender_login_mismatch',
  'reject_known_sender_login_mismatch',
  'reject_unlisted_recipient',
  'reject_unlisted_sender',
  'reject_unknown_client_hostname',
  'reject_rbl_client',
  'reject_rhsbl_client',
  'reject_rhsbl_helo',
  'reject_rhsbl_sender',
  'reject_rhsbl_recipient',
  'permit_dnswl_client',
  'reject_unknown_reverse_client_hostname',
  'reject_invalid_helo_hostname',
  'reject_non_fqdn_helo_hostname',
  'reject_unknown_helo_hostname',
  'reject_non_fqdn_sender',
  'reject_unknown_sender_domain',
  'reject_non_fqdn_recipient',
  'reject_unknown_recipient_domain',
  'check_policy_service',
  'check_client_access',
  'check_reverse_client_hostname_access',
  'check_helo_access',
  'check_sender_access',
  'check_recipient_access',
  'check_sasl_access',
] as const;

export type Restriction = (typeof RESTRICTIONS)[number];

/** A list of restrictions. */
export const restrictionsField = postfixListField(RESTRICTIONS);

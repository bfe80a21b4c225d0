/** With which codes and words a Postfix refuses, as far as a site may choose them (postconf(5)). */
import { countField, textField, yesNoField } from '../fields';

/** A reply code of a refusal. */
const refusalCode = countField(400, 599);

export const replyEntries = {
  reject_code: refusalCode,
  defer_code: refusalCode,
  access_map_reject_code: refusalCode,
  access_map_defer_code: refusalCode,
  relay_domains_reject_code: refusalCode,
  maps_rbl_reject_code: refusalCode,
  default_rbl_reply: textField(300),
  plaintext_reject_code: refusalCode,
  multi_recipient_bounce_reject_code: refusalCode,
  invalid_hostname_reject_code: refusalCode,
  non_fqdn_reject_code: refusalCode,
  unknown_client_reject_code: refusalCode,
  unknown_hostname_reject_code: refusalCode,
  unknown_address_reject_code: refusalCode,
  unknown_local_recipient_reject_code: refusalCode,
  unknown_relay_recipient_reject_code: refusalCode,
  unknown_virtual_alias_reject_code: refusalCode,
  unknown_virtual_mailbox_reject_code: refusalCode,
  show_user_unknown_table_name: yesNoField,
  smtpd_policy_service_default_action: textField(200),
  smtpd_forbid_bare_newline_reject_code: refusalCode,
  smtpd_reject_footer: textField(500),
  soft_bounce: yesNoField,
};

export const replyDefaults = {
  reject_code: 554,
  defer_code: 450,
  access_map_reject_code: 554,
  access_map_defer_code: 450,
  relay_domains_reject_code: 554,
  maps_rbl_reject_code: 554,
  default_rbl_reply:
    '$rbl_code Service unavailable; $rbl_class [$rbl_what] blocked using ' +
    '$rbl_domain${rbl_reason?; $rbl_reason}',
  plaintext_reject_code: 450,
  multi_recipient_bounce_reject_code: 550,
  invalid_hostname_reject_code: 501,
  non_fqdn_reject_code: 504,
  unknown_client_reject_code: 450,
  unknown_hostname_reject_code: 450,
  unknown_address_reject_code: 450,
  unknown_local_recipient_reject_code: 550,
  unknown_relay_recipient_reject_code: 550,
  unknown_virtual_alias_reject_code: 550,
  unknown_virtual_mailbox_reject_code: 550,
  show_user_unknown_table_name: true,
  smtpd_policy_service_default_action: '451 4.3.5 Server configuration problem',
  smtpd_forbid_bare_newline_reject_code: 550,
  smtpd_reject_footer: '',
  soft_bounce: false,
};

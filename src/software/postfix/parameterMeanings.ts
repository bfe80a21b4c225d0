/**
 * What each Postfix parameter that a world can set means here, in one sentence. The record has a
 * key for every parameter, so none can be added without its meaning. Source: postconf(5), whose
 * entry bears the parameter's own name.
 */
import type { PostfixParameters } from '../../world/postfixParameters';
import { POSTSCREEN_MEANINGS } from './postscreenMeanings';

export const POSTFIX_MEANINGS: Readonly<Record<keyof PostfixParameters, string>> = {
  ...POSTSCREEN_MEANINGS,
  smtpd_banner: 'What follows 220 in the greeting; $myhostname and $mail_name are filled in.',
  smtpd_tls_security_level:
    'Whether TLS by STARTTLS is not offered (none), offered (may) or demanded (encrypt).',
  smtpd_tls_wrappermode: 'Whether TLS starts before any SMTP, as on port 465.',
  smtpd_tls_auth_only: 'Whether AUTH is offered only under TLS.',
  smtpd_tls_protocols: 'The TLS versions taken where TLS is offered.',
  smtpd_tls_mandatory_protocols: 'The TLS versions taken where TLS is demanded.',
  smtpd_tls_ciphers:
    'The grade of ciphers where TLS is offered: export, low, medium and high are one list today.',
  smtpd_tls_mandatory_ciphers: 'The grade of ciphers where TLS is demanded; null seals nothing.',
  smtpd_tls_exclude_ciphers: 'Ciphers that are never taken, such as kRSA or SHA1.',
  smtpd_tls_mandatory_exclude_ciphers: 'Ciphers that are not taken either where TLS is demanded.',
  smtpd_sasl_auth_enable: 'Whether clients can log in at all.',
  smtpd_sasl_security_options:
    'Which ways to log in are never used, such as noplaintext; mutual_auth demands both ways.',
  smtpd_sasl_tls_security_options: 'The same under TLS.',
  smtpd_sasl_mechanism_filter: 'Which of the others the reply to EHLO shows; AUTH takes them all.',
  smtpd_sasl_exceptions_networks: 'Clients that AUTH is not shown to; it is taken all the same.',
  smtpd_sasl_response_limit: 'A line of a login that is as long as this is refused.',
  broken_sasl_auth_clients: 'Whether AUTH is listed twice, once as very old clients expect it.',
  smtpd_helo_required: 'Whether MAIL needs EHLO or HELO first.',
  smtpd_client_restrictions: 'The first list that judges a recipient, by the client’s address.',
  smtpd_helo_restrictions: 'The second list that judges a recipient, by the name in EHLO or HELO.',
  smtpd_sender_restrictions: 'The third list that judges a recipient, by the sender.',
  smtpd_relay_restrictions: 'The fourth list: who may send to domains that are not ours.',
  smtpd_recipient_restrictions: 'The last list that judges a recipient.',
  reject_rbl_client: 'The DNS zones of blocklists that reject_rbl_client asks.',
  relay_domains: 'Domains of other servers that this one takes mail for and sends on.',
  relay_recipient_maps: 'The addresses that exist in relay_domains; none means nobody looks.',
  virtual_mailbox_domains: 'Domains whose mailboxes are here, but not those of local users.',
  virtual_mailbox_maps: 'The addresses that exist there; none means nobody looks.',
  check_client_access: 'The table of check_client_access: a name or address, and what to do.',
  check_helo_access: 'The table of check_helo_access: a name in EHLO or HELO, and what to do.',
  check_sender_access: 'The table of check_sender_access: an address or domain, and what to do.',
  check_recipient_access: 'The table of check_recipient_access, like the one for senders.',
  smtpd_recipient_limit: 'How many recipients one message may have.',
  smtpd_hard_error_limit: 'So many errors end the session.',
  smtpd_junk_command_limit: 'More RSET, NOOP and VRFY than this count as errors.',
  smtpd_timeout: 'How long the server waits for the client’s next command or data.',
  smtpd_starttls_timeout: 'How long the server waits for the TLS handshake.',
  message_size_limit: 'The largest message in octets; 0 is no limit.',
  queue_minfree: 'Octets that must be free on the disk of the queue; 1.5 messages always must.',
  disable_vrfy_command: 'Whether VRFY is refused.',
  smtpd_forbid_unauth_pipelining:
    'Whether a client is refused that sends on before it may, RFC 2920.',
  mydestination: 'The domains whose mailboxes are here.',
  smtpd_tls_received_header: 'Whether Received: says which TLS and cipher were used.',
  smtpd_tls_ask_ccert: 'Whether clients are asked for a certificate; none here has one.',
  smtpd_sasl_authenticated_header: 'Whether Received: names who has logged in.',
  always_add_missing_headers: 'Whether Date, From and Message-Id are added to anybody’s mail.',
  local_header_rewrite_clients: 'Whose mail gets the header fields that it lacks.',
  mynetworks: 'The addresses of clients that may relay without a login.',
  smtpd_delay_reject: 'Whether client, HELO and sender are judged only at RCPT.',
  smtpd_data_restrictions: 'What is judged at DATA, when all recipients are known.',
  reject_rhsbl_client: 'The DNS zones that reject_rhsbl_client asks about the client’s name.',
  reject_rhsbl_helo: 'The DNS zones that reject_rhsbl_helo asks about the name in EHLO or HELO.',
  reject_rhsbl_sender: 'The DNS zones that reject_rhsbl_sender asks about the sender’s domain.',
  reject_rhsbl_recipient: 'The DNS zones that reject_rhsbl_recipient asks about the recipient’s.',
  permit_dnswl_client: 'The DNS zones of trusted clients that permit_dnswl_client asks.',
  check_policy_service:
    'The programs that check_policy_service asks, one after the other; nobody stands for a ' +
    'service that does not answer.',
  check_reverse_client_hostname_access:
    'The table of the client’s name by DNS, wherever that leads.',
  check_sasl_access: 'The table of check_sasl_access: a login, and what to do.',
  reject_code: 'The code of the restriction reject.',
  defer_code: 'The code of the restriction defer.',
  access_map_reject_code: 'The code of REJECT in a table.',
  access_map_defer_code: 'The code of DEFER and its like in a table.',
  relay_domains_reject_code: 'The code that refuses to relay; to defer it is 100 less.',
  maps_rbl_reject_code: 'The code for a client or domain on a blocklist.',
  default_rbl_reply:
    'The words for a client or domain on a blocklist; $rbl_code and others are filled in.',
  plaintext_reject_code: 'The code of reject_plaintext_session.',
  multi_recipient_bounce_reject_code: 'The code of reject_multi_recipient_bounce.',
  invalid_hostname_reject_code: 'The code for a name in EHLO or HELO that is none.',
  non_fqdn_reject_code: 'The code for a name or address without a whole domain.',
  unknown_client_reject_code: 'The code for a client whose address has no name.',
  unknown_hostname_reject_code: 'The code for a name in EHLO or HELO that DNS does not know.',
  unknown_address_reject_code: 'The code for a domain that DNS does not know.',
  unknown_local_recipient_reject_code: 'The code for an unknown address in mydestination.',
  unknown_relay_recipient_reject_code: 'The code for an unknown address in relay_domains.',
  unknown_virtual_alias_reject_code: 'The code for an unknown address in virtual_alias_domains.',
  unknown_virtual_mailbox_reject_code:
    'The code for an unknown address in virtual_mailbox_domains.',
  show_user_unknown_table_name: 'Whether a refusal says in which table an address is missing.',
  smtpd_policy_service_default_action:
    'What counts as the answer of a policy service that gives none.',
  smtpd_forbid_bare_newline_reject_code: 'The code for a bare LF; 521 ends the session.',
  smtpd_reject_footer:
    'What is added to every refusal; \\c at its start keeps it in the same line.',
  soft_bounce: 'Whether every refusal for good becomes one for now.',
  anvil_rate_time_unit: 'The time within which events of one client are counted.',
  smtpd_client_connection_count_limit:
    'How many connections one client may have open; 0 is no limit.',
  smtpd_client_connection_rate_limit:
    'How many connections one client may make in the time unit; 0 is no limit.',
  smtpd_client_message_rate_limit:
    'How many messages one client may begin in the time unit; 0 is no limit.',
  smtpd_client_recipient_rate_limit:
    'How many recipients one client may name in the time unit; 0 is no limit.',
  smtpd_client_new_tls_session_rate_limit:
    'How many TLS handshakes one client may make in the time unit; 0 is no limit.',
  smtpd_client_auth_rate_limit:
    'How many logins one client may begin in the time unit; 0 is no limit.',
  smtpd_client_event_limit_exceptions: 'The clients without these limits; null is mynetworks.',
  virtual_alias_domains: 'Domains whose addresses all stand for other addresses.',
  virtual_alias_maps: 'The addresses that stand for others.',
  smtpd_reject_unlisted_recipient:
    'Whether an unknown recipient is refused, whatever the lists say.',
  smtpd_reject_unlisted_sender: 'Whether an unknown sender of an own domain is refused.',
  smtpd_recipient_overshoot_limit: 'So many recipients too many do not count as errors.',
  smtpd_soft_error_limit: 'From so many errors on, each reply is held back.',
  smtpd_error_sleep_time: 'How long a reply is then held back.',
  smtpd_forbid_bare_newline:
    'What is done about lines that end in a bare LF: nothing (no), only CRLF ends a message ' +
    '(normalize, yes), or they are refused (reject).',
  smtpd_forbid_bare_newline_exclusions: 'The clients whose bare LF is taken; null is mynetworks.',
  smtpd_discard_ehlo_keywords: 'The keywords that the reply to EHLO leaves out.',
  smtpd_noop_commands: 'The commands that are answered like NOOP.',
  smtpd_forbidden_commands:
    'The commands that end the session; the shipped list includes what begins with no letter.',
  smtpd_command_filter: 'The lines that are read in the place of others.',
};

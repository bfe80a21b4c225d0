/**
 * What each Postfix parameter that a world can set means here, in one sentence. The record has a
 * key for every parameter, so none can be added without its meaning. Source: postconf(5), whose
 * entry bears the parameter's own name.
 */
import type { PostfixParameters } from '../../world/postfixParameters';

export const POSTFIX_MEANINGS: Readonly<Record<keyof PostfixParameters, string>> = {
  smtpd_banner: 'What follows 220 in the greeting; $myhostname and $mail_name are filled in.',
  smtpd_tls_security_level:
    'Whether TLS by STARTTLS is not offered (none), offered (may) or demanded (encrypt).',
  smtpd_tls_wrappermode: 'Whether TLS starts before any SMTP, as on port 465.',
  smtpd_tls_auth_only: 'Whether AUTH is offered only under TLS.',
  smtpd_tls_protocols: 'The TLS versions taken where TLS is offered.',
  smtpd_tls_mandatory_protocols: 'The TLS versions taken where TLS is demanded.',
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
};

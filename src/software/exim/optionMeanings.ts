/**
 * What each Exim option that a world can set means here, in one sentence, and the chapter of the
 * Exim specification that has it. The record has a key for every option, so none can be added
 * without its meaning. Chapter 7 is the configuration file that Exim is shipped with.
 */
import type { EximOptions } from '../../world/eximOptions';

interface OptionMeaning {
  readonly chapter: 7 | 14 | 15 | 33;
  readonly meaning: string;
}

const main = (meaning: string): OptionMeaning => ({ chapter: 14, meaning });

const shipped = (meaning: string): OptionMeaning => ({ chapter: 7, meaning });

export const EXIM_MEANINGS: Readonly<Record<keyof EximOptions, OptionMeaning>> = {
  smtp_banner: main(
    'What follows 220 in the greeting; $smtp_active_hostname and the like are filled in.',
  ),
  tls_advertise_hosts: main('Whom STARTTLS is offered to: * is everybody.'),
  tls_on_connect_ports: main('The ports on which TLS starts before any SMTP.'),
  auth_advertise_hosts: main('Whom AUTH is offered to: * is everybody, or only under TLS.'),
  server_advertise_condition: {
    chapter: 33,
    meaning: 'Which single ways to log in are offered only under TLS.',
  },
  chunking_advertise_hosts: main('Whom CHUNKING is offered to, RFC 3030.'),
  dsn_advertise_hosts: main('Whom DSN is offered to, RFC 3461.'),
  pipelining_advertise_hosts: main('Whom PIPELINING is offered to, RFC 2920.'),
  pipelining_connect_advertise_hosts: main(
    'Whom PIPECONNECT is offered to: they may write before the greeting.',
  ),
  smtputf8_advertise_hosts: main('Whom SMTPUTF8 is offered to, RFC 6531.'),
  prdr_enable: main('Whether PRDR, a reply for each recipient, is offered.'),
  tls_require_ciphers: main('The GnuTLS priority string, which also says the TLS versions taken.'),
  message_size_limit: main('The largest message, such as 50M; 0 is no limit.'),
  recipients_max: main('How many recipients one message may have; 0 is no limit.'),
  recipients_max_reject: main(
    'Whether a message with too many recipients is refused whole, not only those over the limit.',
  ),
  check_spool_space: main('How much must be free where messages are kept, or MAIL is put off.'),
  smtp_check_spool_space: main('Whether MAIL looks for that room too.'),
  smtp_accept_max_nonmail: main('More commands than this that send no mail end the session.'),
  smtp_enforce_sync: main('Whether a client is refused that sends on before it may.'),
  smtp_max_synprot_errors: main('More syntax and protocol errors than this end the session.'),
  smtp_max_unknown_commands: main('More unknown commands than this end the session.'),
  smtp_receive_timeout: main('How long the server waits for the client’s next command or data.'),
  helo_allow_chars: main('Further characters that a name in EHLO or HELO may have, such as _.'),
  allow_domain_literals: main(
    'Whether an address may have an IP address in brackets in place of a domain.',
  ),
  local_domains: shipped('The domains whose mailboxes are here.'),
  relay_to_domains: shipped('Other domains that anybody may send to through this server.'),
  relay_from_hosts: shipped('The addresses of clients that may relay without a login.'),
  acl_smtp_mail: main('What MAIL is refused for: a connection without TLS, or without a login.'),
  acl_smtp_rcpt: main('Senders that RCPT is refused or put off for, before all else.'),
  acl_smtp_vrfy: main('Whether VRFY looks the address up (accept); it is refused when empty.'),
  cannot_route_message: { chapter: 15, meaning: 'What is said to an address with no mailbox.' },
};

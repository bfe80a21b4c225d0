/**
 * What each parameter of a server that sends on means here, in one sentence. Source: postconf(5),
 * whose entry bears the parameter's own name; the last one is a world's own.
 */
import type { RelayParameters } from '../../world/relaySchema';

export const RELAY_MEANINGS: Readonly<Record<keyof RelayParameters, string>> = {
  relayhost: 'Where everything is sent, such as [smtp.example.org]:587; nothing asks for each MX.',
  smtp_fallback_relay: 'Where mail goes when none of a domain’s own hosts takes it.',
  smtp_mx_address_limit: 'How many addresses are tried in one try; 0 is all.',
  smtp_mx_session_limit: 'With how many hosts one try gets as far as the envelope; 0 is all.',
  ignore_mx_lookup_error: 'Whether the domain’s own address is used when MX cannot be looked up.',
  smtp_defer_if_no_mx_address_found: 'Whether mail waits when no MX host has an address.',
  smtp_skip_5xx_greeting: 'Whether a greeting that refuses for good is only this host’s word.',
  smtp_dns_support_level: 'dnssec asks for answers that can be proved; DANE needs it.',
  smtp_tls_security_level:
    'How the relay uses TLS: none, may, encrypt, verify, secure, dane or dane-only.',
  smtp_tls_policy_maps: 'mta-sts follows the policies that domains publish, RFC 8461.',
  smtp_tls_wrappermode: 'Whether TLS starts before any SMTP, as a smarthost on 465 wants it.',
  smtp_tls_protocols: 'The TLS versions that are offered under may.',
  smtp_tls_mandatory_protocols: 'The TLS versions that are offered where TLS is demanded.',
  smtp_tls_verify_cert_match: 'Which names a certificate may bear under verify.',
  smtp_tls_secure_cert_match: 'Which names a certificate may bear under secure.',
  smtp_sasl_auth_enable: 'Whether the relay logs in where it has a password.',
  smtp_sasl_password_maps: 'The name and password for each destination, as user:password.',
  smtp_sasl_security_options: 'Which ways to log in are ruled out in the clear.',
  smtp_sasl_tls_security_options: 'Which ways to log in are ruled out under TLS.',
  smtp_sasl_mechanism_filter: 'The only ways to log in that are used; nothing allows all.',
  smtp_sasl_auth_soft_bounce: 'Whether mail waits when the login is refused.',
  smtp_connect_timeout: 'How long the relay waits for a connection.',
  smtp_helo_timeout: 'How long the relay waits for the greeting.',
  smtp_mail_timeout: 'How long the relay waits for the reply to a command.',
  smtp_data_done_timeout: 'How long the relay waits for the reply to the message.',
  queue_run_delay: 'How often the queue is looked through for messages that are due.',
  minimal_backoff_time: 'The shortest wait before a deferred message is tried again.',
  maximal_backoff_time: 'The longest wait before a deferred message is tried again.',
  maximal_queue_lifetime: 'How long a message is tried before it is sent back.',
  bounce_queue_lifetime: 'How long a notice to a sender is tried.',
  delay_warning_time: 'After how long the sender is told that a message still waits; 0h is never.',
  bounce_size_limit: 'A larger message is sent back as its header alone, in octets; 0 is no limit.',
  notify_classes:
    'What the postmaster is told as well: bounce, 2bounce and delay; others do nothing here.',
  enable_threaded_bounces:
    'Whether a notice names the message it is about in References and In-Reply-To.',
  myorigin: 'The domain of MAILER-DAEMON and postmaster; $mydomain and $myhostname are filled in.',
  rememberedPolicies: 'MTA-STS policies that the relay knows from an earlier contact.',
};

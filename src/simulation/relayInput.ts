/** A relaying server's parameters as its queue's machine needs them: times, limits and lists. */
import { parseDestination, type RelayInput } from '../machines/relay';
import { postfixTimeMs } from '../software/postfix/postfixTime';
import type { RelayParameters } from '../world/relaySchema';
import type { RelayingServer } from './relayingServer';

const wordsOf = (text: string): readonly string[] =>
  text.split(/[\s,]+/u).filter((word) => word !== '');

const times = (relay: RelayParameters, sender: string) => ({
  connectTimeoutMs: postfixTimeMs(relay.smtp_connect_timeout),
  minimalBackoffMs: postfixTimeMs(relay.minimal_backoff_time),
  maximalBackoffMs: postfixTimeMs(relay.maximal_backoff_time),
  queueRunDelayMs: postfixTimeMs(relay.queue_run_delay),
  lifetimeMs: postfixTimeMs(
    sender === '' ? relay.bounce_queue_lifetime : relay.maximal_queue_lifetime,
  ),
});

/** What the machine of one delivery is told at its start. */
export const relayInput = (
  { relay, ipAddress }: RelayingServer,
  sender: string,
  domain: string,
  recipients: readonly string[],
): RelayInput => ({
  domain,
  recipients,
  ownAddress: ipAddress,
  relayhost: relay.relayhost === '' ? null : parseDestination(relay.relayhost),
  fallbackRelays: wordsOf(relay.smtp_fallback_relay).map(parseDestination),
  level: relay.smtp_tls_security_level,
  checksDnssec: relay.smtp_dns_support_level === 'dnssec',
  usesSts: relay.smtp_tls_policy_maps === 'mta-sts',
  verifyNames: wordsOf(relay.smtp_tls_verify_cert_match),
  secureNames: wordsOf(relay.smtp_tls_secure_cert_match),
  loginFor: relay.smtp_sasl_auth_enable ? Object.keys(relay.smtp_sasl_password_maps) : [],
  addressLimit: relay.smtp_mx_address_limit,
  sessionLimit: relay.smtp_mx_session_limit,
  ignoresMxLookupError: relay.ignore_mx_lookup_error,
  defersWithoutMxAddress: relay.smtp_defer_if_no_mx_address_found,
  softening: {
    greeting: relay.smtp_skip_5xx_greeting,
    login: relay.smtp_sasl_auth_soft_bounce,
  },
  ...times(relay, sender),
});

// One setting of each scenario, and the condition of its goal that does not hold without it.

import { PROVIDER_SETTINGS } from '../../src/scenarios/presets/providerSettings';
import { DEFAULT_WORLD } from '../../src/world/defaultWorld';

export interface Change {
  readonly scenario: string;
  /** Where the setting is, dotted. */
  readonly path: string;
  readonly value: unknown;
  /** A condition of the goal that then does not hold. */
  readonly missed: string;
}

export const CHANGES: readonly Change[] = [
  {
    scenario: 'starttls-injection',
    path: 'submission.keepsBufferAcrossStartTls',
    value: false,
    missed: 'starttls.keep-buffered',
  },
  {
    scenario: 'starttls-injection-fixed',
    path: 'submission.keepsBufferAcrossStartTls',
    value: true,
    missed: 'status',
  },
  {
    scenario: 'smuggling',
    path: 'mx.parameters.smtpd_forbid_bare_newline',
    value: 'normalize',
    missed: 'session.hold-until-answered',
  },
  {
    scenario: 'smuggling-fixed',
    path: 'mx.parameters.smtpd_forbid_bare_newline',
    value: 'normalize',
    missed: 'data.bare-line-feed',
  },
  {
    scenario: 'submit-587',
    path: 'sender.outgoing.security',
    value: 'none',
    missed: 'client.upgrade',
  },
  { scenario: 'submit-587-oauth', path: 'sender.login.token', value: null, missed: 'status' },
  {
    scenario: 'expired-token',
    path: 'sender.login.token',
    value: 'ya29.token-of-today',
    missed: 'auth.token-refused',
  },
  {
    scenario: 'impostor-scram',
    path: 'sender.login.mechanisms',
    value: ['PLAIN'],
    missed: 'credentialsExposed',
  },
  { scenario: 'submit-465', path: 'sender.outgoing.port', value: 587, missed: 'status' },
  {
    scenario: 'relay-25',
    path: 'sender.relay.smtp_tls_security_level',
    value: 'none',
    missed: 'client.upgrade',
  },
  { scenario: 'provider-25', path: 'sender.whenAuthIsMissing', value: 'stop', missed: 'status' },
  { scenario: 'isp-drops-25', path: 'network.firewall', value: [], missed: 'status' },
  {
    scenario: 'isp-rejects-25',
    path: 'network.firewall.0.action',
    value: 'drop',
    missed: 'firewall.reset',
  },
  {
    scenario: 'strip-587-opportunistic',
    path: 'sender.outgoing.security',
    value: 'starttls',
    missed: 'credentialsExposed',
  },
  {
    scenario: 'strip-587-hidden-auth',
    path: 'network.box.way',
    value: 'replace-starttls-with-auth',
    missed: 'credentialsExposed',
  },
  {
    scenario: 'strip-587-required',
    path: 'sender.outgoing.security',
    value: 'starttls-if-available',
    missed: 'credentialsExposed',
  },
  { scenario: 'tls-to-587', path: 'sender.outgoing.port', value: 465, missed: 'status' },
  { scenario: 'starttls-to-465', path: 'sender.outgoing.port', value: 587, missed: 'status' },
  { scenario: 'imap-port-993', path: 'sender.outgoing.port', value: 465, missed: 'status' },
  {
    scenario: 'wrong-password',
    path: 'sender.login.password',
    value: 'password',
    missed: 'status',
  },
  {
    scenario: 'no-auth-587',
    path: 'submission.parameters.smtpd_sender_restrictions',
    value: [],
    missed: '553 5.7.1 <alice@example.org>: Sender address rejected: not logged in',
  },
  { scenario: 'home-direct-25', path: 'mx.spamRule.threshold', value: 100, missed: 'deliveredTo' },
  {
    scenario: 'app-465',
    path: 'submission.accounts.0.password',
    value: 'another',
    missed: 'status',
  },
  { scenario: 'port-2525', path: 'sender.outgoing.port', value: 587, missed: 'status' },
  {
    scenario: 'firewall-office',
    path: 'network.firewall.0.action',
    value: 'drop',
    missed: 'status',
  },
  {
    scenario: 'firewall-office-mx',
    path: 'network.firewall.0.action',
    value: 'drop',
    missed: 'status',
  },
  {
    scenario: 'firewall-mx-closed',
    path: 'network.firewall.0.action',
    value: 'accept',
    missed: 'status',
  },
  {
    scenario: 'enable-submission',
    path: 'submission.ports',
    value: DEFAULT_WORLD.submission.ports,
    missed: 'status',
  },
  {
    scenario: 'exim-465',
    path: 'submission.parameters.tls_on_connect_ports',
    value: [],
    missed: 'status',
  },
  ...PROVIDER_SETTINGS.map(({ id, port }) => ({
    scenario: id,
    path: 'sender.outgoing.port',
    value: port === 465 ? 587 : 465,
    missed: 'status',
  })),
  {
    scenario: 'relay-25-plaintext',
    path: 'mx.ports.25.smtpd_tls_security_level',
    value: 'may',
    missed: 'messageExposed',
  },
  {
    scenario: 'auth-before-tls',
    path: 'submission.ports.587.smtpd_tls_auth_only',
    value: true,
    missed: 'credentialsExposed',
  },
  {
    scenario: 'expired-certificate',
    path: 'submission.certificate.expired',
    value: false,
    missed: 'status',
  },
  {
    scenario: 'wrong-name-certificate',
    path: 'submission.certificate.alternativeNames',
    value: ['mail.example.org'],
    missed: 'status',
  },
  {
    scenario: 'old-tls',
    path: 'submission.parameters.smtpd_tls_mandatory_protocols',
    value: '>=TLSv1',
    missed: 'status',
  },
  {
    scenario: 'weak-ciphers',
    path: 'sender.cipherSuites',
    value: ['RC4-SHA', 'AES128-SHA'],
    missed: 'status',
  },
  {
    scenario: 'sender-not-owned',
    path: 'sender.address',
    value: 'alice@example.org',
    missed: 'status',
  },
  {
    scenario: 'mx-fallback',
    path: 'dns.records.10.address',
    value: '203.0.113.25',
    missed: 'queue.try-next-host',
  },
  { scenario: 'spf-fail', path: 'mx.parameters.check_policy_service', value: [], missed: 'status' },
  {
    scenario: 'signed-then-changed',
    path: 'submission.disclaimer',
    value: '',
    missed: 'This message is confidential.',
  },
  {
    scenario: 'spoofed-dmarc-reject',
    path: 'mx.opendmarc.RejectFailures',
    value: false,
    missed: 'status',
  },
  {
    scenario: 'unknown-recipient',
    path: 'message.recipients',
    value: ['bob@example.net'],
    missed: 'status',
  },
  {
    scenario: 'lost-reply-duplicate',
    path: 'network.cutAfter',
    value: null,
    missed: 'network.cut',
  },
  {
    scenario: 'postscreen',
    path: 'mx.parameters.postscreen_pipelining_enable',
    value: false,
    missed: 'postscreen.refuse-recipient',
  },
  {
    scenario: 'greylisted',
    path: 'mx.programs.postgrey.delay',
    value: 0,
    missed: 'recipient.put-off',
  },
  {
    scenario: 'mailbox-full',
    path: 'mx.memory.mailboxes.0.usedOctets',
    value: 0,
    missed: 'status',
  },
  {
    scenario: 'too-large',
    path: 'mx.parameters.message_size_limit',
    value: 10_240_000,
    missed: 'status',
  },
  {
    scenario: 'relay-denied',
    path: 'message.recipients',
    value: ['bob@example.net'],
    missed: 'status',
  },
  {
    scenario: 'strip-25-mta-sts',
    path: 'submission.relay.smtp_tls_policy_maps',
    value: '',
    missed: 'status',
  },
  {
    scenario: 'strip-25-dane',
    path: 'submission.relay.smtp_dns_support_level',
    value: '',
    missed: 'status',
  },
  { scenario: 'first-contact-mta-sts', path: 'dns.swallowed', value: [], missed: 'status' },
  { scenario: 'smarthost-587', path: 'sender.relay.relayhost', value: '', missed: 'client.log-in' },
  {
    scenario: 'null-mx',
    path: 'message.recipients',
    value: ['bob@nowhere.example'],
    missed: 'queue.null-mx',
  },
  {
    scenario: 'strip-25-opportunistic',
    path: 'submission.relay.smtp_tls_security_level',
    value: 'encrypt',
    missed: 'messageExposed',
  },
  {
    scenario: 'impostor-587-unverified',
    path: 'sender.verifyCertificate',
    value: true,
    missed: 'credentialsExposed',
  },
  {
    scenario: 'impostor-465-verified',
    path: 'sender.verifyCertificate',
    value: false,
    missed: 'credentialsExposed',
  },
];

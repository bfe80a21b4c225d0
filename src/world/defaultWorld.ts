/**
 * The default world: Alice's mail client sends by STARTTLS on 587 to her provider's Postfix, which
 * relays to Bob's MX. Hosts, addresses and server settings are those of the captured Postfix
 * sessions that the engine is measured against.
 */
import { DEFAULT_MAIL_ACCESS } from './mailAccessSchema';
import { DEFAULT_LOGIN_SERVER } from './loginSchema';
import { EMPTY_MEMORY } from './memorySchema';
import { POLICY_PROGRAM_DEFAULTS } from './policyProgramsSchema';
import { RELAY_DEFAULTS } from './relaySchema';
import type { MxSettings, SubmissionSettings } from './serverSchema';
import type { World } from './worldSchema';

const certificateFor = (subject: string) => ({
  subject,
  alternativeNames: [subject],
  issuer: 'Example Root CA',
  trusted: true,
  expired: false,
});

type Postfix<T> = Extract<T, { readonly software: 'postfix' }>;

/** A world whose servers are known to run Postfix. */
type PostfixWorld = World & {
  readonly submission: Postfix<SubmissionSettings>;
  readonly mx: Postfix<MxSettings>;
};

export const DEFAULT_WORLD: PostfixWorld = {
  version: 1,
  startsAt: '2026-11-23T10:00:00Z',
  seed: 1,
  horizonMs: 3_600_000,
  sender: {
    kind: 'mail-client',
    name: 'Alice',
    hostName: 'client.example.org',
    ipAddress: '198.51.100.7',
    address: 'alice@example.org',
    program: { name: 'generic' },
    login: {
      user: 'alice@example.org',
      password: 'password',
      token: null,
      mechanisms: ['PLAIN'],
      initialResponse: true,
    },
    outgoing: { host: 'smtp.example.org', port: 587, security: 'starttls' },
    relay: RELAY_DEFAULTS,
    whenAuthIsMissing: 'stop',
    verifyCertificate: true,
    lowestTlsVersion: '1.2',
    highestTlsVersion: '1.3',
    cipherSuites: [],
    pipelining: false,
    ignoresForeignLines: false,
    noDelay: true,
    timeouts: {
      connectMs: 600_000,
      greetingMs: 100_000,
      replyMs: 300_000,
      acceptanceMs: 600_000,
    },
  },
  network: {
    roundTripMs: { senderToSubmission: 100, senderToMx: 100, submissionToMx: 100, resolver: 20 },
    synAgainAtMs: [1000, 2000, 3000, 4000, 5000, 7000, 11_000, 19_000, 35_000, 67_000],
    synGiveUpMs: 133_000,
    firewall: [],
    outFirewallOf: 'isp',
    box: null,
    cutAfter: null,
    hosts: [],
  },
  submission: {
    software: 'postfix',
    hostName: 'smtp.example.org',
    ipAddress: '192.0.2.10',
    certificate: certificateFor('smtp.example.org'),
    parameters: {
      smtpd_sender_restrictions: ['reject_sender_login_mismatch'],
      smtpd_relay_restrictions: ['permit_sasl_authenticated', 'reject_unauth_destination'],
    },
    ports: {
      '465': { smtpd_tls_wrappermode: true, smtpd_sasl_auth_enable: true },
      '587': {
        smtpd_tls_security_level: 'encrypt',
        smtpd_tls_auth_only: true,
        smtpd_sasl_auth_enable: true,
      },
    },
    mailAccess: DEFAULT_MAIL_ACCESS,
    refusalDelayMs: 2000,
    keepsBufferAcrossStartTls: false,
    memory: EMPTY_MEMORY,
    programs: POLICY_PROGRAM_DEFAULTS,
    queueDelayMs: 200,
    mechanisms: ['PLAIN', 'LOGIN'],
    login: DEFAULT_LOGIN_SERVER,
    opendkim: null,
    disclaimer: '',
    accounts: [
      { user: 'alice@example.org', password: 'password', addresses: ['alice@example.org'] },
    ],
    relay: RELAY_DEFAULTS,
  },
  mx: {
    software: 'postfix',
    hostName: 'mx.example.net',
    ipAddress: '203.0.113.25',
    certificate: certificateFor('mx.example.net'),
    parameters: {
      mydestination: ['example.net'],
      smtpd_relay_restrictions: ['permit_mynetworks', 'reject_unauth_destination'],
    },
    ports: { '25': { smtpd_tls_security_level: 'may' } },
    refusalDelayMs: 2000,
    keepsBufferAcrossStartTls: false,
    memory: EMPTY_MEMORY,
    programs: POLICY_PROGRAM_DEFAULTS,
    backups: [],
    recipients: ['bob@example.net', 'postmaster@example.net'],
    opendmarc: { RejectFailures: false },
    spamRule: {
      threshold: 5,
      noReverseName: 3,
      spfFail: 4,
      spfSoftfail: 2,
      spfNone: 1,
      dmarcFail: 5,
    },
  },
  dns: {
    signedZones: [],
    swallowed: [],
    policies: [],
    records: [
      { name: 'smtp.example.org', type: 'A', address: '192.0.2.10' },
      { name: 'client.example.org', type: 'A', address: '198.51.100.7' },
      { name: 'example.org', type: 'TXT', text: 'v=spf1 ip4:192.0.2.10 -all' },
      { name: '_dmarc.example.org', type: 'TXT', text: 'v=DMARC1; p=reject' },
      { name: 'example.net', type: 'MX', preference: 10, host: 'mx.example.net' },
      { name: 'mx.example.net', type: 'A', address: '203.0.113.25' },
      { name: '192.0.2.10', type: 'PTR', host: 'smtp.example.org' },
      { name: '198.51.100.7', type: 'PTR', host: 'client.example.org' },
      { name: '203.0.113.25', type: 'PTR', host: 'mx.example.net' },
    ],
  },
  message: {
    recipients: ['bob@example.net'],
    notify: [],
    ret: null,
    envid: null,
    headerFrom: 'Alice <alice@example.org>',
    headerTo: 'Bob <bob@example.net>',
    subject: 'Hello',
    body: 'Hello Bob.',
    smuggled: '',
  },
};

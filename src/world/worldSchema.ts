/**
 * The world: who sends with which settings, what the network does, how each server is configured,
 * what DNS says, and the message. Plain data, validated by this one schema with defaults; unknown
 * keys are errors. The default world is in `defaultWorld.ts`.
 */
import * as v from 'valibot';
import {
  addressField,
  booleanField,
  certificateNameField,
  choiceField,
  countField,
  hostNameField,
  ipAddressField,
  millisecondsField,
  portField,
  portNameField,
  postfixTimeField,
  textField,
} from './fields';
import { eximOverridesSchema } from './eximOptions';
import { postfixOverridesSchema } from './postfixParameters';

const list = <T extends v.GenericSchema>(item: T, maximum: number, what: string) =>
  v.pipe(v.array(item, `a list of ${what}`), v.maxLength(maximum, `at most ${maximum} ${what}`));

const tlsVersionField = choiceField(['1.0', '1.1', '1.2', '1.3']);

const loginSchema = v.strictObject({
  user: textField(255),
  password: textField(255),
  mechanism: choiceField(['PLAIN', 'LOGIN']),
  /** Whether the first response rides with the AUTH command, RFC 4954 §4. */
  initialResponse: booleanField,
});

export const senderSchema = v.strictObject({
  kind: choiceField(['mail-client', 'application', 'mail-server']),
  name: textField(60),
  hostName: hostNameField,
  ipAddress: ipAddressField,
  address: addressField,
  login: v.nullable(loginSchema),
  /** The server the program is told to use; a mail server finds the MX itself. */
  outgoing: v.strictObject({
    host: hostNameField,
    port: portField,
    security: choiceField(['tls', 'starttls', 'starttls-if-available', 'none']),
  }),
  whenAuthIsMissing: choiceField(['stop', 'continue']),
  verifyCertificate: booleanField,
  lowestTlsVersion: tlsVersionField,
  highestTlsVersion: tlsVersionField,
  pipelining: booleanField,
  /** False holds small writes back until the last one is acknowledged (Nagle, RFC 9293 §3.7.4). */
  noDelay: booleanField,
  timeouts: v.strictObject({
    connectMs: millisecondsField,
    greetingMs: millisecondsField,
    replyMs: millisecondsField,
    acceptanceMs: millisecondsField,
  }),
});

export const certificateSchema = v.strictObject({
  subject: certificateNameField,
  alternativeNames: list(certificateNameField, 20, 'host names'),
  issuer: textField(100),
  trusted: booleanField,
  expired: booleanField,
});

const firewallRuleSchema = v.strictObject({
  direction: choiceField(['out', 'in']),
  port: portField,
  action: choiceField(['accept', 'drop', 'reset', 'prohibit']),
});

export const boxSchema = v.strictObject({
  /** What it does with what passes; the ways of STARTTLS stripping were all captured. */
  way: choiceField([
    'listen',
    'remove-starttls',
    'mask-starttls',
    'replace-starttls-with-auth',
    'refuse-starttls',
    'impersonate',
  ]),
  path: choiceField(['sender', 'relay']),
  ports: list(portField, 10, 'ports'),
  certificate: certificateSchema,
  /** An impostor may send what it took on to the real recipient. */
  forwards: booleanField,
});

const networkSchema = v.strictObject({
  roundTripMs: v.strictObject({
    senderToSubmission: millisecondsField,
    senderToMx: millisecondsField,
    submissionToMx: millisecondsField,
    resolver: millisecondsField,
  }),
  /** When a SYN without answer is sent again, counted from the first one. */
  synAgainAtMs: list(millisecondsField, 20, 'times in milliseconds'),
  synGiveUpMs: millisecondsField,
  firewall: list(firewallRuleSchema, 50, 'firewall rules'),
  box: v.nullable(boxSchema),
});

const accountSchema = v.strictObject({
  user: textField(255),
  password: textField(255),
  /** The sender addresses this login may use (smtpd_sender_login_maps). */
  addresses: list(addressField, 50, 'addresses'),
});

const serverEntries = {
  hostName: hostNameField,
  ipAddress: ipAddressField,
  certificate: certificateSchema,
  /** How long a wrong password is thought over before the refusal, as Dovecot does. */
  refusalDelayMs: millisecondsField,
};

/** The services of a server: a port that is not here is closed. */
const servicesOf = <T extends v.GenericSchema>(overrides: T) =>
  v.record(portNameField, overrides, 'an object with a port number for each service');

const postfixEntries = {
  software: v.literal('postfix'),
  parameters: postfixOverridesSchema,
  ports: servicesOf(postfixOverridesSchema),
};

const eximEntries = {
  software: v.literal('exim'),
  parameters: eximOverridesSchema,
  ports: servicesOf(eximOverridesSchema),
};

const SOFTWARE_EXPECTED = 'a server with "software": postfix or exim';

const submissionEntries = {
  ...serverEntries,
  mechanisms: list(choiceField(['PLAIN', 'LOGIN', 'CRAM-MD5']), 3, 'mechanisms'),
  /** What CRAM-MD5 challenges with; null makes it from the seed, as chance does. */
  challenge: v.nullable(textField(200)),
  accounts: list(accountSchema, 50, 'accounts'),
  /** How long an accepted message lies in the queue before its first delivery starts. */
  queueDelayMs: millisecondsField,
  relay: v.strictObject({
    smtp_tls_security_level: choiceField(['none', 'may', 'encrypt', 'verify']),
    smtp_connect_timeout: postfixTimeField,
    minimal_backoff_time: postfixTimeField,
    maximal_backoff_time: postfixTimeField,
    maximal_queue_lifetime: postfixTimeField,
  }),
};

const submissionSchema = v.variant(
  'software',
  [
    v.strictObject({ ...submissionEntries, ...postfixEntries }),
    v.strictObject({ ...submissionEntries, ...eximEntries }),
  ],
  SOFTWARE_EXPECTED,
);

const mxEntries = {
  ...serverEntries,
  /** The mailboxes that exist (local_recipient_maps). */
  recipients: list(addressField, 50, 'addresses'),
  /** This receiver's own rule for the spam folder: points, not any standard's. */
  spamRule: v.strictObject({
    threshold: countField(1, 100),
    noReverseName: countField(0, 100),
    spfFail: countField(0, 100),
    spfSoftfail: countField(0, 100),
    spfNone: countField(0, 100),
  }),
};

const mxSchema = v.variant(
  'software',
  [
    v.strictObject({ ...mxEntries, ...postfixEntries }),
    v.strictObject({ ...mxEntries, ...eximEntries }),
  ],
  SOFTWARE_EXPECTED,
);

const recordSchema = v.variant(
  'type',
  [
    v.strictObject({ name: hostNameField, type: v.literal('A'), address: ipAddressField }),
    v.strictObject({
      name: hostNameField,
      type: v.literal('MX'),
      preference: countField(0, 65_535),
      /** `.` says that the domain takes no mail, RFC 7505 §3. */
      host: v.union([v.literal('.'), hostNameField], 'a host name, or . for none'),
    }),
    v.strictObject({ name: hostNameField, type: v.literal('TXT'), text: textField(2000) }),
    v.strictObject({ name: ipAddressField, type: v.literal('PTR'), host: hostNameField }),
    v.strictObject({
      name: hostNameField,
      type: v.literal('broken'),
      failure: choiceField(['servfail', 'timeout']),
    }),
  ],
  'a record with "type": A, MX, TXT, PTR or broken',
);

const messageSchema = v.strictObject({
  recipients: v.pipe(
    list(addressField, 20, 'addresses'),
    v.minLength(1, 'a list with at least one address'),
  ),
  headerFrom: textField(200),
  headerTo: textField(200),
  subject: textField(200),
  body: v.pipe(v.string('text'), v.maxLength(20_000, 'text of at most 20000 characters')),
});

export const worldSchema = v.strictObject({
  version: v.literal(1, '1'),
  /** The wall clock at the start, for dates and queue ids only. */
  startsAt: v.pipe(
    v.string('a time such as 2026-11-23T10:00:00Z'),
    v.regex(
      /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/u,
      'a time such as 2026-11-23T10:00:00Z',
    ),
  ),
  /** Decides what chance decides in the real world: ids, the order of equal MX hosts. */
  seed: countField(0, 4_294_967_295),
  /** When the story ends even if something is still waiting. */
  horizonMs: millisecondsField,
  sender: senderSchema,
  network: networkSchema,
  submission: submissionSchema,
  mx: mxSchema,
  dns: v.strictObject({ records: list(recordSchema, 200, 'records') }),
  message: messageSchema,
});

export type World = v.InferOutput<typeof worldSchema>;
export type SenderSettings = v.InferOutput<typeof senderSchema>;
export type BoxSettings = v.InferOutput<typeof boxSchema>;
export type CertificateSettings = v.InferOutput<typeof certificateSchema>;
export type SubmissionSettings = v.InferOutput<typeof submissionSchema>;
export type MxSettings = v.InferOutput<typeof mxSchema>;
export type DnsRecord = v.InferOutput<typeof recordSchema>;

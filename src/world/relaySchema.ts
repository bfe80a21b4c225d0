/**
 * The parameters of a server that sends mail on, under Postfix's own names (postconf(5)): smtp(8)'s
 * choice of hosts, its TLS, its login at a smarthost, its patience, and qmgr(8)'s and bounce(8)'s.
 * A world's submission server has them, and a sender that is a mail server itself.
 */
import * as v from 'valibot';
import {
  choiceField,
  countField,
  hostNameField,
  postfixListField,
  postfixTimeField,
  textField,
  yesNoField,
} from './fields';
import { listField } from './listField';

/** The classes of notify_classes that are modelled; what is told to the postmaster as well. */
const NOTICE_CLASSES = ['bounce', '2bounce', 'delay', 'resource', 'software'] as const;

const SASL_OPTIONS = ['noplaintext', 'noanonymous', 'noactive', 'nodictionary'] as const;

const LEVELS = ['none', 'may', 'encrypt', 'verify', 'secure', 'dane', 'dane-only'] as const;

const DESTINATION = /^(?:\[[a-z0-9._-]{1,253}\]|[a-z0-9._-]{1,253})(?::[1-9]\d{0,4})?$/iu;

/** `example.net`, `[smtp.example.org]` or `[smtp.example.org]:587`; nothing is no such host. */
const destinationField = v.pipe(
  v.string('a host such as [smtp.example.org]:587'),
  v.check((text) => text === '' || DESTINATION.test(text), 'a host such as [smtp.example.org]:587'),
);

const destinationsField = v.pipe(
  v.string('hosts such as [smtp.example.org]:587'),
  v.maxLength(1000, 'at most 1000 characters'),
  v.check(
    (text) => text.split(/[\s,]+/u).every((word) => word === '' || DESTINATION.test(word)),
    'hosts such as [smtp.example.org]:587',
  ),
);

/** The versions as smtp(8) takes them: `>=TLSv1.2`, `TLSv1`, `!TLSv1.1`, in a list. */
const versionsField = v.pipe(
  v.string('TLS versions such as >=TLSv1.2'),
  v.regex(
    /^(?:(?:>=|<=|!)?(?:SSLv[23]|TLSv1(?:\.[0-3])?)(?:[\s,:]+|$)){1,10}$/u,
    'TLS versions such as >=TLSv1.2',
  ),
);

/** The names in a certificate: `hostname`, `nexthop`, `dot-nexthop` or names themselves. */
const matchField = v.pipe(
  v.string('words such as hostname or nexthop, dot-nexthop'),
  v.maxLength(500, 'at most 500 characters'),
  v.regex(/^[a-z0-9._, :-]+$/iu, 'words such as hostname or nexthop, dot-nexthop'),
);

/** smtp_sasl_password_maps: `[smtp.example.org]:587` → `user:password`. */
const passwordMapField = v.pipe(
  v.record(
    textField(300),
    v.pipe(v.string('user:password'), v.regex(/^[^:]{1,255}:.{0,255}$/u, 'user:password')),
    'an object with user:password for each destination',
  ),
  v.check((map) => Object.keys(map).length <= 50, 'at most 50 destinations'),
);

/** What a relay remembers of an MTA-STS policy from an earlier contact, RFC 8461 §3.3. */
const rememberedPolicySchema = v.strictObject({
  domain: hostNameField,
  id: textField(32),
  mode: choiceField(['enforce', 'testing', 'none']),
  mx: listField(textField(255), 20, 'host names'),
  /** Seconds from the start of the story in which it is still valid. */
  secondsLeft: countField(0, 31_557_600),
});

export const relaySchema = v.strictObject({
  relayhost: destinationField,
  smtp_fallback_relay: destinationsField,
  smtp_mx_address_limit: countField(0, 100),
  smtp_mx_session_limit: countField(0, 100),
  ignore_mx_lookup_error: yesNoField,
  smtp_defer_if_no_mx_address_found: yesNoField,
  smtp_skip_5xx_greeting: yesNoField,
  smtp_dns_support_level: choiceField(['', 'enabled', 'dnssec']),
  smtp_tls_security_level: choiceField(LEVELS),
  /** `mta-sts` stands for the socketmap of an MTA-STS daemon. */
  smtp_tls_policy_maps: choiceField(['', 'mta-sts']),
  smtp_tls_wrappermode: yesNoField,
  smtp_tls_protocols: versionsField,
  smtp_tls_mandatory_protocols: versionsField,
  smtp_tls_verify_cert_match: matchField,
  smtp_tls_secure_cert_match: matchField,
  smtp_sasl_auth_enable: yesNoField,
  smtp_sasl_password_maps: passwordMapField,
  smtp_sasl_security_options: postfixListField(SASL_OPTIONS),
  smtp_sasl_tls_security_options: v.union(
    [v.literal('$smtp_sasl_security_options'), postfixListField(SASL_OPTIONS)],
    '$smtp_sasl_security_options, or a list of: noplaintext, noanonymous, noactive, nodictionary',
  ),
  smtp_sasl_mechanism_filter: textField(200),
  smtp_sasl_auth_soft_bounce: yesNoField,
  smtp_connect_timeout: postfixTimeField,
  smtp_helo_timeout: postfixTimeField,
  smtp_mail_timeout: postfixTimeField,
  smtp_data_done_timeout: postfixTimeField,
  queue_run_delay: postfixTimeField,
  minimal_backoff_time: postfixTimeField,
  maximal_backoff_time: postfixTimeField,
  maximal_queue_lifetime: postfixTimeField,
  bounce_queue_lifetime: postfixTimeField,
  delay_warning_time: postfixTimeField,
  bounce_size_limit: countField(0, 2_000_000_000),
  notify_classes: postfixListField(NOTICE_CLASSES),
  enable_threaded_bounces: yesNoField,
  myorigin: textField(255),
  rememberedPolicies: listField(rememberedPolicySchema, 20, 'policies'),
});

export type RelayParameters = v.InferOutput<typeof relaySchema>;

/** Postfix's own defaults; only the level is that of a server that uses TLS where it can. */
export const RELAY_DEFAULTS: RelayParameters = {
  relayhost: '',
  smtp_fallback_relay: '',
  smtp_mx_address_limit: 5,
  smtp_mx_session_limit: 2,
  ignore_mx_lookup_error: false,
  smtp_defer_if_no_mx_address_found: false,
  smtp_skip_5xx_greeting: true,
  smtp_dns_support_level: '',
  smtp_tls_security_level: 'may',
  smtp_tls_policy_maps: '',
  smtp_tls_wrappermode: false,
  smtp_tls_protocols: '>=TLSv1',
  smtp_tls_mandatory_protocols: '>=TLSv1',
  smtp_tls_verify_cert_match: 'hostname',
  smtp_tls_secure_cert_match: 'nexthop, dot-nexthop',
  smtp_sasl_auth_enable: false,
  smtp_sasl_password_maps: {},
  smtp_sasl_security_options: ['noplaintext', 'noanonymous'],
  smtp_sasl_tls_security_options: '$smtp_sasl_security_options',
  smtp_sasl_mechanism_filter: '',
  smtp_sasl_auth_soft_bounce: true,
  smtp_connect_timeout: '30s',
  smtp_helo_timeout: '300s',
  smtp_mail_timeout: '300s',
  smtp_data_done_timeout: '600s',
  queue_run_delay: '300s',
  minimal_backoff_time: '300s',
  maximal_backoff_time: '4000s',
  maximal_queue_lifetime: '5d',
  bounce_queue_lifetime: '5d',
  delay_warning_time: '0h',
  bounce_size_limit: 50_000,
  notify_classes: ['resource', 'software'],
  enable_threaded_bounces: false,
  myorigin: '$mydomain',
  rememberedPolicies: [],
};

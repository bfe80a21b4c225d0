/**
 * The Postfix parameters that a world can set, under Postfix's own names (postconf(5)), so that a
 * line of a real main.cf or master.cf translates one to one. Defaults are Postfix 3.7's unless the
 * role of a server says otherwise (`defaultWorld.ts`).
 */
import * as v from 'valibot';
import {
  addressField,
  choiceField,
  countField,
  hostNameField,
  ipAddressField,
  postfixListField,
  postfixTimeField,
  postfixTlsRangeField,
  textField,
  yesNoField,
} from './fields';

/** The restrictions that are modelled; each name is Postfix's own. */
export const RESTRICTIONS = [
  'permit',
  'reject',
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'reject_unauth_destination',
  'defer_unauth_destination',
  'reject_sender_login_mismatch',
  'reject_unknown_client_hostname',
  'reject_rbl_client',
  'reject_unknown_reverse_client_hostname',
  'reject_invalid_helo_hostname',
  'reject_non_fqdn_helo_hostname',
  'reject_unknown_helo_hostname',
  'reject_non_fqdn_sender',
  'reject_unknown_sender_domain',
  'reject_non_fqdn_recipient',
  'reject_unknown_recipient_domain',
  'check_client_access',
  'check_helo_access',
  'check_sender_access',
  'check_recipient_access',
] as const;

export type Restriction = (typeof RESTRICTIONS)[number];

const restrictions = postfixListField(RESTRICTIONS);

const domains = v.pipe(
  v.array(hostNameField, 'a list of domain names'),
  v.maxLength(50, 'a list of at most 50 domain names'),
);

const addresses = v.pipe(
  v.array(addressField, 'a list of addresses'),
  v.maxLength(50, 'a list of at most 50 addresses'),
);

/** An access(5) table: what is looked up, and `OK`, `REJECT`, `DEFER`, `DISCARD` or a code. */
const accessTable = v.pipe(
  v.record(textField(254), textField(200), 'an object with an action for each name or address'),
  v.check((table) => Object.keys(table).length <= 50, 'a table of at most 50 entries'),
);

/** Every parameter with its form; a service of master.cf gives some of them. */
const postfixParametersSchema = v.strictObject({
  smtpd_banner: textField(200),
  smtpd_tls_security_level: choiceField(['none', 'may', 'encrypt']),
  smtpd_tls_wrappermode: yesNoField,
  smtpd_tls_auth_only: yesNoField,
  smtpd_tls_protocols: postfixTlsRangeField,
  smtpd_tls_mandatory_protocols: postfixTlsRangeField,
  smtpd_sasl_auth_enable: yesNoField,
  broken_sasl_auth_clients: yesNoField,
  smtpd_helo_required: yesNoField,
  smtpd_client_restrictions: restrictions,
  smtpd_helo_restrictions: restrictions,
  smtpd_sender_restrictions: restrictions,
  smtpd_relay_restrictions: restrictions,
  smtpd_recipient_restrictions: restrictions,
  reject_rbl_client: domains,
  relay_domains: domains,
  relay_recipient_maps: addresses,
  virtual_mailbox_domains: domains,
  virtual_mailbox_maps: addresses,
  check_client_access: accessTable,
  check_helo_access: accessTable,
  check_sender_access: accessTable,
  check_recipient_access: accessTable,
  smtpd_recipient_limit: countField(1, 100_000),
  smtpd_hard_error_limit: countField(1, 10_000),
  smtpd_junk_command_limit: countField(1, 100_000),
  smtpd_timeout: postfixTimeField,
  smtpd_starttls_timeout: postfixTimeField,
  message_size_limit: countField(0, 2_000_000_000),
  disable_vrfy_command: yesNoField,
  smtpd_forbid_unauth_pipelining: yesNoField,
  mydestination: v.pipe(
    v.array(hostNameField, 'a list of domain names'),
    v.maxLength(50, 'a list of at most 50 domain names'),
  ),
  mynetworks: v.pipe(
    v.array(ipAddressField, 'a list of IPv4 addresses'),
    v.maxLength(50, 'a list of at most 50 IPv4 addresses'),
  ),
});

export const postfixOverridesSchema = v.partial(postfixParametersSchema);

export type PostfixOverrides = v.InferOutput<typeof postfixOverridesSchema>;
export type PostfixParameters = v.InferOutput<typeof postfixParametersSchema>;

/** Postfix 3.7's own defaults, with the lists that its compatibility level 3.6 gives. */
export const POSTFIX_DEFAULTS: PostfixParameters = {
  smtpd_banner: '$myhostname ESMTP $mail_name',
  smtpd_tls_security_level: 'may',
  smtpd_tls_wrappermode: false,
  smtpd_tls_auth_only: false,
  smtpd_tls_protocols: '>=TLSv1',
  smtpd_tls_mandatory_protocols: '>=TLSv1',
  smtpd_sasl_auth_enable: false,
  broken_sasl_auth_clients: false,
  smtpd_helo_required: false,
  smtpd_client_restrictions: [],
  smtpd_helo_restrictions: [],
  smtpd_sender_restrictions: [],
  smtpd_relay_restrictions: [
    'permit_mynetworks',
    'permit_sasl_authenticated',
    'defer_unauth_destination',
  ],
  smtpd_recipient_restrictions: [],
  reject_rbl_client: [],
  relay_domains: [],
  relay_recipient_maps: [],
  virtual_mailbox_domains: [],
  virtual_mailbox_maps: [],
  check_client_access: {},
  check_helo_access: {},
  check_sender_access: {},
  check_recipient_access: {},
  smtpd_recipient_limit: 1000,
  smtpd_hard_error_limit: 20,
  smtpd_junk_command_limit: 100,
  smtpd_timeout: '300s',
  smtpd_starttls_timeout: '300s',
  message_size_limit: 10_240_000,
  disable_vrfy_command: false,
  smtpd_forbid_unauth_pipelining: false,
  mydestination: [],
  mynetworks: ['127.0.0.1'],
};

/**
 * The Postfix parameters that a world can set, under Postfix's own names (postconf(5)), so that a
 * line of a real main.cf or master.cf translates one to one. Defaults are Postfix 3.7's unless the
 * role of a server says otherwise (`defaultWorld.ts`).
 */
import * as v from 'valibot';
import {
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
] as const;

export type Restriction = (typeof RESTRICTIONS)[number];

const restrictions = postfixListField(RESTRICTIONS);

/** Every parameter with its form; a service of master.cf gives some of them. */
const postfixParametersSchema = v.strictObject({
  smtpd_banner: textField(200),
  smtpd_tls_security_level: choiceField(['none', 'may', 'encrypt']),
  smtpd_tls_wrappermode: yesNoField,
  smtpd_tls_auth_only: yesNoField,
  smtpd_tls_protocols: postfixTlsRangeField,
  smtpd_tls_mandatory_protocols: postfixTlsRangeField,
  smtpd_sasl_auth_enable: yesNoField,
  smtpd_helo_required: yesNoField,
  smtpd_client_restrictions: restrictions,
  smtpd_helo_restrictions: restrictions,
  smtpd_sender_restrictions: restrictions,
  smtpd_relay_restrictions: restrictions,
  smtpd_recipient_restrictions: restrictions,
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

/** Whether and how clients log in to a Postfix (SASL_README). */
import * as v from 'valibot';
import { countField, ipAddressField, postfixListField, textField, yesNoField } from '../fields';
import { listField } from '../listField';

/** What may and may not be true of a mechanism, as Dovecot and Postfix both know it. */
const SECURITY_OPTIONS = [
  'noplaintext',
  'noactive',
  'nodictionary',
  'noanonymous',
  'forward_secrecy',
  'mutual_auth',
] as const;

export type SecurityOption = (typeof SECURITY_OPTIONS)[number];

/** Names, `!name` and `static:rest`; as a list, or in words as main.cf has them. */
const mechanismFilter = v.union(
  [
    listField(textField(60), 20, 'names of mechanisms'),
    v.pipe(
      textField(400),
      v.transform((text) => text.split(/[\s,]+/u).filter((word) => word !== '')),
    ),
  ],
  'a list of names of mechanisms',
);

export const loginEntries = {
  smtpd_sasl_auth_enable: yesNoField,
  smtpd_sasl_security_options: postfixListField(SECURITY_OPTIONS),
  smtpd_sasl_tls_security_options: postfixListField([
    ...SECURITY_OPTIONS,
    '$smtpd_sasl_security_options',
  ]),
  smtpd_sasl_mechanism_filter: mechanismFilter,
  smtpd_sasl_exceptions_networks: listField(ipAddressField, 50, 'IPv4 addresses'),
  smtpd_sasl_response_limit: countField(12_288, 1_000_000),
  broken_sasl_auth_clients: yesNoField,
};

type LoginDefaults = {
  readonly [Name in keyof typeof loginEntries]: v.InferOutput<(typeof loginEntries)[Name]>;
};

export const loginDefaults: LoginDefaults = {
  smtpd_sasl_auth_enable: false,
  smtpd_sasl_security_options: ['noanonymous'],
  smtpd_sasl_tls_security_options: ['$smtpd_sasl_security_options'],
  smtpd_sasl_mechanism_filter: ['!external', 'static:rest'],
  smtpd_sasl_exceptions_networks: [],
  smtpd_sasl_response_limit: 12_288,
  broken_sasl_auth_clients: false,
};

/**
 * The program that sends, with the options that it has itself, under its own names: swaks(1),
 * curl(1), msmtp(1), nodemailer's SMTP transport, Python's smtplib, openssl-s_client(1), and the
 * account settings of mail programs as their windows call them. What they mean on the wire is in
 * `software/clients`. `generic` takes its behaviour from the other settings of the sender.
 */
import * as v from 'valibot';
import { booleanField, choiceField, countField, textField } from './fields';

const secondsField = countField(1, 604_800);
const waitField = countField(1, 604_800_000);

/** A version as OpenSSL's and Python's options spell it; '' leaves it to the library. */
const opensslVersionField = choiceField(['', 'tlsv1', 'tlsv1_1', 'tlsv1_2', 'tlsv1_3']);
const nodeVersionField = choiceField(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);

const swaksSchema = v.strictObject({
  name: v.literal('swaks'),
  '--tls': booleanField,
  '--tls-optional': booleanField,
  '--tls-optional-strict': booleanField,
  '--tls-on-connect': booleanField,
  '--tls-verify': booleanField,
  '--tls-protocol': opensslVersionField,
  '--tls-sni': textField(255),
  /** Mechanisms, separated by commas; '' lets swaks choose. */
  '--auth': textField(100),
  '--auth-optional': booleanField,
  '--auth-optional-strict': booleanField,
  '--timeout': secondsField,
});

const curlSchema = v.strictObject({
  name: v.literal('curl'),
  /** The scheme of the address: smtps:// is TLS at once. */
  scheme: choiceField(['smtp', 'smtps']),
  '--ssl': booleanField,
  '--ssl-reqd': booleanField,
  '--insecure': booleanField,
  '--sasl-ir': booleanField,
  /** The mechanism of `--login-options AUTH=…`; '' lets curl choose. */
  '--login-options': choiceField(['', 'AUTH=PLAIN', 'AUTH=LOGIN', 'AUTH=CRAM-MD5']),
  '--tlsv1': choiceField(['', '.0', '.1', '.2', '.3']),
  '--tls-max': choiceField(['default', '1.0', '1.1', '1.2', '1.3']),
  '--connect-timeout': secondsField,
});

const msmtpSchema = v.strictObject({
  name: v.literal('msmtp'),
  auth: choiceField([
    'on',
    'plain',
    'login',
    'cram-md5',
    'scram-sha-256',
    'xoauth2',
    'oauthbearer',
  ]),
  tls: booleanField,
  tls_starttls: booleanField,
  tls_certcheck: booleanField,
  /** GnuTLS's words for versions, such as `NORMAL:-VERS-ALL:+VERS-TLS1.0`. */
  tls_priorities: textField(200),
  /** Seconds; null is `off`: the system decides. */
  timeout: v.nullable(secondsField),
});

const nodemailerSchema = v.strictObject({
  name: v.literal('nodemailer'),
  /** null is `undefined`: TLS at once on port 465, else not. */
  secure: v.nullable(booleanField),
  requireTLS: booleanField,
  ignoreTLS: booleanField,
  opportunisticTLS: booleanField,
  authMethod: choiceField(['', 'PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2']),
  tls: v.strictObject({
    rejectUnauthorized: booleanField,
    minVersion: nodeVersionField,
    maxVersion: nodeVersionField,
  }),
  connectionTimeout: waitField,
  greetingTimeout: waitField,
  socketTimeout: waitField,
});

const smtplibSchema = v.strictObject({
  name: v.literal('smtplib'),
  class: choiceField(['SMTP', 'SMTP_SSL']),
  /** Whether the script calls starttls(): never, always, or if has_extn('starttls'). */
  starttls: choiceField(['never', 'if has_extn', 'always']),
  /** `none` is no context given: nothing is verified. */
  context: choiceField(['none', 'ssl.create_default_context()']),
  maximum_version: choiceField(['TLSv1', 'TLSv1_1', 'TLSv1_2', 'TLSv1_3']),
  /** What set_ciphers() was given; '' is Python's own list, which has nothing for TLS 1.0. */
  ciphers: textField(200),
  timeout: v.nullable(secondsField),
});

const opensslSchema = v.strictObject({
  name: v.literal('openssl'),
  /** `-starttls smtp`, or '' for TLS at once. */
  '-starttls': choiceField(['', 'smtp']),
  '-verify_return_error': booleanField,
  '-verify_hostname': booleanField,
  /** '' leaves the version to the library; `-tls1` allows 1.0 only, and so on. */
  version: choiceField(['', '-tls1', '-tls1_1', '-tls1_2', '-tls1_3']),
});

const thunderbirdSchema = v.strictObject({
  name: v.literal('Thunderbird'),
  'Connection security': choiceField(['None', 'STARTTLS', 'SSL/TLS']),
  'Authentication method': choiceField([
    'No authentication',
    'Password, transmitted insecurely',
    'Normal password',
    'Encrypted password',
    'OAuth2',
  ]),
});

const appleMailSchema = v.strictObject({
  name: v.literal('Apple Mail'),
  'Automatically manage connection settings': booleanField,
  'Use TLS/SSL': booleanField,
  'Allow insecure authentication': booleanField,
  Authentication: choiceField(['None', 'Password', 'MD5 Challenge-Response']),
});

const outlookSchema = v.strictObject({
  name: v.literal('Outlook'),
  'Encryption method': choiceField(['None', 'SSL/TLS', 'STARTTLS', 'Auto']),
  'My outgoing server (SMTP) requires authentication': booleanField,
});

export const programSchema = v.variant('name', [
  v.strictObject({ name: v.literal('generic') }),
  swaksSchema,
  curlSchema,
  msmtpSchema,
  nodemailerSchema,
  smtplibSchema,
  opensslSchema,
  thunderbirdSchema,
  appleMailSchema,
  outlookSchema,
]);

export type ProgramSettings = v.InferOutput<typeof programSchema>;
export type ProgramName = ProgramSettings['name'];

/** The options of one program. */
export type OptionsOf<TName extends ProgramName> = Extract<
  ProgramSettings,
  { readonly name: TName }
>;

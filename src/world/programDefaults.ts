/**
 * What each program does when none of its options is given: swaks 20201014, curl 7.88, msmtp 1.8,
 * nodemailer 10, Python 3.11, OpenSSL 3.0, and the mail programs as they set up an account.
 */
import type { OptionsOf, ProgramName } from './programSchema';

type Defaults = { readonly [TName in ProgramName]: OptionsOf<TName> };

export const PROGRAM_DEFAULTS: Defaults = {
  generic: { name: 'generic' },
  swaks: {
    name: 'swaks',
    '--tls': false,
    '--tls-optional': false,
    '--tls-optional-strict': false,
    '--tls-on-connect': false,
    '--tls-verify': false,
    '--tls-protocol': '',
    '--tls-sni': '',
    '--auth': '',
    '--auth-optional': false,
    '--auth-optional-strict': false,
    '--timeout': 30,
  },
  curl: {
    name: 'curl',
    scheme: 'smtp',
    '--ssl': false,
    '--ssl-reqd': false,
    '--insecure': false,
    '--sasl-ir': false,
    '--login-options': '',
    '--tlsv1': '',
    '--tls-max': 'default',
    '--connect-timeout': 300,
  },
  msmtp: {
    name: 'msmtp',
    auth: 'on',
    tls: false,
    tls_starttls: true,
    tls_certcheck: true,
    tls_priorities: 'NORMAL',
    timeout: null,
  },
  nodemailer: {
    name: 'nodemailer',
    secure: null,
    requireTLS: false,
    ignoreTLS: false,
    opportunisticTLS: false,
    authMethod: '',
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' },
    connectionTimeout: 120_000,
    greetingTimeout: 30_000,
    socketTimeout: 600_000,
  },
  smtplib: {
    name: 'smtplib',
    class: 'SMTP',
    starttls: 'never',
    context: 'none',
    maximum_version: 'TLSv1_3',
    ciphers: '',
    timeout: null,
  },
  openssl: {
    name: 'openssl',
    '-starttls': '',
    '-verify_return_error': false,
    '-verify_hostname': false,
    version: '',
  },
  Thunderbird: {
    name: 'Thunderbird',
    'Connection security': 'STARTTLS',
    'Authentication method': 'Normal password',
  },
  'Apple Mail': {
    name: 'Apple Mail',
    'Automatically manage connection settings': true,
    'Use TLS/SSL': true,
    'Allow insecure authentication': false,
    Authentication: 'Password',
  },
  Outlook: {
    name: 'Outlook',
    'Encryption method': 'Auto',
    'My outgoing server (SMTP) requires authentication': true,
  },
};

const isProgram = (name: string): name is ProgramName => Object.hasOwn(PROGRAM_DEFAULTS, name);

/** Every program that is modelled, as a world names it. */
export const PROGRAM_NAMES: readonly ProgramName[] =
  Object.keys(PROGRAM_DEFAULTS).filter(isProgram);

/** The defaults of the program with a name; those of `generic` when there is no such program. */
export const defaultsOfProgram = (name: unknown): OptionsOf<ProgramName> =>
  PROGRAM_DEFAULTS[typeof name === 'string' && isProgram(name) ? name : 'generic'];

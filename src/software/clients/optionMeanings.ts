/**
 * What each option of the modelled programs means, in one sentence, and where the program's own
 * documentation has it. The record has a key for every option, so none can be added without one.
 */
import type { OptionsOf, ProgramName } from '../../world/programSchema';

export interface ProgramMeanings<TName extends ProgramName> {
  /** The manual that explains the options under their own names. */
  readonly manual: string;
  readonly options: Readonly<Record<Exclude<keyof OptionsOf<TName>, 'name'>, string>>;
}

type Meanings = { readonly [TName in ProgramName]: ProgramMeanings<TName> };

export const PROGRAM_MEANINGS: Meanings = {
  generic: { manual: 'docs/model.md', options: {} },
  swaks: {
    manual: 'swaks(1)',
    options: {
      '--tls': 'STARTTLS or nothing.',
      '--tls-optional': 'STARTTLS if it is offered and works; on without it in every other case.',
      '--tls-optional-strict': 'STARTTLS if it is offered; offered and failing ends the try.',
      '--tls-on-connect': 'TLS from the first octet, as 465 has it.',
      '--tls-verify': 'Whether the chain of the certificate is checked; its name never is.',
      '--tls-protocol': 'The one version of TLS to use; empty leaves it to the library.',
      '--tls-sni': 'The server name in the ClientHello; empty sends none, which is the default.',
      '--auth': 'The ways to log in that may be tried; empty is any, by the alphabet.',
      '--auth-optional': 'Goes on without a login when none is offered or none succeeds.',
      '--auth-optional-strict': 'Goes on without a login only when none is offered.',
      '--timeout': 'Seconds to wait for a connection and for each reply.',
    },
  },
  curl: {
    manual: 'curl(1)',
    options: {
      scheme: 'smtps:// is TLS from the first octet, smtp:// is not.',
      '--ssl': 'STARTTLS if it is offered and agreed to; the password goes out either way.',
      '--ssl-reqd': 'STARTTLS or nothing.',
      '--insecure': 'Checks neither chain nor name of the certificate.',
      '--sasl-ir': 'The first response of a login rides with AUTH.',
      '--login-options': 'The one way to log in, as AUTH=PLAIN; empty lets curl choose.',
      '--tlsv1': 'The oldest TLS version to take: .0, .1, .2 or .3.',
      '--tls-max': 'The newest TLS version to offer.',
      '--connect-timeout': 'Seconds to wait for a connection; for a reply it is always 120.',
    },
  },
  msmtp: {
    manual: 'msmtp(1)',
    options: {
      auth: 'on chooses a way to log in that is secure here; a name takes that one anywhere.',
      tls: 'Whether TLS is used; if so, it is required.',
      tls_starttls: 'Whether TLS begins with STARTTLS or with the first octet.',
      tls_certcheck: 'Whether chain, name and dates of the certificate are checked.',
      tls_priorities: 'GnuTLS’s words for versions, such as NORMAL:-VERS-ALL:+VERS-TLS1.2.',
      timeout: 'Seconds to wait for the server; null is off: the system decides.',
    },
  },
  nodemailer: {
    manual: 'nodemailer.com/smtp',
    options: {
      secure: 'true is TLS from the first octet; null does so on port 465 only.',
      requireTLS: 'STARTTLS or nothing, whether offered or not.',
      ignoreTLS: 'No STARTTLS even if it is offered.',
      opportunisticTLS: 'A refused STARTTLS is gone past, without a login.',
      authMethod: 'The one way to log in; empty takes the first of its own that is offered.',
      tls: 'rejectUnauthorized checks chain and name; minVersion and maxVersion bound TLS.',
      connectionTimeout: 'Milliseconds to wait for a connection.',
      greetingTimeout: 'Milliseconds to wait for the greeting.',
      socketTimeout: 'Milliseconds to wait for any other reply.',
    },
  },
  smtplib: {
    manual: 'docs.python.org/3/library/smtplib',
    options: {
      class: 'SMTP_SSL is TLS from the first octet, SMTP is not.',
      starttls: 'Whether the script calls starttls(): never, always, or if it is offered.',
      context: 'The TLS context given; none verifies nothing, a default context everything.',
      maximum_version: 'The newest TLS version of the context.',
      ciphers: 'What set_ciphers() was given; empty is Python’s list, without any for TLS 1.0.',
      timeout: 'Seconds to wait for the server; null waits for ever.',
    },
  },
  openssl: {
    manual: 'openssl-s_client(1)',
    options: {
      '-starttls': 'smtp says EHLO and STARTTLS first; empty is TLS from the first octet.',
      '-verify_return_error': 'Whether a certificate that does not fit ends the handshake.',
      '-verify_hostname': 'Whether the name of the certificate is looked at too.',
      version: 'The one version of TLS to use, such as -tls1_2; empty leaves it to the library.',
    },
  },
  Thunderbird: {
    manual: 'support.mozilla.org/kb/manual-account-configuration',
    options: {
      'Connection security': 'SSL/TLS at once, STARTTLS or nothing, or None.',
      'Authentication method': 'How to log in; Encrypted password is CRAM-MD5.',
    },
  },
  'Apple Mail': {
    manual: 'support.apple.com/guide/mail/cpmlprefsmtpserver/mac',
    options: {
      'Automatically manage connection settings': 'Tries with TLS and goes on without it.',
      'Use TLS/SSL': 'TLS at once on 465, STARTTLS or nothing elsewhere.',
      'Allow insecure authentication': 'Whether a password may go out without TLS.',
      Authentication: 'How to log in; MD5 Challenge-Response is CRAM-MD5.',
    },
  },
  Outlook: {
    manual: 'support.microsoft.com',
    options: {
      'Encryption method': 'Auto takes TLS if it finds it; SSL/TLS and STARTTLS require it.',
      'My outgoing server (SMTP) requires authentication': 'Whether to log in.',
    },
  },
};

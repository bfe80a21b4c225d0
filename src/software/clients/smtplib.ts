/**
 * smtplib of Python 3.11. The class and the calls of the script are the settings: `SMTP` or
 * `SMTP_SSL`, and whether it calls `starttls()`. Without a context nothing is verified. It writes
 * its verbs in small letters, takes a transaction back with RSET, and waits for ever by default.
 * What its user sees is the last line of a traceback. Source: Python's documentation, captures.
 */
import { usualSuites } from '../../world/cipherSuites';
import type { Mechanism } from '../../smtp/sasl/mechanisms';
import type { OptionsOf } from '../../world/programSchema';
import { USUAL_MANNERS } from './clientManners';
import {
  ALL_CHECKS,
  NO_CHECKS,
  replyCode,
  SILENT,
  type ClientMoment,
  type ClientProfile,
  type Told,
} from './clientProfile';
import { writeGivenMessage } from './curl';
import { connectError, opensslReason } from './opensslWords';

type Options = OptionsOf<'smtplib'>;

const KNOWN: readonly Mechanism[] = ['CRAM-MD5', 'PLAIN', 'LOGIN'];

const raised = (what: string): Told => ({ lines: [what], exitCode: 1 });

/** `(535, b'5.7.8 Error: …')`, as Python prints a code and octets. */
function printed(moment: ClientMoment): string {
  const octets = moment.reply.map((line) => line.slice(4)).join('\\n');
  return `(${replyCode(moment)}, ${asBytes(octets)})`;
}

/** Octets as Python prints them: in double quotes where there is a single one inside. */
const asBytes = (text: string): string =>
  text.includes("'") && !text.includes('"') ? `b"${text}"` : `b'${text.replaceAll("'", "\\'")}'`;

const replied = (name: string, moment: ClientMoment): Told =>
  raised(`smtplib.${name}: ${printed(moment)}`);

function connecting(moment: ClientMoment): Told {
  const error = connectError(moment);
  if (error === null) return raised('TimeoutError: timed out');
  const names = { 110: 'TimeoutError', 111: 'ConnectionRefusedError', 113: 'OSError' };
  return raised(`${names[error.number]}: [Errno ${error.number}] ${error.text}`);
}

/** Every reason has a place in Python's own source at the end. */
const PLACE = '(_ssl.c:1006)';

function handshakeFailed(moment: ClientMoment): Told {
  const { failure, host } = moment;
  const verified = (why: string): Told =>
    raised(
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] ' +
        `certificate verify failed: ${why} ${PLACE}`,
    );
  switch (failure) {
    case 'certificate-wrong-name':
      return verified(`Hostname mismatch, certificate is not valid for '${host}'.`);
    case 'certificate-expired':
      return verified('certificate has expired');
    case 'certificate-untrusted':
      return verified('self-signed certificate');
    default: {
      const { reason } = opensslReason(moment);
      const name = reason.toUpperCase().replaceAll(' ', '_');
      return raised(`ssl.SSLError: [SSL: ${name}] ${reason} ${PLACE}`);
    }
  }
}

function allRefused({ refused }: ClientMoment): Told {
  const items = refused.map(
    ({ recipient, detail }) =>
      `'${recipient}': (${detail.slice(0, 3)}, ${asBytes(detail.slice(4))})`,
  );
  return raised(`smtplib.SMTPRecipientsRefused: {${items.join(', ')}}`);
}

const DISCONNECTED = 'smtplib.SMTPServerDisconnected: Connection unexpectedly closed';

function told(moment: ClientMoment): Told {
  const unsupported = (what: string): Told =>
    raised(`smtplib.SMTPNotSupportedError: ${what} extension not supported by server.`);
  switch (moment.rule) {
    case 'client.greeting-refused':
      return replied('SMTPConnectError', moment);
    case 'client.ehlo-refused':
      return replied('SMTPHeloError', moment);
    case 'client.starttls-missing':
      return unsupported('STARTTLS');
    case 'client.starttls-refused':
      return replied('SMTPResponseException', moment);
    case 'client.login-missing':
      return unsupported('SMTP AUTH');
    case 'client.no-usable-mechanism':
      return raised('smtplib.SMTPException: No suitable authentication method found.');
    case 'client.login-refused':
      return replied('SMTPAuthenticationError', moment);
    case 'client.envelope-refused': {
      const said = printed(moment).slice(0, -1);
      return raised(`smtplib.SMTPSenderRefused: ${said}, '${moment.sender}')`);
    }
    case 'client.no-recipient-left':
      return allRefused(moment);
    case 'client.data-refused':
    case 'client.message-refused':
      return replied('SMTPDataError', moment);
    case 'client.message-accepted':
      return { lines: [], exitCode: 0 };
    default:
      return SILENT;
  }
}

function tell(moment: ClientMoment): Told {
  if (moment.rule === 'sending.no-address') {
    return raised('socket.gaierror: [Errno -2] Name or service not known');
  }
  if (moment.rule.startsWith('sending.connect-')) return connecting(moment);
  switch (moment.event) {
    case 'tls.failed':
      return handshakeFailed(moment);
    case 'line.unreadable': {
      const [line = ''] = moment.reply;
      return raised(`smtplib.SMTPConnectError: (-1, ${asBytes(line.slice(4).trim())})`);
    }
    case 'timer.fired':
      return raised(
        `${DISCONNECTED}: ${moment.secured ? 'The read operation timed out' : 'timed out'}`,
      );
    case 'connection.lost':
      return moment.rule === 'client.close' ? SILENT : raised(DISCONNECTED);
    default:
      return told(moment);
  }
}

const VERSIONS = { TLSv1: '1.0', TLSv1_1: '1.1', TLSv1_2: '1.2', TLSv1_3: '1.3' } as const;

/** Python's own list of ciphers keeps out what TLS before 1.2 would need. */
const hasSuites = ({ maximum_version: version, ciphers }: Options): boolean =>
  version === 'TLSv1_2' || version === 'TLSv1_3' || ciphers.includes('SECLEVEL=0');

function securityOf(options: Options): ClientProfile['security'] {
  if (options.class === 'SMTP_SSL') return 'tls';
  switch (options.starttls) {
    case 'always':
      return 'starttls';
    case 'if has_extn':
      return 'starttls-if-available';
    default:
      return 'none';
  }
}

/** The profile of a script with smtplib. */
export function smtplibProfile(options: Options): ClientProfile {
  const waitMs = options.timeout === null ? null : options.timeout * 1000;
  const highest = VERSIONS[options.maximum_version];
  const initial = (mechanism: Mechanism) => ({ mechanism, initialResponse: true });
  const close = 'close' as const;
  return {
    security: securityOf(options),
    logsIn: true,
    whenAuthIsMissing: 'stop',
    pipelining: false,
    ignoresForeignLines: false,
    sendsOptions: 'size',
    manners: {
      ...USUAL_MANNERS,
      spelling: {
        ehlo: 'ehlo',
        helo: 'helo',
        mail: 'mail FROM',
        size: 'size',
        rcpt: 'rcpt TO',
        data: 'data',
        rset: 'rset',
        quit: 'quit',
      },
      heloFallback: 'always',
      whenStarttlsIsRefused: 'stop',
      mechanisms: KNOWN.map(initial),
      triesNextMechanism: true,
      leavesBy: {
        'client.greeting-refused': close,
        'client.ehlo-refused': close,
        'client.starttls-missing': close,
        'client.starttls-refused': close,
        'client.login-missing': close,
        'client.no-usable-mechanism': close,
        'client.login-refused': close,
        'client.envelope-refused': 'reset',
        'client.no-recipient-left': 'reset',
        'client.data-refused': close,
        'client.message-refused': 'reset',
        'client.timed-out': close,
      },
    },
    timeouts: { connectMs: waitMs, greetingMs: waitMs, replyMs: waitMs, acceptanceMs: waitMs },
    tls: {
      lowest: highest < '1.2' ? highest : '1.2',
      highest,
      checks: options.context === 'none' ? NO_CHECKS : ALL_CHECKS,
      sendsServerName: true,
      isAskedAgain: false,
      suites: hasSuites(options) ? usualSuites() : [],
    },
    noDelay: false,
    writeMessage: writeGivenMessage,
    tell,
  };
}

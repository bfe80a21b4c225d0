/**
 * curl 7.88 as a mail client: a line of words and an exit code for everything that goes wrong, and
 * no word at all when it goes well. It hides a password in the clear from nobody: without `--ssl`
 * it does not even look for STARTTLS, and with `--ssl` it goes on without it. It checks the chain
 * in the handshake and the name right after it. Source: curl(1), captured sessions.
 */
import { usualSuites } from '../../world/cipherSuites';
import { mechanismNamed, type Mechanism } from '../../smtp/sasl/mechanisms';
import type { OptionsOf } from '../../world/programSchema';
import { USUAL_MANNERS, type MechanismChoice } from './clientManners';
import {
  NO_CHECKS,
  replyCode,
  SILENT,
  type ClientMoment,
  type ClientProfile,
  type MessageFacts,
  type Told,
  type WrittenMessage,
} from './clientProfile';
import { connectError, opensslError, verifyReason } from './opensslWords';

type Options = OptionsOf<'curl'>;

/** Best first; what needs other credentials than a password is left out. */
const KNOWN: readonly Mechanism[] = ['DIGEST-MD5', 'CRAM-MD5', 'PLAIN', 'LOGIN'];

function mechanismsOf(options: Options): readonly MechanismChoice[] {
  const named = mechanismNamed(options['--login-options'].replace('AUTH=', ''));
  const initialResponse = options['--sasl-ir'];
  return (named === null ? KNOWN : [named]).map((mechanism) => ({ mechanism, initialResponse }));
}

function securityOf(options: Options): ClientProfile['security'] {
  if (options.scheme === 'smtps') return 'tls';
  if (options['--ssl-reqd']) return 'starttls';
  return options['--ssl'] ? 'starttls-if-available' : 'none';
}

const failed = (exitCode: number, what: string): Told => ({
  lines: [`curl: (${exitCode}) ${what}`],
  exitCode,
});

function connecting(moment: ClientMoment): Told {
  const { host, port, elapsedMs } = moment;
  const error = connectError(moment);
  const isSlow = error === null || moment.failure === 'timed-out';
  const why = error === null ? 'Timeout was reached' : "Couldn't connect to server";
  const what = `Failed to connect to ${host} port ${port} after ${elapsedMs} ms: ${why}`;
  return failed(isSlow ? 28 : 7, what);
}

function handshakeFailed(moment: ClientMoment): Told {
  switch (moment.failure) {
    case 'certificate-wrong-name':
      return failed(
        60,
        'SSL: no alternative certificate subject name matches target host name ' +
          `'${moment.host}'`,
      );
    case 'certificate-expired':
    case 'certificate-untrusted':
      return failed(60, `SSL certificate problem: ${verifyReason(moment)}`);
    default:
      return failed(35, `OpenSSL/3.0.22: ${opensslError(moment)}`);
  }
}

/** What a reply, or what is missing in it, makes curl say. */
function told(moment: ClientMoment): Told {
  const code = replyCode(moment);
  switch (moment.rule) {
    case 'client.greeting-refused':
      return failed(8, `Got unexpected smtp-server response: ${code}`);
    case 'client.ehlo-refused':
      return failed(9, `Remote access denied: ${code}`);
    case 'client.starttls-missing':
      return failed(64, 'STARTTLS not supported.');
    case 'client.starttls-refused':
      return failed(64, `STARTTLS denied, code ${code}`);
    case 'client.no-usable-mechanism':
    case 'client.login-refused':
      return failed(67, 'Login denied');
    case 'client.envelope-refused':
      return failed(55, `MAIL failed: ${code}`);
    case 'client.recipient-refused':
    case 'client.no-recipient-left':
      return failed(55, `RCPT failed: ${code}`);
    case 'client.data-refused':
      return failed(55, `DATA failed: ${code}`);
    case 'client.message-refused':
      return failed(8, 'Weird server reply');
    case 'client.message-accepted':
      return { lines: [], exitCode: 0 };
    default:
      return SILENT;
  }
}

function tell(moment: ClientMoment): Told {
  if (moment.rule === 'sending.no-address') {
    return failed(6, `Could not resolve host: ${moment.host}`);
  }
  if (moment.rule.startsWith('sending.connect-')) return connecting(moment);
  switch (moment.event) {
    case 'tls.failed':
      return handshakeFailed(moment);
    case 'timer.fired':
      return failed(28, 'server response timeout');
    case 'connection.lost':
      // The number is what an earlier call left behind: EINPROGRESS of connect(), or nothing.
      return failed(56, `response reading failed (errno: ${moment.secured ? 0 : 115})`);
    default:
      return told(moment);
  }
}

/** The message is a file of the user's; curl sends it as it is. */
export const writeGivenMessage = ({ from, to, subject, body }: MessageFacts): WrittenMessage => ({
  headers: [
    { name: 'From', value: from },
    { name: 'To', value: to },
    { name: 'Subject', value: subject },
  ],
  body,
});

/** The profile of curl with its options. */
export function curlProfile(options: Options): ClientProfile {
  const highest = options['--tls-max'];
  const lowest = options['--tlsv1'];
  const replyMs = 120_000;
  return {
    security: securityOf(options),
    logsIn: true,
    whenAuthIsMissing: 'continue',
    pipelining: false,
    ignoresForeignLines: true,
    sendsOptions: 'size',
    manners: {
      ...USUAL_MANNERS,
      mechanisms: mechanismsOf(options),
      stopsAtRefusedRecipient: true,
      leavesBy: {
        'client.greeting-refused': 'close',
        'client.ehlo-refused': 'close',
        'client.starttls-missing': 'close',
        'client.starttls-refused': 'close',
        'client.no-usable-mechanism': 'close',
        'client.login-refused': 'close',
        'client.timed-out': 'close',
      },
    },
    timeouts: {
      connectMs: options['--connect-timeout'] * 1000,
      greetingMs: replyMs,
      replyMs,
      acceptanceMs: replyMs,
    },
    tls: {
      lowest: lowest === '' ? '1.2' : `1${lowest}`,
      highest: highest === 'default' ? '1.3' : highest,
      checks: options['--insecure'] ? NO_CHECKS : { chain: 'with-alert', name: 'afterwards' },
      sendsServerName: true,
      isAskedAgain: false,
      suites: usualSuites(),
    },
    noDelay: true,
    writeMessage: writeGivenMessage,
    tell,
  };
}

/**
 * `openssl s_client` of OpenSSL 3.0 with a script behind it that types the commands: a tool to look
 * at TLS, and no mail client. It verifies and goes on all the same, unless told otherwise; it says
 * STARTTLS whether offered or not and begins the handshake whatever the reply is; and the script
 * reads no reply, so a refusal stops nothing. Source: openssl-s_client(1), captured sessions.
 */
import { usualSuites } from '../../world/cipherSuites';
import type { OptionsOf } from '../../world/programSchema';
import { USUAL_MANNERS } from './clientManners';
import {
  NO_CHECKS,
  SILENT,
  type ClientMoment,
  type ClientProfile,
  type Told,
} from './clientProfile';
import { writeGivenMessage } from './curl';
import { connectError, opensslReason } from './opensslWords';

type Options = OptionsOf<'openssl'>;

/** What stands for the number of a thread, which is another each time. */
const THREAD = '4000000000000000';

/** Where the library has noticed each reason. */
const PLACES: Readonly<Record<string, string>> = {
  'wrong version number': 'ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:350:',
  'tlsv1 alert protocol version':
    'ssl3_read_bytes:tlsv1 alert protocol version:../ssl/record/rec_layer_s3.c:1602:' +
    'SSL alert number 70',
  'sslv3 alert handshake failure':
    'ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1602:' +
    'SSL alert number 40',
  'certificate verify failed':
    'tls_post_process_server_certificate:certificate verify failed:' +
    '../ssl/statem/statem_clnt.c:1889:',
};

const END =
  `${THREAD}:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:` +
  '../ssl/record/rec_layer_s3.c:318:';

function connecting(moment: ClientMoment): Told {
  const error = connectError(moment);
  if (error === null) return SILENT;
  const number = error.number.toString(16).toUpperCase().padStart(7, '0');
  const place = '../crypto/bio/bio_sock2.c';
  return {
    lines: [
      `${THREAD}:error:8${number}:system library:BIO_connect:${error.text}:${place}:117:` +
        'calling connect()',
      `${THREAD}:error:10000067:BIO routines:BIO_connect:connect error:${place}:119:`,
      `connect:errno=${error.number}`,
    ],
    exitCode: 1,
  };
}

/** What verification finds, by OpenSSL's number and words. */
function problemOf(options: Options, moment: ClientMoment): readonly [number, string] | null {
  const { tls, host } = moment;
  if (tls === null) return null;
  if (!tls.isTrusted) return [18, 'self-signed certificate'];
  if (tls.isExpired) return [10, 'certificate has expired'];
  const isOther = !tls.names.includes(host);
  return options['-verify_hostname'] && isOther ? [62, 'hostname mismatch'] : null;
}

const verifyError = (problem: readonly [number, string] | null): readonly string[] =>
  problem === null ? [] : [`verify error:num=${problem[0]}:${problem[1]}`];

function established(options: Options, moment: ClientMoment): Told {
  const { tls, host } = moment;
  if (tls === null) return SILENT;
  const problem = problemOf(options, moment);
  const verdict = problem === null ? ['Verification: OK'] : [`Verification error: ${problem[1]}`];
  const name =
    problem === null && options['-verify_hostname'] ? [`Verified peername: ${host}`] : [];
  return {
    lines: [
      ...verifyError(problem),
      'CONNECTION ESTABLISHED',
      `Protocol version: TLSv${tls.version}`,
      ...verdict,
      ...name,
    ],
  };
}

function handshakeFailed(options: Options, moment: ClientMoment): Told {
  const { number, reason } = opensslReason(moment);
  const place = PLACES[reason] ?? `${reason}:`;
  return {
    lines: [
      ...verifyError(problemOf(options, moment)),
      `${THREAD}:error:${number}:SSL routines:${place}`,
    ],
    exitCode: 1,
  };
}

function tell(options: Options, moment: ClientMoment): Told {
  if (moment.rule.startsWith('sending.connect-')) return connecting(moment);
  if (moment.rule === 'client.upgrade-unoffered') {
    return { lines: ["Didn't find STARTTLS in server response, trying anyway..."] };
  }
  switch (moment.event) {
    case 'tls.established':
      return established(options, moment);
    case 'tls.failed':
      return handshakeFailed(options, moment);
    case 'connection.lost':
      return moment.secured ? { lines: [END], exitCode: 1 } : { lines: [], exitCode: 0 };
    default:
      // The server closes TCP after its goodbye without ending TLS first, and that is an error.
      return moment.rule === 'client.close' ? { lines: [END], exitCode: 1 } : SILENT;
  }
}

const VERSIONS: Readonly<Record<string, string>> = {
  '-tls1': '1.0',
  '-tls1_1': '1.1',
  '-tls1_2': '1.2',
  '-tls1_3': '1.3',
};

/** The profile of s_client with its options. */
export function opensslProfile(options: Options): ClientProfile {
  const version = VERSIONS[options.version];
  const isChecked = options['-verify_return_error'];
  const whenChecked = isChecked ? 'with-alert' : 'never';
  return {
    security: options['-starttls'] === '' ? 'tls' : 'starttls',
    logsIn: true,
    whenAuthIsMissing: 'continue',
    pipelining: false,
    ignoresForeignLines: true,
    sendsOptions: 'none',
    manners: {
      ...USUAL_MANNERS,
      // In capital letters, R at the start of a line would mean to renegotiate, and Q to quit.
      spelling: { ...USUAL_MANNERS.spelling, rcpt: 'rcpt to', quit: 'quit' },
      startsTlsUnoffered: true,
      startsTlsRefused: true,
      mechanisms: [{ mechanism: 'PLAIN', initialResponse: true }],
      mechanismOtherwise: { mechanism: 'PLAIN', initialResponse: true },
      whenNoMechanismFits: 'continue',
      whenLoginIsRefused: 'continue',
      ignoresRefusals: true,
    },
    timeouts: { connectMs: null, greetingMs: null, replyMs: null, acceptanceMs: null },
    tls: {
      lowest: version ?? '1.2',
      highest: version ?? '1.3',
      checks: isChecked
        ? { chain: whenChecked, name: options['-verify_hostname'] ? whenChecked : 'never' }
        : NO_CHECKS,
      // Not with TLS 1.0 alone, as captured.
      sendsServerName: true,
      isAskedAgain: false,
      suites: usualSuites(),
    },
    noDelay: true,
    writeMessage: writeGivenMessage,
    tell: (moment) => tell(options, moment),
  };
}

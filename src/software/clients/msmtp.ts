/**
 * msmtp 1.8, which stands in sendmail's place on a machine without a mail server. TLS is off until
 * it is set, and then required; a password never goes out in the clear unless a way to log in is
 * named. It stands on GnuTLS, whose first key servers with OpenSSL do not take (one round trip),
 * and looks at the certificate after the handshake. It waits for ever unless `timeout` is set.
 * Source: msmtp(1), sysexits(3), captured sessions.
 */
import { usualSuites } from '../../world/cipherSuites';
import { mechanismNamed, type Mechanism } from '../../smtp/sasl/mechanisms';
import type { OptionsOf } from '../../world/programSchema';
import { USUAL_MANNERS, type MechanismChoice } from './clientManners';
import {
  NO_CHECKS,
  SILENT,
  type ClientMoment,
  type ClientProfile,
  type MessageFacts,
  type Told,
  type WrittenMessage,
} from './clientProfile';
import { writeGivenMessage } from './curl';
import { connectError } from './opensslWords';

type Options = OptionsOf<'msmtp'>;

/** sysexits(3): what kind of failure it was. */
const EX = {
  data: 65,
  noHost: 68,
  unavailable: 69,
  io: 74,
  temporary: 75,
  protocol: 76,
  noPermission: 77,
};

/** `auth on`: what it would choose under TLS, best first. */
const KNOWN: readonly Mechanism[] = [
  'PLAIN',
  'SCRAM-SHA-256',
  'SCRAM-SHA-1',
  'CRAM-MD5',
  'DIGEST-MD5',
  'LOGIN',
];
/** What `auth on` would use without TLS. */
const SECURE: readonly Mechanism[] = ['SCRAM-SHA-256', 'SCRAM-SHA-1'];

const choice = (mechanism: Mechanism): MechanismChoice => ({
  mechanism,
  initialResponse: mechanism === 'PLAIN',
});

const failed = (exitCode: number, ...lines: readonly string[]): Told => ({
  lines: [...lines, 'could not send mail'].map((line) => `msmtp: ${line}`),
  exitCode,
});

const serverMessage = ({ reply }: ClientMoment): readonly string[] =>
  reply.map((line) => `server message: ${line}`);

/** A refusal by a code of 5 is the message's fault, by one of 4 the moment's. */
const byCode = ({ reply }: ClientMoment): number =>
  reply[0]?.startsWith('5') === true ? EX.data : EX.unavailable;

function connecting(moment: ClientMoment): Told {
  const why = connectError(moment)?.text ?? 'the operation timed out';
  const where = `cannot connect to ${moment.host}, port ${moment.port}`;
  return failed(EX.temporary, `${where}: ${why}`);
}

const CERTIFICATE_PROBLEMS: Readonly<Record<string, string>> = {
  'certificate-untrusted': 'The certificate issuer is unknown. ',
  'certificate-expired': 'The certificate chain uses expired certificate. ',
  'certificate-wrong-name': 'The name in the certificate does not match the expected. ',
};

function handshakeFailed({ failure }: ClientMoment): Told {
  const problem = CERTIFICATE_PROBLEMS[failure ?? ''];
  if (problem !== undefined) {
    const what = `TLS certificate verification failed: The certificate is NOT trusted. ${problem}`;
    return failed(EX.unavailable, what);
  }
  const isLetters = failure === 'wrong-version-number';
  const why = isLetters
    ? 'An unexpected TLS packet was received.'
    : 'A TLS fatal alert has been received.';
  return failed(EX.protocol, `TLS handshake failed: ${why}`);
}

function lost({ secured }: ClientMoment): Told {
  return secured
    ? failed(
        EX.io,
        'cannot read from TLS connection: The TLS connection was non-properly terminated.',
      )
    : failed(EX.protocol, 'the server sent an empty reply');
}

function noMechanism(options: Options, { secured }: ClientMoment): Told {
  if (options.auth !== 'on') {
    const name = options.auth.toUpperCase();
    return failed(EX.unavailable, `the server does not support authentication method ${name}`);
  }
  return failed(
    EX.unavailable,
    secured
      ? 'cannot find a usable authentication method'
      : 'cannot use a secure authentication method',
  );
}

function refused(moment: ClientMoment): Told {
  const said = serverMessage(moment);
  switch (moment.rule) {
    case 'client.greeting-refused':
      return failed(EX.protocol, 'cannot get initial OK message from server', ...said);
    case 'client.starttls-refused':
      return failed(EX.protocol, 'command STARTTLS failed', ...said);
    case 'client.login-refused': {
      const what = `authentication failed (method ${moment.mechanism})`;
      return failed(EX.noPermission, what, ...said);
    }
    case 'client.envelope-refused': {
      const what = `envelope from address ${moment.sender} not accepted by the server`;
      return failed(byCode(moment), what, ...said);
    }
    case 'client.recipient-refused':
    case 'client.no-recipient-left': {
      const what = `recipient address ${moment.recipient} not accepted by the server`;
      return failed(byCode(moment), what, ...said);
    }
    case 'client.data-refused':
      return failed(byCode(moment), 'the server does not accept mail data', ...said);
    case 'client.message-refused':
      return failed(EX.unavailable, 'the server did not accept the mail', ...said);
    case 'client.ehlo-refused':
      return failed(EX.protocol, 'SMTP server does not accept EHLO or HELO commands', ...said);
    default:
      return SILENT;
  }
}

function tell(options: Options, moment: ClientMoment): Told {
  if (moment.rule === 'sending.no-address') {
    return failed(EX.noHost, `cannot locate host ${moment.host}: Name or service not known`);
  }
  if (moment.rule.startsWith('sending.connect-')) return connecting(moment);
  switch (moment.event) {
    case 'tls.failed':
      return handshakeFailed(moment);
    case 'line.unreadable':
      return failed(EX.protocol, 'the server sent an invalid reply');
    case 'timer.fired':
      return failed(EX.io, 'network read error: the operation timed out');
    case 'connection.lost':
      return lost(moment);
    default:
      break;
  }
  switch (moment.rule) {
    case 'client.starttls-missing': {
      const what = 'the server does not support TLS via the STARTTLS command';
      return failed(EX.unavailable, what);
    }
    case 'client.login-missing':
      return failed(EX.unavailable, 'the server does not support authentication');
    case 'client.no-usable-mechanism':
      return noMechanism(options, moment);
    case 'client.message-accepted':
      return { lines: [], exitCode: 0 };
    default:
      return refused(moment);
  }
}

/** It puts a date and an id above a message that has none. */
function writeMessage(facts: MessageFacts): WrittenMessage {
  const { headers, body } = writeGivenMessage(facts);
  const added = [
    { name: 'Date', value: facts.date },
    { name: 'Message-ID', value: `<${facts.chance}.${facts.sender}>` },
  ];
  return { headers: [...added, ...headers], body };
}

/** The newest version of TLS that GnuTLS's words leave, and the oldest. */
function versionsOf(priorities: string): readonly [string, string] {
  if (!/-VERS-(?:TLS-)?ALL/u.test(priorities)) return ['1.2', '1.3'];
  const named = [...priorities.matchAll(/\+VERS-TLS(1\.[0-3])/gu)].map(([, name = '']) => name);
  const sorted = named.toSorted();
  return [sorted[0] ?? '1.2', sorted.at(-1) ?? '1.3'];
}

function securityOf({ tls, tls_starttls: upgrades }: Options): ClientProfile['security'] {
  if (!tls) return 'none';
  return upgrades ? 'starttls' : 'tls';
}

/** The profile of msmtp with its settings. */
export function msmtpProfile(options: Options): ClientProfile {
  const waitMs = options.timeout === null ? null : options.timeout * 1000;
  const [lowest, highest] = versionsOf(options.tls_priorities);
  const named = mechanismNamed(options.auth);
  const close = 'close' as const;
  return {
    security: securityOf(options),
    logsIn: true,
    whenAuthIsMissing: 'stop',
    pipelining: true,
    ignoresForeignLines: false,
    sendsOptions: 'none',
    manners: {
      ...USUAL_MANNERS,
      heloFallback: 'always',
      mechanisms: (named === null ? KNOWN : [named]).map(choice),
      mechanismsInClear: named === null ? SECURE : null,
      stopsAtRefusedRecipient: true,
      quitsWithMessage: false,
      heedsPipelinedRefusal: 'at-once',
      leavesBy: {
        'client.greeting-refused': close,
        'client.starttls-refused': close,
        'client.no-usable-mechanism': close,
        'client.login-refused': close,
        'client.server-unproved': close,
        'client.envelope-refused': close,
        'client.recipient-refused': close,
        'client.no-recipient-left': close,
        'client.data-refused': close,
        'client.message-refused': close,
        'client.timed-out': close,
      },
    },
    timeouts: { connectMs: waitMs, greetingMs: waitMs, replyMs: waitMs, acceptanceMs: waitMs },
    tls: {
      lowest,
      highest,
      checks: options.tls_certcheck ? { chain: 'afterwards', name: 'afterwards' } : NO_CHECKS,
      sendsServerName: true,
      isAskedAgain: true,
      suites: usualSuites(),
    },
    noDelay: true,
    writeMessage,
    tell: (moment) => tell(options, moment),
  };
}

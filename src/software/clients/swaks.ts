/**
 * swaks 20201014, the Swiss Army Knife for SMTP: a test tool that shows everything and checks
 * nothing unless told. It waits 30 seconds for each reply, tries every way to log in by the
 * alphabet, says QUIT after a refusal, and has an exit code for each place where it stopped.
 * Source: swaks(1), and captured sessions.
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
import { connectError, opensslError } from './opensslWords';

type Options = OptionsOf<'swaks'>;

const choice = (mechanism: Mechanism): MechanismChoice => ({
  mechanism,
  initialResponse: mechanism === 'PLAIN',
});

/** In the order of the alphabet, as far as Perl has the modules for them. */
const KNOWN: readonly Mechanism[] = ['CRAM-MD5', 'DIGEST-MD5', 'LOGIN', 'PLAIN'];

const mechanismsOf = (auth: string): readonly MechanismChoice[] => {
  const named = auth.split(/[\s,]+/u).flatMap((name) => mechanismNamed(name) ?? []);
  return (named.length === 0 ? KNOWN : named).map(choice);
};

const isOptional = (options: Options): boolean =>
  options['--tls-optional'] || options['--tls-optional-strict'];

function securityOf(options: Options): ClientProfile['security'] {
  if (options['--tls-on-connect']) return 'tls';
  if (isOptional(options)) return 'starttls-if-available';
  return options['--tls'] ? 'starttls' : 'none';
}

const VERSIONS: Readonly<Record<string, string>> = {
  tlsv1: '1.0',
  tlsv1_1: '1.1',
  tlsv1_2: '1.2',
  tlsv1_3: '1.3',
};

/** Where it stopped, as an exit code; swaks(1), EXIT CODES. */
const STAGES: Readonly<Record<string, number>> = {
  awaitingGreeting: 21,
  awaitingEhloReply: 22,
  awaitingMailReply: 23,
  awaitingRcptReply: 24,
  awaitingDataReply: 25,
  awaitingAcceptance: 26,
  awaitingAuthReply: 28,
  awaitingStarttlsReply: 29,
};

const stageOf = ({ awaiting }: ClientMoment): number => STAGES[awaiting] ?? 6;

/** A reply that it did not want is marked with a star. */
const unwelcome = ({ reply, secured }: ClientMoment): readonly string[] =>
  reply.map((line) => `${secured ? '<~*' : '<**'} ${line}`);

const isRefusal = ({ reply }: ClientMoment): boolean => /^[45]/u.test(reply[0] ?? '');

function connecting(moment: ClientMoment): Told {
  const why = connectError(moment)?.text ?? 'timeout';
  return {
    lines: [
      `*** Error connecting to ${moment.host}:${moment.port}:`,
      `*** \tIO::Socket::INET6: connect: ${why}`,
    ],
    exitCode: 2,
  };
}

/** What it says about TLS when the handshake is done. */
function started({ tls }: ClientMoment): Told {
  if (tls === null) return SILENT;
  const bits = tls.cipher.includes('128') ? 128 : 256;
  return {
    lines: [
      `=== TLS started with cipher TLSv${tls.version}:${tls.cipher}:${bits}`,
      '=== TLS no local certificate set',
      `=== TLS peer DN="/CN=${tls.subject}"`,
    ],
  };
}

function handshakeFailed(options: Options, moment: ClientMoment): readonly string[] {
  const failed = `*** TLS startup failed (connect(): ${opensslError(moment)})`;
  return options['--tls-on-connect'] ? [failed] : [failed, '*** STARTTLS attempted but failed'];
}

/** It begins the mail without the login that it was to make; an optional one was asked for. */
function withoutLogin(moment: ClientMoment): readonly string[] {
  if (!moment.wantsLogin || moment.rule !== 'client.send-envelope') return [];
  if (moment.awaiting === 'awaitingAuthReply') {
    return isRefusal(moment) ? ['*** No authentication type succeeded'] : [];
  }
  return moment.offersLogin
    ? ['*** Auth not attempted, no advertised types available']
    : ['*** Host did not advertise authentication'];
}

/** What it misses in the list of the server, by the rule that fired on it. */
function missing(options: Options, moment: ClientMoment): readonly string[] {
  switch (moment.rule) {
    case 'client.starttls-missing':
      return ['*** Host did not advertise STARTTLS'];
    case 'client.login-missing':
      return ['*** Host did not advertise authentication'];
    case 'client.no-usable-mechanism':
      return options['--auth'] === ''
        ? ['*** Auth not attempted, no advertised types available']
        : ['*** Auth not attempted, requested type not available'];
    case 'client.login-refused':
      return ['*** No authentication type succeeded'];
    default:
      return [];
  }
}

/** Going on without TLS is worth a line; `--tls-optional` has asked for it. */
function goingOn(options: Options, { awaiting, event, secured, ...moment }: ClientMoment) {
  const isFirstList = awaiting === 'awaitingEhloReply' && event === 'reply.received';
  const isWithout = !secured && !moment.offersStarttls && moment.reply[0]?.startsWith('2') === true;
  return isOptional(options) && isFirstList && isWithout
    ? ['*** Host did not advertise STARTTLS']
    : [];
}

const EXITS: Readonly<Record<string, number>> = {
  'client.starttls-missing': 29,
  'client.starttls-refused': 29,
  'client.login-missing': 28,
  'client.no-usable-mechanism': 28,
  'client.login-refused': 28,
  'client.greeting-refused': 21,
  'client.ehlo-refused': 22,
  'client.envelope-refused': 23,
  'client.no-recipient-left': 24,
  'client.data-refused': 25,
  'client.message-refused': 26,
  'client.message-accepted': 0,
  'client.tls-failed': 29,
};

const exitOf = (moment: ClientMoment): Pick<Told, 'exitCode'> => {
  const exitCode = EXITS[moment.rule];
  return exitCode === undefined ? {} : { exitCode };
};

const GONE = '*** Remote host closed connection unexpectedly.';

function tell(options: Options, moment: ClientMoment): Told {
  if (moment.rule.startsWith('sending.connect-')) return connecting(moment);
  switch (moment.event) {
    case 'tls.established':
      return started(moment);
    case 'connection.lost':
      return { lines: [GONE], exitCode: 6 };
    case 'timer.fired':
      return {
        lines: [`<** Timeout (${options['--timeout']} secs) waiting for server response`],
        exitCode: stageOf(moment),
      };
    case 'tls.failed':
      return {
        lines: [...handshakeFailed(options, moment), ...missing(options, moment)],
        ...exitOf(moment),
      };
    case 'reply.received': {
      const failed =
        moment.awaiting === 'awaitingStarttlsReply' && isRefusal(moment)
          ? ['*** STARTTLS attempted but failed']
          : [];
      return {
        lines: [
          ...(isRefusal(moment) ? unwelcome(moment) : []),
          ...failed,
          ...goingOn(options, moment),
          ...missing(options, moment),
          ...withoutLogin(moment),
        ],
        ...exitOf(moment),
      };
    }
    default:
      return SILENT;
  }
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

const pad = (value: number): string => String(value).padStart(2, '0');

/** `20261123181226.024244`: the date's digits, and the number of a process. */
function messageNumber({ date, chance }: MessageFacts): string {
  const [, day = '', month = '', year = '', hour = '', minute = '', second = ''] =
    /(\d+) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d)/u.exec(date) ?? [];
  const monthNumber = Math.floor(MONTHS.indexOf(month) / 3) + 1;
  const process = String(Number.parseInt(chance.slice(0, 4), 16)).padStart(6, '0');
  return `${year}${pad(monthNumber)}${day.padStart(2, '0')}${hour}${minute}${second}.${process}`;
}

const writeMessage = (facts: MessageFacts): WrittenMessage => ({
  headers: [
    { name: 'Date', value: facts.date },
    { name: 'To', value: facts.to },
    { name: 'From', value: facts.from },
    { name: 'Subject', value: facts.subject },
    { name: 'Message-Id', value: `<${messageNumber(facts)}@${facts.hostName}>` },
    { name: 'X-Mailer', value: 'swaks v20201014.0 jetmore.org/john/code/swaks/' },
  ],
  body: `${facts.body}\n\n\n`,
});

/** The profile of swaks with its options. */
export function swaksProfile(options: Options): ClientProfile {
  const version = VERSIONS[options['--tls-protocol']];
  const waitMs = options['--timeout'] * 1000;
  const isAuthOptional = options['--auth-optional'] || options['--auth-optional-strict'];
  return {
    security: securityOf(options),
    logsIn: true,
    whenAuthIsMissing: isAuthOptional ? 'continue' : 'stop',
    pipelining: false,
    ignoresForeignLines: true,
    sendsOptions: 'none',
    manners: {
      ...USUAL_MANNERS,
      heloFallback: 'always',
      whenStarttlsIsRefused: options['--tls-optional'] ? 'continue' : 'stop',
      whenHandshakeFails: options['--tls-optional'] ? 'continue' : 'stop',
      mechanisms: mechanismsOf(options['--auth']),
      triesNextMechanism: true,
      whenNoMechanismFits: options['--auth-optional'] ? 'continue' : 'stop',
      whenLoginIsRefused: options['--auth-optional'] ? 'continue' : 'stop',
      leavesBy: { 'client.starttls-refused': 'close' },
    },
    timeouts: { connectMs: waitMs, greetingMs: waitMs, replyMs: waitMs, acceptanceMs: waitMs },
    tls: {
      lowest: version ?? '1.2',
      highest: version ?? '1.3',
      checks: options['--tls-verify'] ? { chain: 'with-alert', name: 'never' } : NO_CHECKS,
      sendsServerName: options['--tls-sni'] !== '',
      isAskedAgain: false,
      suites: usualSuites(),
    },
    noDelay: false,
    writeMessage,
    tell: (moment) => tell(options, moment),
  };
}

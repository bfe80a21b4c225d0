/**
 * Every word of the terminal program that is not a lesson: help, labels, mistakes and what to do
 * about them. A message of a mistake is printed after the program's name.
 */
import type { Exposure } from '../projections/exposure';
import type { ScoreReason } from '../trace/traceEvent';

const more = (command: string): string => `See “mailpath ${command} --help”.`;

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const list = (items: readonly string[]): string => items.map((item) => `\n  ${item}`).join('');

const HELP = `Usage: mailpath <command> [options]

How a message crosses ports 587, 465 and 25, computed and told line by line.

Commands:
  list      the scenarios
  run       tell a scenario or a world of your own, as a dialogue or as JSON
  talk      speak SMTP with one of the servers
  replay    play captured dialogues against the servers and compare every line
  settings  every setting of a world, and every parameter of Postfix and Exim

Options:
  --help, -h    this text; “mailpath <command> --help” for a command
  --version     the version

Try:  mailpath run submit-587
`;

const SETTINGS_HELP = [
  '  --set PATH=VALUE   change one setting; as often as you like. PATH is dotted, items of a list are',
  '                     counted from 0: sender.outgoing.port, dns.records.0.address,',
  '                     submission.ports.587.smtpd_tls_security_level. VALUE is JSON where it',
  '                     parses, else text; write \'"25"\' for the text 25.',
].join('\n');

const LIST_HELP = `Usage: mailpath list [--json] [--questions]

Lists the scenarios with the question that each answers.

Options:
  --json        an array of objects with id, group, title and question
  --questions   the questions people ask, each with its answer and the scenarios that show it
  --help, -h    this text
`;

const RUN_HELP = `Usage: mailpath run SCENARIO [options]
       mailpath run --world FILE [options]

Simulates a scenario, or the world in a file, and tells what happened.

Options:
  --world FILE       a world as JSON; “-” reads standard input. What is left out comes from the
                     default world.
${SETTINGS_HELP}
  --format FORMAT    “dialogue” (the default), “json”, or “eml”: the message in the mailbox
  --help, -h         this text

In the dialogue, -> and <- crossed in the clear, ~> and <~ under TLS. === is what happened between,
*** what went wrong. Times are milliseconds since the first SYN, when a line has arrived.

Examples:
  mailpath run submit-465
  mailpath run submit-587 --set sender.outgoing.security=starttls-if-available
  echo '{"sender": {"outgoing": {"port": 25}}}' | mailpath run --world - --format json
`;

const TALK_HELP = `Usage: mailpath talk --as submission|mx [options]

Speaks SMTP as one of the servers on standard input and output: type a command, read the reply.
After the 220 to STARTTLS, and from the start on port 465, the rest counts as inside TLS. Nobody is
kept waiting: refusals come at once, and there is no time-out. What is accepted goes nowhere.

Options:
  --as ROLE          “submission” (587 and 465) or “mx” (25)
  --port PORT        the port; 587 for submission and 25 for mx if it is left out
  --software NAME    the server’s program: “postfix” (default) or “exim”
  --world FILE       a world as JSON; what is left out comes from the default world
${SETTINGS_HELP}
  --help, -h         this text

Example:
  printf 'EHLO me.example.org\\r\\nQUIT\\r\\n' | mailpath talk --as mx --port 25
`;

const REPLAY_HELP = `Usage: mailpath replay [options] CASE.json…

Plays captured dialogues against the server that their role and port name, as the client spoke, and
compares every line of the server. Queue ids and dates may differ. For each file the first line that
differs is printed, and at the end a count. Exit code 1 when something differs.

A case is {"id", "role", "port", "config", "client", "steps"}. A step is {"c": line} or {"d": line}
from the client, {"s": line} from the server, {"tls": {}} or {"tls_failed": text}, {"tcp":
"connected"}, {"tcp": "closed by server"}, {"tcp": "closed by client"}, or {"note": "client waited
3 s: no reply"}. Client steps without a server’s line between them are one write.

A case with "client" and "target" is the capture of a program that sends (swaks, curl, msmtp,
nodemailer, smtplib, openssl): the server’s lines are given to the simulated program, its options
read from “config”, and its lines, its outcome and what it told its user are compared.

The world is the default one, with the program that “server” names (Postfix if it names none), with
that program’s parameters that “config” names as name=value, with the server’s name from the
greeting, and with “set”: an object of values by path, or a list of "path=value".

Options:
  --software NAME    the server’s program, whatever the case says: “postfix” or “exim”
  --help, -h         this text
`;

const LIST_OF_SETTINGS_HELP = `Usage: mailpath settings [--software NAME] [--client NAME] [--json]

Lists every setting of a world, every parameter of the servers’ programs and every option of the
programs that send, each with its meaning, its default and the program’s own documentation. “run”
and “talk” take them by --set or in a world, a case of “replay” by "set".

Options:
  --software NAME    only this program’s parameters, and the default world of its servers
  --client NAME      only the options of this program: swaks, curl, msmtp, nodemailer, smtplib,
                     openssl, Thunderbird, "Apple Mail" or Outlook
  --json             the same as data
  --help, -h         this text

Examples:
  mailpath settings --software exim
  mailpath settings --client swaks
`;

const OBSERVERS: Readonly<Record<Exposure['to'][number], string>> = {
  wifi: 'the Wi-Fi',
  box: 'the box on the path',
  isp: 'the access network',
  transit: 'the networks between the servers',
  impostor: 'the impostor',
};

const REASONS: Readonly<Record<ScoreReason['reason'], string>> = {
  'no-reverse-name': 'the address has no name',
  'spf-fail': 'SPF fails',
  'spf-softfail': 'SPF soft-fails',
  'spf-none': 'there is no SPF record',
  'dmarc-fail': 'DMARC fails',
};

const ENDS = {
  delivered: 'delivered',
  deferred: 'deferred',
  bounced: 'bounced',
  rejected: 'refused',
  aborted: 'given up',
  discarded: 'discarded',
} as const;

const FOLDERS = { inbox: 'the inbox', spam: 'the spam folder', impostor: 'an impostor' } as const;

export const strings = {
  help: HELP,
  listHelp: LIST_HELP,
  runHelp: RUN_HELP,
  talkHelp: TALK_HELP,
  replayHelp: REPLAY_HELP,
  settingsHelp: LIST_OF_SETTINGS_HELP,
  unknownVersion: 'unknown',
  standardInput: 'standard input',

  noCommand:
    'what shall it do? Name a command: list, run, talk, replay or settings. See “mailpath --help”.',
  unknownCommand: (name: string) =>
    `there is no command “${name}”. The commands are list, run, talk, replay and settings.`,
  badArguments: (command: string, message: string) =>
    `${command}: ${message.replace(/\.(\s[\s\S]*)?$/u, '')}. ${more(command)}`,
  tooManyWords: (command: string, word: string) =>
    `${command}: “${word}” is one word too many. ${more(command)}`,

  ownMistake: (stack: string) =>
    `this is a mistake in Mailpath itself; please report it with the command line.\n${stack}`,
  unreadable: (path: string, reason: string) =>
    `${path} cannot be read: ${reason}. Check the path.`,
  fileErrors: {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'you are not allowed to',
  },
  tooLong: (source: string, maximumOctets: number) =>
    `${source} is longer than ${maximumOctets} octets; a world or a case is much shorter. ` +
    'Check that it is the right one.',
  notJson: (source: string, reason: string) => `${source} is not JSON: ${reason}`,

  settings: {
    noValue: (text: string) =>
      `--set ${text}: expected PATH=VALUE, such as sender.outgoing.port=465.`,
    badName: (path: string) => `${path}: there is no setting of that name`,
    badItem: (path: string, items: number) =>
      `${path}: the list has ${count(items, 'item')}, counted from 0; number ${items} adds one`,
    noInside: (path: string, outer: string, value: string) =>
      `${path}: ${outer} is ${value}, which has no settings inside`,
    error: (path: string, given: string, expected: string) =>
      `${path === '' ? 'the world' : path}: given ${given}, expected ${expected}`,
    oneOf: (names: readonly string[]) => `one of ${names.join(', ')}`,
    doesNotFit: (errors: readonly string[]) => `this world does not fit; put right:${list(errors)}`,
  },

  settingsCommand: {
    worldHeading: 'The world\n',
    heading: (program: 'postfix' | 'exim') =>
      `\nParameters of ${program === 'exim' ? 'Exim 4.96' : 'Postfix 3.7'}, for all ports as ` +
      'submission.parameters.NAME or mx.parameters.NAME,\n' +
      'for one port as submission.ports.587.NAME\n',
    setting: (name: string, meaning: string, value: string) =>
      `\n${name}\n    ${meaning}\n    default: ${value}\n`,
    setAt: (place: string, value: string) => `    ${place}: ${value}\n`,
    documented: (documentation: string) => `    see: ${documentation}\n`,
    badSoftware: (software: string) =>
      `settings: --software ${software}: expected postfix or exim.`,
  },

  run: {
    nothing: 'run: name a scenario, or give a world with --world FILE. See “mailpath list”.',
    both: 'run: give a scenario or a world, not both.',
    unknownScenario: (id: string, ids: readonly string[]) =>
      `there is no scenario “${id}”. The scenarios are:${list(ids)}`,
    badFormat: (format: string) => `run: the format “${format}” is neither dialogue, json nor eml.`,
    noMessage: 'run: the story ends with no message in a mailbox, so there is none to save.',
    ownWorld: (source: string) => `The world in ${source}`,
    changed: (paths: readonly string[]) => `Changed: ${paths.join(', ')}`,
  },

  outcome: {
    label: 'Outcome',
    status: (status: keyof typeof ENDS, folder: keyof typeof FOLDERS | null) =>
      folder === null ? ENDS[status] : `${ENDS[status]} to ${FOLDERS[folder]}`,
    reason: 'Reason',
    notices: 'Notices',
    score: 'Spam score',
    scored: (score: number, threshold: number, reasons: readonly ScoreReason[]) => {
      const why = reasons.map(({ reason, points }) => `${REASONS[reason]} (${points})`);
      const because = why.length === 0 ? '' : `: ${why.join(', ')}`;
      return `${score}${because}; spam from ${threshold} on, by this receiver’s own rule`;
    },
    exposed: 'Exposed',
    readable: ({ credentials, message, to }: Exposure, isToken: boolean) => {
      const secret = isToken ? 'the token' : 'the password';
      const what = [...(credentials ? [secret] : []), ...(message ? ['the message'] : [])];
      if (what.length === 0) return 'nothing that strangers could read';
      return `${what.join(' and ')}, readable by ${to.map((who) => OBSERVERS[who]).join(', ')}`;
    },
    roundTrips: 'Round trips',
    stages: {
      banner: 'greeting',
      authenticated: 'login',
      accepted: 'accepted',
      delivered: 'delivered',
    },
    notReached: 'no stage was reached',
  },

  talk: {
    noRole: 'talk: who shall speak? Give --as submission or --as mx.',
    badRole: (role: string) => `talk: --as ${role}: expected submission or mx.`,
    badPort: (port: string) => `talk: --port ${port}: expected a port number such as 587.`,
    notListening: (role: string, port: number, ports: readonly string[]) =>
      `talk: nothing listens on port ${port} of the ${role} server in this world. ` +
      `It listens on ${ports.length === 0 ? 'no port' : ports.join(' and ')}.`,
    inputTaken: 'talk: the world cannot come from standard input, where the client speaks.',
    endless: (maximum: number) =>
      `talk: more than ${maximum} characters came without a reply in between; this is no dialogue.`,
  },

  replay: {
    noFiles: 'replay: name at least one file. See “mailpath replay --help”.',
    badCase: (source: string, problems: readonly string[]) =>
      `${source} is not a case:${list(problems)}`,
    relayDifference: (source: string, what: string, expected: string, got: string) =>
      `${source}: ${what}\n  captured:  ${expected}\n  simulated: ${got}\n`,
    badSoftware: (software: string) => `replay: --software ${software}: expected postfix or exim.`,
    badRole: (source: string, role: string) =>
      `${source}: the role “${role}” is none of a server here; expected submission or mx.`,
    notListening: (source: string, role: string, port: number) =>
      `${source}: nothing listens on port ${port} of the ${role} server. ` +
      `Open it with "set": {"${role}.ports.${port}": {}}.`,
    badWorld: (source: string, message: string) => `${source}: ${message}`,
    difference: (source: string, step: number, expected: string, got: string) =>
      `${source}, step ${step}:\n  expected  ${expected}\n  got       ${got}\n`,
    ignored: (source: string, pairs: readonly string[]) =>
      `${source}: not modelled and left out: ${pairs.join(', ')}\n`,
    summary: (lines: number, files: number, differing: number) =>
      `${count(lines, 'line')} compared in ${count(files, 'file')}, ` +
      `${count(differing, 'file')} ${differing === 1 ? 'differs' : 'differ'}\n`,
    silence: (seconds: number) => `silence for ${seconds} s`,
    silent: 'silence',
    closing: 'the connection closed by the server',
    closed: 'the connection closed by the server',
    open: 'the connection still open',
    handshake: 'a TLS handshake',
    noHandshake: 'no TLS here: the server is not ready for a handshake',
    nothingMore: 'nothing more',
  },
} as const;

/**
 * What postscreen(8) of Postfix 3.7 decides about a client, and what its own small SMTP engine
 * says: that engine never takes a recipient, and is all that a suspect gets to speak with. Measured
 * against a real postscreen. RFC 5321 §3.1, §4.3.1, RFC 5782 §2.1.
 */
import type { Reply } from '../../smtp/reply';
import type { RuleId } from '../../trace/rules';
import type { PostfixService } from '../serviceSettings';
import { isForbidden } from './sessionPolicy';
import { postfixTimeMs } from './postfixTime';

/** Tests of how a client speaks; each can be off, or have no, a late or an instant effect. */
export type SpeechTest = 'pipelining' | 'non_smtp_command' | 'bare_newline';

/** What a client has been found out to be; the first one decides what its recipients hear. */
export type Suspicion = 'denied' | 'talked-early' | 'listed' | SpeechTest;

type Action = 'ignore' | 'enforce' | 'drop';

const backwards = (address: string): string => address.split('.').reverse().join('.');

/** Let through at once: in mynetworks or permitted by name, or known from before. */
export const isTrusted = ({ parameters }: PostfixService, client: string): boolean =>
  parameters.mynetworks.includes(client) ||
  parameters.postscreen_access_list.permit.includes(client);

/** What the list of the unwelcome does to a client; null when it does not name it. */
export const denialOf = ({ parameters }: PostfixService, client: string): Action | null =>
  parameters.postscreen_access_list.reject.includes(client)
    ? parameters.postscreen_denylist_action
    : null;

export const greetAction = ({ parameters }: PostfixService): Action =>
  parameters.postscreen_greet_action;

export const listAction = ({ parameters }: PostfixService): Action =>
  parameters.postscreen_dnsbl_action;

/** What a test of speech leads to; null when it is not made. */
export const testAction = ({ parameters }: PostfixService, test: SpeechTest): Action | null =>
  parameters[`postscreen_${test}_enable`] ? parameters[`postscreen_${test}_action`] : null;

const TESTS: readonly SpeechTest[] = ['pipelining', 'non_smtp_command', 'bare_newline'];

/** Whether a client must speak before it is known; then it is told to come again. */
export const testsSpeech = (service: PostfixService): boolean =>
  TESTS.some((test) => testAction(service, test) !== null);

export const waitMs = ({ parameters }: PostfixService): number =>
  postfixTimeMs(parameters.postscreen_greet_wait);

export const patienceMs = ({ parameters }: PostfixService): number =>
  postfixTimeMs(parameters.postscreen_command_time_limit);

export const mostCommands = ({ parameters }: PostfixService): number =>
  parameters.postscreen_command_count_limit;

/** The zones that are asked, each with its weight and the name that is looked up. */
export const sitesFor = ({ parameters }: PostfixService, client: string) =>
  parameters.postscreen_dnsbl_sites.map((site) => {
    const [zone = '', weight = '1'] = site.split('*');
    return { zone, weight: Number(weight), name: `${backwards(client)}.${zone}` };
  });

export const threshold = ({ parameters }: PostfixService): number =>
  parameters.postscreen_dnsbl_threshold;

export const isNoSmtp = ({ parameters }: PostfixService, line: string): boolean =>
  isForbidden(parameters, line);

const banner = (text: string, { hostName }: PostfixService): string =>
  text
    .replaceAll('$myhostname', hostName)
    .replaceAll('$mail_name', 'Postfix')
    .replaceAll('$mail_version', '3.7.11');

/** The line that begins the greeting and does not end it; null when there is none. */
export function teaser(service: PostfixService): string | null {
  const { postscreen_greet_banner: text, smtpd_banner } = service.parameters;
  const whole = text.replaceAll('$smtpd_banner', smtpd_banner);
  return whole === '' ? null : `220-${banner(whole, service)}`;
}

/** Its list lacks PIPELINING, so that a client must wait for each reply. */
function keywords({ parameters }: PostfixService, isSecured: boolean): readonly string[] {
  const hidden = parameters.smtpd_discard_ehlo_keywords.map((word) => word.toUpperCase());
  const hasTls = !isSecured && parameters.smtpd_tls_security_level !== 'none';
  return [
    parameters.message_size_limit > 0 ? `SIZE ${parameters.message_size_limit}` : 'SIZE',
    ...(parameters.disable_vrfy_command ? [] : ['VRFY']),
    'ETRN',
    ...(hasTls ? ['STARTTLS'] : []),
    'ENHANCEDSTATUSCODES',
    '8BITMIME',
    'DSN',
    'SMTPUTF8',
    'CHUNKING',
  ].filter((line) => !hidden.includes(line.split(' ')[0] ?? ''));
}

export interface Heard {
  readonly client: string;
  readonly isSecured: boolean;
  /** Why recipients are refused; null for a client that only has to come again. */
  readonly suspicion: Suspicion | null;
  /** The list that weighed most. */
  readonly zone: string;
  readonly argument: string;
}

const say = (code: number, enhanced: string | null, ...lines: readonly string[]): Reply => ({
  code,
  enhanced,
  lines,
});

/** What each suspect's recipients hear, and, with 521, a client that is dropped. */
function verdictFor({ suspicion, client, zone }: Heard, code: 521 | 550): Reply {
  switch (suspicion) {
    case null:
      return say(450, '4.3.2', 'Service currently unavailable');
    case 'denied':
      return say(code, '5.3.2', 'Service currently unavailable');
    case 'listed':
      return say(code, '5.7.1', `Service unavailable; client [${client}] blocked using ${zone}`);
    default:
      return say(code, '5.5.1', 'Protocol error');
  }
}

type Wording = (service: PostfixService, heard: Heard) => Reply;

const fixed = (code: number, enhanced: string | null, text: string): Wording => {
  const reply = say(code, enhanced, text);
  return () => reply;
};

const drop: Wording = (_service, heard) => verdictFor(heard, 521);

const refuse: Wording = (_service, heard) => verdictFor(heard, 550);

const WORDINGS: Readonly<Partial<Record<RuleId, Wording>>> = {
  'postscreen.turn-away': drop,
  'postscreen.end-early-talk': drop,
  'postscreen.end-listed': drop,
  'postscreen.end-pipelining': drop,
  'postscreen.end-bare-newline': drop,
  'postscreen.take-over': (service) =>
    say(220, null, banner(service.parameters.smtpd_banner, service)),
  'postscreen.refuse-recipient': refuse,
  'postscreen.refuse-question': refuse,
  'postscreen.too-many-commands': ({ hostName }) =>
    say(421, null, `${hostName} Service unavailable - try again later`),
  'session.timeout': ({ hostName }) => say(421, '4.4.2', `${hostName} Error: timeout exceeded`),
  'session.ehlo': (service, { isSecured }) =>
    say(250, null, service.hostName, ...keywords(service, isSecured)),
  'session.helo': ({ hostName }) => say(250, null, hostName),
  'session.ehlo-syntax': (_service, { argument }) =>
    say(501, null, `Syntax: ${argument.toUpperCase()} hostname`),
  'starttls.syntax': fixed(501, null, 'Syntax: EHLO hostname'),
  'starttls.accept': fixed(220, '2.0.0', 'Ready to start TLS'),
  'starttls.already-active': fixed(554, '5.5.1', 'Error: TLS already active'),
  'starttls.not-offered': fixed(502, '5.5.1', 'Error: command not implemented'),
  'mail.helo-first': fixed(503, '5.5.1', 'Error: send HELO/EHLO first'),
  'mail.nested': fixed(503, '5.5.1', 'Error: nested MAIL command'),
  'mail.syntax': fixed(501, '5.5.4', 'Syntax: MAIL FROM:<address>'),
  'mail.accept': fixed(250, '2.1.0', 'Ok'),
  'rcpt.need-mail': fixed(503, '5.5.1', 'Error: need MAIL command'),
  'rcpt.syntax': fixed(501, '5.5.4', 'Syntax: RCPT TO:<address>'),
  'data.syntax': fixed(501, '5.5.4', 'Syntax: DATA'),
  'data.need-rcpt': fixed(503, '5.5.1', 'Error: need RCPT command'),
  'data.no-recipients': fixed(554, '5.5.1', 'Error: no valid recipients'),
  'bdat.syntax': fixed(501, '5.5.4', 'Syntax: BDAT count [LAST]'),
  'bdat.need-rcpt': fixed(554, '5.5.1', 'Error: need MAIL command'),
  'bdat.no-recipients': fixed(554, '5.5.1', 'Error: no valid recipients'),
  'vrfy.syntax': fixed(501, '5.5.4', 'Syntax: VRFY address'),
  'vrfy.disabled': fixed(502, '5.5.1', 'VRFY command is disabled'),
  'etrn.syntax': fixed(500, null, 'Syntax: ETRN domain'),
  'etrn.refuse': fixed(458, null, 'Unable to queue messages'),
  'session.reset': fixed(250, '2.0.0', 'Ok'),
  'session.noop': fixed(250, '2.0.0', 'Ok'),
  'session.quit': fixed(221, '2.0.0', 'Bye'),
  'postscreen.overlook': fixed(502, '5.5.2', 'Error: command not recognized'),
  'postscreen.note-no-smtp': fixed(502, '5.5.2', 'Error: command not recognized'),
  'session.unknown-command': fixed(502, '5.5.2', 'Error: command not recognized'),
  'session.forbidden-command': fixed(521, '5.7.0', 'Error: I can break rules, too. Goodbye.'),
};

/** The reply for a rule; a rule without words is a bug of the model, so it throws. */
export function postscreenReply(rule: RuleId, service: PostfixService, heard: Heard): Reply {
  const wording = WORDINGS[rule];
  if (wording === undefined) throw new Error(`postscreen has no words for the rule ${rule}.`);
  return wording(service, heard);
}

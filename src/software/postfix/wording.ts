/**
 * What Postfix 3.7 says, word for word, rule by rule. Measured against captured sessions; where a
 * line quotes something, the quote comes from the session and is never written here.
 */
import type { Reply } from '../../smtp/reply';
import { helloStanding } from '../helloStanding';
import type { Quote, RecipientVerdict, Standing } from '../serverSoftware';
import { etrnName } from './sideCommands';
import type { PostfixService } from '../serviceSettings';
import type { ServerRuleId } from '../../trace/rules';

const say = (code: number, enhanced: string | null, ...lines: readonly string[]): Reply => ({
  code,
  enhanced,
  lines,
});

const banner = ({ parameters, hostName }: PostfixService): string =>
  parameters.smtpd_banner
    .replaceAll('$myhostname', hostName)
    .replaceAll('$mail_name', 'Postfix')
    .replaceAll('$mail_version', '3.7.11');

/** The lines of the EHLO reply; they are the policy's, not the wording's. */
type Keywords = (settings: PostfixService, standing: Standing) => readonly string[];

type Wording = (settings: PostfixService, quote: Quote, keywords: Keywords) => Reply;

const fixed = (code: number, enhanced: string | null, text: string): Wording => {
  const reply = say(code, enhanced, text);
  return () => reply;
};

const needHelo = fixed(503, '5.5.1', 'Error: send HELO/EHLO first');
const ok = fixed(250, '2.0.0', 'Ok');
const inTransaction = fixed(503, '5.5.1', 'Error: MAIL transaction in progress');

const bareNewline: Wording = ({ hostName, parameters }) =>
  say(
    parameters.smtpd_forbid_bare_newline_reject_code,
    `${Math.floor(parameters.smtpd_forbid_bare_newline_reject_code / 100)}.5.2`,
    `${hostName} Error: bare <LF> received`,
  );

const WORDINGS: Readonly<Partial<Record<ServerRuleId | RecipientVerdict, Wording>>> = {
  'session.greet': (settings) => say(220, null, banner(settings)),
  'tls.implicit-established': (settings) => say(220, null, banner(settings)),
  'session.unreadable': fixed(500, '5.5.2', 'Error: bad syntax'),
  'session.ehlo': (settings, quote, keywords) =>
    say(250, null, settings.hostName, ...keywords(settings, helloStanding(quote))),
  'session.helo': ({ hostName }) => say(250, null, hostName),
  'session.ehlo-syntax': (_settings, { argument }) =>
    say(501, null, `Syntax: ${argument.toUpperCase()} hostname`),
  'session.quit': fixed(221, '2.0.0', 'Bye'),
  'session.reset': ok,
  'session.reset-syntax': fixed(501, '5.5.4', 'Syntax: RSET'),
  'session.noop': ok,
  'session.unknown-command': fixed(500, '5.5.2', 'Error: command not recognized'),
  'session.empty-command': fixed(500, '5.5.2', 'Error: bad syntax'),
  'session.forbidden-command': fixed(221, '2.7.0', 'Error: I can break rules, too. Goodbye.'),
  'connect.too-many': ({ hostName, parameters }, { clientAddress }) =>
    say(
      421,
      '4.7.0',
      `${hostName} Error: too many ${
        parameters.smtpd_tls_wrappermode ? 'new TLS sessions' : 'connections'
      } from ${clientAddress}`,
    ),
  'session.access-denied': (_settings, { client }) =>
    say(503, '5.7.0', `Error: access denied for ${client}`),
  'session.bare-line-feed': bareNewline,
  'data.bare-line-feed': bareNewline,
  'session.timeout': ({ hostName }) => say(421, '4.4.2', `${hostName} Error: timeout exceeded`),
  'session.data-timeout': ({ hostName }) =>
    say(421, '4.4.2', `${hostName} Error: timeout exceeded`),
  'session.too-many-errors': ({ hostName }) =>
    say(421, '4.7.0', `${hostName} Error: too many errors`),
  'session.out-of-sync': fixed(554, '5.5.0', 'Error: SMTP protocol synchronization'),
  'etrn.refuse': (_settings, { operand }) =>
    say(459, null, `<${etrnName(operand)}>: service unavailable`),
  'etrn.in-transaction': fixed(503, null, 'Error: MAIL transaction in progress'),
  'etrn.syntax': fixed(500, null, 'Syntax: ETRN domain'),
  'etrn.bad-name': fixed(501, null, 'Error: invalid parameter syntax'),
  'proxy.refuse': fixed(550, '5.7.0', 'Error: insufficient authorization'),
  'proxy.in-transaction': fixed(503, '5.5.1', 'Error: MAIL transaction in progress'),
  'proxy.syntax': (_settings, { argument }) =>
    say(501, '5.5.4', `Syntax: ${argument.toUpperCase()} attribute=value...`),
  'tls.required-first': fixed(530, '5.7.0', 'Must issue a STARTTLS command first'),
  'starttls.accept': fixed(220, '2.0.0', 'Ready to start TLS'),
  'starttls.already-active': fixed(554, '5.5.1', 'Error: TLS already active'),
  'starttls.too-many': (_settings, { clientAddress }) =>
    say(454, '4.7.0', `Error: too many new TLS sessions from ${clientAddress}`),
  'starttls.syntax': fixed(501, '5.5.4', 'Syntax: STARTTLS'),
  'starttls.not-offered': fixed(502, '5.5.1', 'Error: command not implemented'),
  'auth.challenge': (_settings, { challenge }) => say(334, null, challenge),
  'auth.prove': (_settings, { challenge }) => say(334, null, challenge),
  'auth.token-refused': (_settings, { challenge }) => say(334, null, challenge),
  'auth.accept': fixed(235, '2.7.0', 'Authentication successful'),
  'auth.refuse': fixed(535, '5.7.8', 'Error: authentication failed: (reason unavailable)'),
  'auth.unavailable': fixed(
    454,
    '4.7.0',
    'Temporary authentication failure: Connection lost to authentication server',
  ),
  'auth.too-long': fixed(500, '5.5.6', 'SASL response limit exceeded'),
  'auth.cancel': fixed(501, '5.7.0', 'Authentication aborted'),
  'auth.bad-initial-base64': fixed(
    535,
    '5.7.8',
    'Error: authentication failed: Invalid base64 data in initial response',
  ),
  'auth.bad-base64': fixed(
    535,
    '5.7.8',
    'Error: authentication failed: Invalid base64 data in continued response',
  ),
  'auth.bad-mechanism': fixed(
    535,
    '5.7.8',
    'Error: authentication failed: Invalid authentication mechanism',
  ),
  'auth.syntax': fixed(501, '5.5.4', 'Syntax: AUTH mechanism'),
  'auth.already': fixed(503, '5.5.1', 'Error: already authenticated'),
  'auth.in-transaction': inTransaction,
  'auth.too-many': (_settings, { clientAddress }) =>
    say(450, '4.7.1', `Error: too many AUTH commands from ${clientAddress}`),
  'auth.not-enabled': fixed(503, '5.5.1', 'Error: authentication not enabled'),
  'auth.helo-first': needHelo,
  'mail.accept': fixed(250, '2.1.0', 'Ok'),
  'mail.nested': fixed(503, '5.5.1', 'Error: nested MAIL command'),
  'mail.helo-first': needHelo,
  'mail.syntax': fixed(501, '5.5.4', 'Syntax: MAIL FROM:<address>'),
  'mail.bad-address': fixed(501, '5.1.7', 'Bad sender address syntax'),
  'mail.unsupported-option': (_settings, { option }) =>
    say(555, '5.5.4', `Unsupported option: ${option}`),
  'mail.bad-size': fixed(501, '5.5.4', 'Bad message size syntax'),
  'mail.bad-option': (_settings, { problem }) => say(501, '5.5.4', problem),
  'mail.no-space': fixed(452, '4.3.1', 'Insufficient system storage'),
  'mail.too-large': (_settings, { problem }) =>
    say(552, '5.3.4', problem === '' ? 'Message size exceeds fixed limit' : problem),
  'rcpt.accept': fixed(250, '2.1.5', 'Ok'),
  'rcpt.need-mail': fixed(503, '5.5.1', 'Error: need MAIL command'),
  'rcpt.syntax': fixed(501, '5.5.4', 'Syntax: RCPT TO:<address>'),
  'rcpt.bad-address': fixed(501, '5.1.3', 'Bad recipient address syntax'),
  'rcpt.unsupported-option': (_settings, { option }) =>
    say(555, '5.5.4', `Unsupported option: ${option}`),
  'rcpt.bad-option': (_settings, { problem }) => say(501, '5.5.4', problem),
  'rcpt.too-many': fixed(452, '4.5.3', 'Error: too many recipients'),
  'data.start': fixed(354, null, 'End data with <CR><LF>.<CR><LF>'),
  'data.need-rcpt': fixed(503, '5.5.1', 'Error: need RCPT command'),
  'data.no-recipients': fixed(554, '5.5.1', 'Error: no valid recipients'),
  'data.syntax': fixed(501, '5.5.4', 'Syntax: DATA'),
  'data.accept': (_settings, { queueId }) => say(250, '2.0.0', `Ok: queued as ${queueId}`),
  'data.too-large': fixed(552, '5.3.4', 'Error: message file too big'),
  'bdat.syntax': fixed(521, '5.5.4', 'Syntax: BDAT count [LAST]'),
  'bdat.discarded': (_settings, { lastOctets }) =>
    say(551, '5.0.0', `Discarded ${lastOctets} bytes after earlier error`),
  'bdat.empty': fixed(551, '5.7.1', 'Null BDAT request'),
  'bdat.need-rcpt': fixed(503, '5.5.1', 'Error: need RCPT command'),
  'bdat.no-recipients': fixed(554, '5.5.1', 'Error: no valid recipients'),
  'bdat.too-large': fixed(552, '5.3.4', 'Chunk exceeds message size limit'),
  'bdat.chunk': (_settings, { chunkOctets }) => say(250, '2.0.0', `Ok: ${chunkOctets} bytes`),
  'bdat.accept': (_settings, { totalOctets, queueId }) =>
    say(250, '2.0.0', `Ok: ${totalOctets} bytes queued as ${queueId}`),
  'bdat.mixed': (_settings, { argument }) =>
    say(503, '5.5.1', `Error: ${argument.toUpperCase()} after BDAT`),
  'vrfy.answer': (_settings, { operand }) => say(252, '2.0.0', operand),
  'vrfy.bad-address': fixed(501, '5.1.3', 'Bad recipient address syntax'),
  'vrfy.syntax': fixed(501, '5.5.4', 'Syntax: VRFY address [SMTPUTF8]'),
  'vrfy.disabled': fixed(502, '5.5.1', 'VRFY command is disabled'),
  'recipient.unknown-user': (_settings, { recipient }) =>
    say(
      550,
      '5.1.1',
      `<${recipient}>: Recipient address rejected: User unknown in local recipient table`,
    ),
  'recipient.relay-denied': (_settings, { recipient }) =>
    say(554, '5.7.1', `<${recipient}>: Relay access denied`),
  'recipient.relay-deferred': (_settings, { recipient }) =>
    say(454, '4.7.1', `<${recipient}>: Relay access denied`),
  'recipient.access-denied': (_settings, { recipient }) =>
    say(554, '5.7.1', `<${recipient}>: Recipient address rejected: Access denied`),
  'client-host.access-denied': (_settings, { client }) =>
    say(554, '5.7.1', `<${client}>: Client host rejected: Access denied`),
  'sender.not-logged-in': (_settings, { sender }) =>
    say(553, '5.7.1', `<${sender}>: Sender address rejected: not logged in`),
  'sender.not-owned': (_settings, { sender, user }) =>
    say(553, '5.7.1', `<${sender}>: Sender address rejected: not owned by user ${user}`),
};

/** The reply for a rule; a rule without words is a bug of the model, so it throws. */
export function postfixReply(
  rule: ServerRuleId | RecipientVerdict,
  settings: PostfixService,
  keywords: Keywords,
  quote: Quote,
): Reply {
  const wording = WORDINGS[rule];
  if (wording === undefined) throw new Error(`Postfix has no words for the rule ${rule}.`);
  return wording(settings, quote, keywords);
}

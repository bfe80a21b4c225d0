/**
 * What Exim 4.96 says, word for word, rule by rule; it uses no enhanced codes. Measured against
 * captured sessions. The error that is one too many has a second line in the same reply.
 */
import { formatDate } from '../../smtp/message';
import type { Reply } from '../../smtp/reply';
import type { ServerRuleId } from '../../trace/rules';
import { helloStanding } from '../helloStanding';
import type { Quote, RecipientVerdict, Standing } from '../serverSoftware';
import type { EximService } from '../serviceSettings';
import { statementFor } from './accessControl';

const VERSION = '4.96';

const say = (code: number, ...lines: readonly string[]): Reply => ({
  code,
  enhanced: null,
  lines,
});

/** The lines of the EHLO reply; they are the policy's, not the wording's. */
type Keywords = (settings: EximService, standing: Standing) => readonly string[];

type Wording = (settings: EximService, quote: Quote, keywords: Keywords) => Reply;

const fixed = (code: number, ...lines: readonly string[]): Wording => {
  const reply = say(code, ...lines);
  return () => reply;
};

const banner: Wording = ({ parameters, hostName }, { connectedEpochMs }) =>
  say(
    220,
    parameters.smtp_banner
      .replaceAll('$smtp_active_hostname', hostName)
      .replaceAll('$primary_hostname', hostName)
      .replaceAll('$version_number', VERSION)
      .replaceAll('$tod_full', formatDate(connectedEpochMs)),
  );

/** `smtp.example.org Hello client.example.org [192.0.2.10]` */
const hello = ({ hostName }: EximService, quote: Quote): string =>
  `${hostName} Hello ${quote.clientName ?? quote.helloName} [${quote.clientAddress}]`;

const helloSyntax: Wording = (_settings, { argument }) =>
  say(501, `Syntactically invalid ${argument.toUpperCase()} argument(s)`);

const notAdvertised = (what: string): Wording =>
  fixed(503, `${what} command used when not advertised`);

const withOperand =
  (text: (quote: Quote) => string): Wording =>
  (_settings, quote) =>
    say(501, `${quote.operand}: ${text(quote)}`);

/** The problem in the words of whoever read the command. */
const problemOnly: Wording = (_settings, { problem }) => say(501, problem);

const tooLarge = fixed(552, 'Message size exceeds maximum permitted');
const badBase64 = fixed(501, 'Invalid base64 data');
const noArguments = fixed(501, 'unexpected argument data');

/** When nobody is left to receive a message: why, if all had one reason, and what was missing. */
const needsRecipient: Wording = (_settings, { refusedWith, followsRecipient, argument }) => {
  const all =
    refusedWith.length === 0
      ? []
      : ['All RCPT commands were rejected with this error:', ...refusedWith];
  const valid = followsRecipient ? 'Valid' : 'valid';
  return say(503, ...all, `${valid} RCPT command must precede ${argument.toUpperCase()}`);
};

const help: Wording = ({ parameters }, { secured }) =>
  say(
    214,
    'Commands supported:',
    [
      'AUTH',
      ...(parameters.tls_advertise_hosts === '*' && !secured ? ['STARTTLS'] : []),
      'HELO EHLO MAIL RCPT DATA BDAT NOOP QUIT RSET HELP',
      ...(parameters.acl_smtp_vrfy === 'accept' ? ['VRFY'] : []),
    ].join(' '),
  );

const WORDINGS: Readonly<Partial<Record<ServerRuleId | RecipientVerdict, Wording>>> = {
  'session.greet': banner,
  'tls.implicit-established': banner,
  'session.unreadable': fixed(501, 'NUL characters are not allowed in SMTP commands'),
  'session.ehlo': (settings, quote, keywords) => {
    const lines = keywords(settings, helloStanding(quote));
    return say(250, hello(settings, quote), ...lines);
  },
  'session.helo': (settings, quote) => say(250, hello(settings, quote)),
  'session.ehlo-syntax': helloSyntax,
  'session.quit': ({ hostName }) => say(221, `${hostName} closing connection`),
  'session.reset': fixed(250, 'Reset OK'),
  'session.reset-syntax': noArguments,
  'session.noop': fixed(250, 'OK'),
  'session.help': help,
  'session.unknown-command': fixed(500, 'unrecognized command'),
  'session.empty-command': fixed(500, 'unrecognized command'),
  'session.too-many-unknown': fixed(500, 'Too many unrecognized commands'),
  'session.too-many-idle': fixed(554, 'Too many nonmail commands'),
  'session.out-of-sync': fixed(554, 'SMTP synchronization error'),
  'etrn.refuse': fixed(458, 'Administrative prohibition'),
  'etrn.in-transaction': fixed(503, 'ETRN is not permitted inside a transaction'),
  'session.timeout': ({ hostName }) =>
    say(421, `${hostName}: SMTP command timeout - closing connection`),
  'session.data-timeout': ({ hostName }) =>
    say(421, `${hostName} SMTP incoming data timeout - closing connection.`),
  'session.quit-syntax': noArguments,
  'starttls.accept': fixed(220, 'TLS go ahead'),
  'starttls.again': fixed(554, 'Already in TLS'),
  'tls.security-failure': fixed(554, 'Security failure'),
  'starttls.already-active': notAdvertised('STARTTLS'),
  'starttls.not-offered': notAdvertised('STARTTLS'),
  'starttls.syntax': noArguments,
  'auth.challenge': (_settings, { challenge }) => say(334, challenge),
  'auth.unavailable': fixed(435, 'Unable to authenticate at present'),
  'auth.bad-name': fixed(501, 'invalid character in authentication mechanism name'),
  'auth.unexpected-initial': fixed(553, 'Initial data not expected'),
  'auth.accept': fixed(235, 'Authentication succeeded'),
  'auth.refuse': fixed(535, 'Incorrect authentication data'),
  'auth.cancel': fixed(501, 'Authentication cancelled'),
  'auth.bad-initial-base64': badBase64,
  'auth.bad-base64': badBase64,
  'auth.bad-mechanism': (_settings, { operand }) =>
    say(504, `${operand.split(/\s/u)[0] ?? ''} authentication mechanism not supported`),
  'auth.syntax': (_settings, { operand }) =>
    say(504, `${operand.split(/\s/u)[0] ?? ''} authentication mechanism not supported`),
  'auth.already': fixed(503, 'already authenticated'),
  'auth.in-transaction': fixed(503, 'not permitted in mail transaction'),
  'auth.not-enabled': notAdvertised('AUTH'),
  'auth.helo-first': notAdvertised('AUTH'),
  'mail.accept': (_settings, { requestsPrdr }) =>
    say(250, requestsPrdr ? 'OK, PRDR Requested' : 'OK'),
  'mail.nested': fixed(503, 'sender already given'),
  'mail.helo-first': fixed(503, 'HELO or EHLO required'),
  'mail.syntax': fixed(501, 'MAIL must have an address operand'),
  'mail.bad-address': problemOnly,
  'mail.bad-option': problemOnly,
  'mail.unqualified': withOperand(() => 'sender address must contain a domain'),
  'mail.needs-tls': fixed(550, 'Encryption required'),
  'mail.needs-login': fixed(550, 'Authentication required'),
  'mail.no-space': fixed(452, 'Space shortage, please try later'),
  'mail.too-large': tooLarge,
  'rcpt.accept': fixed(250, 'Accepted'),
  'rcpt.need-mail': fixed(503, 'sender not yet given'),
  'rcpt.syntax': fixed(501, 'RCPT must have an address operand'),
  'rcpt.bad-address': problemOnly,
  'rcpt.bad-option': problemOnly,
  'rcpt.unqualified': withOperand(() => 'recipient address must contain a domain'),
  'rcpt.too-many': ({ parameters }) =>
    say(parameters.recipients_max_reject ? 552 : 452, 'too many recipients'),
  'data.start': fixed(354, 'Enter message, ending with "." on a line by itself'),
  'data.need-rcpt': needsRecipient,
  'data.no-recipients': needsRecipient,
  'data.syntax': noArguments,
  'data.accept': (_settings, { queueId }) => say(250, `OK id=${queueId}`),
  'data.too-large': tooLarge,
  'bdat.not-offered': fixed(503, 'BDAT command used when CHUNKING not advertised'),
  'bdat.syntax': fixed(501, 'missing size for BDAT command'),
  'bdat.need-rcpt': needsRecipient,
  'bdat.no-recipients': needsRecipient,
  'bdat.too-large': tooLarge,
  'bdat.chunk': (_settings, { chunkOctets }) => say(250, `${chunkOctets} byte chunk received`),
  'bdat.accept': (_settings, { chunkOctets, totalOctets, queueId }) =>
    say(250, ` ${chunkOctets} byte chunk, total ${totalOctets}`, `OK id=${queueId}`),
  'bdat.mixed': fixed(503, 'only BDAT permissible after non-LAST BDAT'),
  'bdat.only-reset': fixed(503, 'only RSET accepted now'),
  'vrfy.answer': (_settings, { recipient }) => say(250, `<${recipient}> is deliverable`),
  'vrfy.bad-address': problemOnly,
  'vrfy.unqualified': withOperand(() => 'recipient address must contain a domain'),
  'vrfy.disabled': fixed(252, 'Administrative prohibition'),
  'expn.disabled': fixed(550, 'Administrative prohibition'),
  'recipient.unknown-user': ({ parameters }) => say(550, parameters.cannot_route_message),
  'recipient.relay-denied': fixed(550, 'relay not permitted'),
  'recipient.odd-address': fixed(550, 'Restricted characters in address'),
  'recipient.too-many-bad': fixed(550, 'Rejected for too many bad recipients'),
  'recipient.put-off': (settings, { sender }) => {
    const message = statementFor(settings, sender)?.message ?? '';
    return say(451, message === '' ? 'Temporary local problem - please try later' : message);
  },
  'recipient.access-denied': (settings, { sender }) => {
    const message = statementFor(settings, sender)?.message ?? '';
    return say(550, message === '' ? 'Administrative prohibition' : message);
  },
};

const TOO_MANY = 'Too many syntax or protocol errors';

/** The reply for a rule; a rule without words is a bug of the model, so it throws. */
export function eximReply(
  rule: ServerRuleId | RecipientVerdict,
  settings: EximService,
  keywords: Keywords,
  quote: Quote,
): Reply {
  const wording = WORDINGS[rule];
  if (wording === undefined) throw new Error(`Exim has no words for the rule ${rule}.`);
  const reply = wording(settings, quote, keywords);
  const isOneTooMany =
    quote.isError &&
    // A greeting that cannot be read is counted, and the session ends without a word about it.
    rule !== 'session.ehlo-syntax' &&
    quote.errorCount > settings.parameters.smtp_max_synprot_errors;
  return isOneTooMany ? { ...reply, lines: [...reply.lines, TOO_MANY] } : reply;
}

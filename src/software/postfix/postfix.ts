/**
 * Postfix 3.7 as a policy: what smtpd(8) offers, asks for and refuses, in its own order. Measured
 * against captured sessions. The words are in `wording.ts`, the access lists in `restrictions.ts`.
 * Simplified: no pause after many errors (smtpd_error_sleep_time).
 */
import { usualSuites } from '../../world/cipherSuites';
import { parseChunkHead } from '../../smtp/chunk';
import { parseCommand } from '../../smtp/command';
import type { PostfixParameters } from '../../world/postfixParameters';
import type { ServerSoftware, Standing } from '../serverSoftware';
import type { PostfixService, ServiceSettings } from '../serviceSettings';
import { refusalByMilter } from './milterReplies';
import { readPath, readVrfy } from './readPath';
import { judgeRecipient } from './restrictions';
import { readAuth, readResponse, shownMechanisms } from './logins';
import { sideProblem } from './sideCommands';
import { parseTlsRange } from './tlsRange';
import { postfixTimeMs } from './postfixTime';
import { postfixReply } from './wording';

/**
 * smtpd_forbidden_commands: CONNECT, GET, POST and what does not begin with a letter; and what
 * looks like the header of a message, whatever the parameter says.
 */
const FORBIDDEN = /^\s*(?:(?:connect|get|post)(?=\s|$)|[^a-z\s]|[!-9;-~]+:)/iu;

/** A service of this software; another one is a mistake of the caller's. */
function own(settings: ServiceSettings): PostfixService {
  if (settings.software === 'postfix') return settings;
  throw new TypeError(`Postfix was asked about a service of ${settings.software}.`);
}

/** A server that insists on TLS takes no login before it, whatever smtpd_tls_auth_only says. */
const impliesAuthOnly = ({ smtpd_tls_security_level }: PostfixParameters): boolean =>
  smtpd_tls_security_level === 'encrypt';

function offersStartTls({ parameters }: PostfixService): boolean {
  return !parameters.smtpd_tls_wrappermode && parameters.smtpd_tls_security_level !== 'none';
}

function offersAuth({ parameters }: PostfixService, secured: boolean): boolean {
  return (
    parameters.smtpd_sasl_auth_enable &&
    (secured || !(parameters.smtpd_tls_auth_only || impliesAuthOnly(parameters)))
  );
}

function keywords(settings: PostfixService, standing: Standing): readonly string[] {
  const { parameters } = settings;
  const starttls = !standing.secured && offersStartTls(settings);
  const mechanisms = shownMechanisms(settings, standing.secured);
  const isExcepted = parameters.smtpd_sasl_exceptions_networks.includes(standing.clientAddress);
  const auth = offersAuth(settings, standing.secured) && mechanisms.length > 0 && !isExcepted;
  return [
    'PIPELINING',
    parameters.message_size_limit > 0 ? `SIZE ${parameters.message_size_limit}` : 'SIZE',
    ...(parameters.disable_vrfy_command ? [] : ['VRFY']),
    'ETRN',
    ...(starttls ? ['STARTTLS'] : []),
    ...(auth ? [`AUTH ${mechanisms.join(' ')}`] : []),
    ...(auth && parameters.broken_sasl_auth_clients ? [`AUTH=${mechanisms.join(' ')}`] : []),
    'ENHANCEDSTATUSCODES',
    '8BITMIME',
    'DSN',
    'SMTPUTF8',
    'CHUNKING',
  ];
}

/**
 * smtpd(8) asks its login server for the mechanisms when a login becomes possible: as the client
 * connects, or after the handshake. When none is left to it, it dies on the spot.
 */
function endsWithoutLogins(service: PostfixService, secured: boolean): boolean {
  if (!offersAuth(service, secured)) return false;
  return shownMechanisms(service, secured).length === 0;
}

/** Commands that end a group: nothing may come behind them before they are answered. */
const ENDS_A_GROUP: ReadonlySet<string> = new Set(['helo', 'ehlo', 'data', 'bdat', 'noop', 'vrfy']);

const SIDE_COMMANDS: ReadonlySet<string> = new Set(['etrn', 'xclient', 'xforward']);

export const POSTFIX: ServerSoftware = {
  needsTlsFirst: (settings) => {
    const { parameters } = own(settings);
    return !parameters.smtpd_tls_wrappermode && parameters.smtpd_tls_security_level === 'encrypt';
  },
  isImplicitTls: (settings) => own(settings).parameters.smtpd_tls_wrappermode,
  offersStartTls: (settings) => offersStartTls(own(settings)),
  offersAuth: (settings, { secured }) => offersAuth(own(settings), secured),
  tellsLoginFirst: false,
  endsWithoutLogins: (settings, secured) => endsWithoutLogins(own(settings), secured),
  readAuth: (settings, { secured }, command, { draw, ...facts }) =>
    readAuth(own(settings), secured, command, draw, facts),
  readResponse: (settings, exchange, line, draw) =>
    readResponse(own(settings), exchange, line, draw),
  takesChunks: () => true,
  keywords: (settings, standing) => keywords(own(settings), standing),
  isForbidden: (line) => FORBIDDEN.test(line),
  insistsOnHelo: (settings) => own(settings).parameters.smtpd_helo_required,
  acceptsHello: (_settings, name) => name !== '',
  refusesArgumentsFirst: false,
  answers: (verb) => SIDE_COMMANDS.has(verb),
  sideProblem,
  readCommand: parseCommand,
  readChunk: parseChunkHead,
  refusesEmptyChunk: true,
  vrfy: (settings, argument) => readVrfy(own(settings), argument),
  readPath: (settings, command) => readPath(own(settings), command),
  senderLacks: () => null,
  judgeRecipient: (settings, facts, known) => judgeRecipient(own(settings), facts, known),
  refuseMessage: (verdict, domain) => refusalByMilter(verdict, domain),
  limits: (settings) => {
    const { parameters } = own(settings);
    return {
      messageOctets: parameters.message_size_limit,
      recipients: parameters.smtpd_recipient_limit,
      errors: parameters.smtpd_hard_error_limit,
      unknownCommands: Number.POSITIVE_INFINITY,
      idleCommands: parameters.smtpd_junk_command_limit,
      endsWhenIdle: false,
    };
  },
  countsAsError: () => true,
  closesOnBadChunk: true,
  insistsOnReset: false,
  tellsLimitApart: true,
  allowsMoreBehind: (settings, verb, { extended }) =>
    !own(settings).parameters.smtpd_forbid_unauth_pipelining ||
    verb === 'connect' ||
    (extended && !ENDS_A_GROUP.has(verb)),
  tlsRange: (settings) => {
    const { parameters } = own(settings);
    return parseTlsRange(
      parameters.smtpd_tls_security_level === 'encrypt' || parameters.smtpd_tls_wrappermode
        ? parameters.smtpd_tls_mandatory_protocols
        : parameters.smtpd_tls_protocols,
    );
  },
  // Every grade from `low` to `high` is the same list with OpenSSL 3.0, which lacks the others.
  cipherSuites: () => usualSuites(),
  commandTimeoutMs: (settings) => postfixTimeMs(own(settings).parameters.smtpd_timeout),
  handshakeTimeoutMs: (settings) => postfixTimeMs(own(settings).parameters.smtpd_starttls_timeout),
  reply: (rule, settings, quote) => postfixReply(rule, own(settings), keywords, quote),
};

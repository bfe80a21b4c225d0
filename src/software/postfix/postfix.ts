/**
 * Postfix 3.7 as a policy: what smtpd(8) offers, asks for and refuses, in its own order. Measured
 * against captured sessions. The words are in `wording.ts`, the access lists in `restrictions.ts`.
 * Not modelled: clients that may use XCLIENT and XFORWARD; VERP.
 */
import { parseChunkHead } from '../../smtp/chunk';
import { wholeLinesLength } from '../../smtp/lines';
import { parseCommand } from '../../smtp/command';
import type { PostfixParameters } from '../../world/postfixParameters';
import type { ServerSoftware, Standing } from '../serverSoftware';
import type { PostfixService, ServiceSettings } from '../serviceSettings';
import { hasSpace, readPath, readVrfy } from './readPath';
import { readAuth, readResponse, shownMechanisms } from './logins';
import { refusalByMilter } from './milterReplies';
import { judgeRecipient, judgesAt } from './restrictions';
import {
  bareNewlines,
  filterLine,
  finishReply,
  hasTooMany,
  isForbidden,
  pauseMs,
} from './sessionPolicy';
import { sideProblem } from './sideCommands';
import { cipherSuitesOf, tlsRangeOf } from './tlsOffer';
import { postfixTimeMs } from './postfixTime';
import { postfixReply } from './wording';

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
  const discarded = parameters.smtpd_discard_ehlo_keywords.map((word) => word.toLowerCase());
  const lines = [
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
  const isShown = (line: string): boolean =>
    !discarded.includes(/^[^ =]+/u.exec(line)?.[0].toLowerCase() ?? '');
  return lines.filter(isShown);
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
  distrustsRepeatedTls: false,
  tellsLoginFirst: false,
  endsWithoutLogins: (settings, secured) => endsWithoutLogins(own(settings), secured),
  readAuth: (settings, { secured }, command, { draw, ...facts }) =>
    readAuth(own(settings), secured, command, draw, facts),
  readResponse: (settings, exchange, line, draw) =>
    readResponse(own(settings), exchange, line, draw),
  takesChunks: () => true,
  keywords: (settings, standing) => keywords(own(settings), standing),
  isForbidden: (settings, line) => isForbidden(own(settings).parameters, line),
  filterLine: (settings, line) => filterLine(own(settings).parameters, line),
  bareNewlines: (settings, client) => bareNewlines(own(settings).parameters, client),
  insistsOnHelo: (settings) => own(settings).parameters.smtpd_helo_required,
  acceptsHello: (_settings, name) => name !== '',
  refusesArgumentsFirst: false,
  answers: (verb) => SIDE_COMMANDS.has(verb),
  sideProblem,
  readCommand: parseCommand,
  readChunk: parseChunkHead,
  discardsChunks: true,
  countMessage: wholeLinesLength,
  hasFreeCommands: false,
  vrfy: (settings, argument) => readVrfy(own(settings), argument),
  readPath: (settings, command) => readPath(own(settings), command),
  senderLacks: (settings) => (hasSpace(own(settings)) ? null : 'space'),
  judgeRecipient: (settings, facts, known) => judgeRecipient(own(settings), facts, known),
  refuseMessage: (verdict, domain) => refusalByMilter(verdict, domain),
  judgesAt: (settings, stage) => judgesAt(own(settings), stage),
  hasTooMany: (settings, what, client, counts) =>
    hasTooMany(own(settings).parameters, what, client, counts),
  pauseMs: (settings, errorCount) => pauseMs(own(settings).parameters, errorCount),
  forgivesErrors: true,
  finishReply: (settings, reply, quote) => finishReply(reply, own(settings), quote),
  limits: (settings) => {
    const { parameters } = own(settings);
    return {
      messageOctets: parameters.message_size_limit,
      recipients: parameters.smtpd_recipient_limit,
      errors: parameters.smtpd_hard_error_limit,
      unknownCommands: Number.POSITIVE_INFINITY,
      // The limit itself is still free, and the one that passes it is not looked at before.
      idleCommands: parameters.smtpd_junk_command_limit + 1,
      endsWhenIdle: false,
    };
  },
  countsAsError: () => true,
  closesOnBadChunk: true,
  insistsOnReset: false,
  tellsLimitApart: true,
  isEarlyBehind: (verb, { extended }) => !extended || ENDS_A_GROUP.has(verb),
  allowsMoreBehind: (settings, verb, { extended }) =>
    !own(settings).parameters.smtpd_forbid_unauth_pipelining ||
    verb === 'connect' ||
    (extended && !ENDS_A_GROUP.has(verb)),
  tlsRange: (settings) => tlsRangeOf(own(settings).parameters),
  cipherSuites: (settings) => cipherSuitesOf(own(settings).parameters),
  commandTimeoutMs: (settings) => postfixTimeMs(own(settings).parameters.smtpd_timeout),
  handshakeTimeoutMs: (settings) => postfixTimeMs(own(settings).parameters.smtpd_starttls_timeout),
  reply: (rule, settings, quote) => postfixReply(rule, own(settings), keywords, quote),
};

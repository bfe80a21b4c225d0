/**
 * Exim 4.96 as a policy: what it offers, asks for and refuses, in its own order (smtp_in.c).
 * Measured against captured sessions. The words are in `wording.ts`, the lists in
 * `accessControl.ts`.
 * Not modelled: PRDR, although it is listed as the real server lists it.
 * Simplified: under TLS the last reply to too many unknown commands is sealed like any other; the
 * real one has closed TLS by then and writes it in the clear.
 */
import { usualSuites } from '../../world/cipherSuites';
import type { ServerSoftware, Standing } from '../serverSoftware';
import type { EximService, ServiceSettings } from '../serviceSettings';
import type { ServerRuleId } from '../../trace/rules';
import { judgeRecipient, senderLacks } from './accessControl';
import { advertised, readAuth, readResponse } from './authenticators';
import { allowsMoreBehind } from './synchronization';
import { eximOctets, eximTimeMs } from './eximUnits';
import { countMessage, readChunk, readCommand } from './readCommand';
import { readPath, readVrfy } from './readPath';
import { eximReply } from './wording';

/** A service of this software; another one is a mistake of the caller's. */
function own(settings: ServiceSettings): EximService {
  if (settings.software === 'exim') return settings;
  throw new TypeError(`Exim was asked about a service of ${settings.software}.`);
}

const isImplicitTls = ({ parameters, port }: EximService): boolean =>
  parameters.tls_on_connect_ports.includes(port);

/** STARTTLS and AUTH count only when the last EHLO has shown them. */
const offersStartTls = (service: EximService, { secured, extended }: Standing): boolean =>
  service.parameters.tls_advertise_hosts === '*' && !isImplicitTls(service) && !secured && extended;

function showsAuth(service: EximService, { secured }: Standing): boolean {
  const { parameters } = service;
  const hasNone = advertised(service, secured).length === 0;
  if (parameters.auth_advertise_hosts === '' || hasNone) return false;
  return parameters.auth_advertise_hosts === '*' || secured;
}

function keywords(service: EximService, standing: Standing): readonly string[] {
  const { parameters } = service;
  const mechanisms = advertised(service, standing.secured);
  const size = eximOctets(parameters.message_size_limit);
  const when = (shown: boolean, line: string): readonly string[] => (shown ? [line] : []);
  return [
    size > 0 ? `SIZE ${size}` : 'SIZE',
    '8BITMIME',
    ...when(parameters.dsn_advertise_hosts === '*', 'DSN'),
    ...when(parameters.acl_smtp_vrfy === 'accept', 'VRFY'),
    ...when(parameters.pipelining_advertise_hosts === '*', 'PIPELINING'),
    ...when(parameters.pipelining_connect_advertise_hosts === '*', 'PIPECONNECT'),
    ...when(showsAuth(service, standing) && !standing.identified, `AUTH ${mechanisms.join(' ')}`),
    ...when(parameters.chunking_advertise_hosts === '*', 'CHUNKING'),
    ...when(offersStartTls(service, standing), 'STARTTLS'),
    ...when(parameters.prdr_enable, 'PRDR'),
    ...when(parameters.smtputf8_advertise_hosts === '*', 'SMTPUTF8'),
    'HELP',
  ];
}

/** Letters, digits, dots and hyphens, or an address in brackets; helo_allow_chars adds to them. */
function acceptsHello({ parameters }: EximService, name: string): boolean {
  if (name.startsWith('[')) return name.endsWith(']');
  const taken = Array.from(name).every(
    (letter) => /[A-Za-z0-9.-]/u.test(letter) || parameters.helo_allow_chars.includes(letter),
  );
  return name !== '' && taken;
}

/** What smtp_in.c tells by `synprot_error`; other refusals are free. */
const ERRORS: ReadonlySet<ServerRuleId> = new Set<ServerRuleId>([
  'session.ehlo-syntax',
  'session.reset-syntax',
  'session.quit-syntax',
  'session.unknown-command',
  'session.empty-command',
  'session.unreadable',
  'starttls.not-offered',
  'starttls.already-active',
  'starttls.syntax',
  'auth.not-enabled',
  'auth.helo-first',
  'auth.already',
  'auth.in-transaction',
  'auth.bad-mechanism',
  'auth.bad-name',
  'auth.syntax',
  'mail.nested',
  'mail.syntax',
  'mail.bad-address',
  'mail.bad-option',
  'rcpt.need-mail',
  'rcpt.syntax',
  'rcpt.bad-address',
  'rcpt.bad-option',
  'data.syntax',
  'data.need-rcpt',
  'data.no-recipients',
  'etrn.in-transaction',
  'bdat.not-offered',
  'bdat.syntax',
  'bdat.need-rcpt',
  'bdat.no-recipients',
  'bdat.mixed',
  'bdat.only-reset',
]);

const ANSWERED: ReadonlySet<string> = new Set(['help', 'expn', 'etrn']);

export const EXIM: ServerSoftware = {
  needsTlsFirst: () => false,
  isImplicitTls: (settings) => isImplicitTls(own(settings)),
  offersStartTls: (settings, standing) => offersStartTls(own(settings), standing),
  offersAuth: (settings, standing) =>
    standing.extended && !standing.knownAtHello && showsAuth(own(settings), standing),
  distrustsRepeatedTls: true,
  tellsLoginFirst: true,
  endsWithoutLogins: () => false,
  readAuth: (settings, { secured }, command, { draw, ...facts }) =>
    readAuth(own(settings), secured, command, draw, facts),
  readResponse: (_settings, exchange, line) => readResponse(exchange, line),
  takesChunks: (settings, { extended }) =>
    extended && own(settings).parameters.chunking_advertise_hosts === '*',
  keywords: (settings, standing) => keywords(own(settings), standing),
  isForbidden: () => false,
  filterLine: (_settings, line) => line,
  bareNewlines: () => 'as first',
  insistsOnHelo: () => true,
  acceptsHello: (settings, name) => acceptsHello(own(settings), name),
  refusesArgumentsFirst: true,
  answers: (verb) => ANSWERED.has(verb),
  sideProblem: () => null,
  readCommand,
  readChunk,
  discardsChunks: false,
  countMessage,
  hasFreeCommands: true,
  vrfy: (settings, argument) => readVrfy(own(settings), argument),
  readPath: (settings, command, standing) => readPath(own(settings), command, standing),
  senderLacks: (settings, standing) => senderLacks(own(settings), standing),
  judgeRecipient: (settings, facts) => ({
    kind: 'verdict',
    verdict: judgeRecipient(own(settings), facts),
    reply: null,
  }),
  refuseMessage: (_verdict, domain) => ({
    code: 550,
    enhanced: null,
    lines: [`Message from ${domain} failed sender's DMARC policy, REJECT`],
  }),
  judgesAt: (_settings, stage) => stage === 'rcpt',
  hasTooMany: () => false,
  pauseMs: () => 0,
  forgivesErrors: false,
  finishReply: (_settings, reply) => reply,
  limits: (settings) => {
    const { parameters } = own(settings);
    return {
      messageOctets: eximOctets(parameters.message_size_limit),
      recipients:
        parameters.recipients_max === 0 ? Number.POSITIVE_INFINITY : parameters.recipients_max,
      errors: parameters.smtp_max_synprot_errors + 1,
      unknownCommands: parameters.smtp_max_unknown_commands,
      idleCommands: parameters.smtp_accept_max_nonmail,
      endsWhenIdle: true,
    };
  },
  countsAsError: (rule, { followsRecipient, followsRefusedSender }) =>
    ERRORS.has(rule) &&
    !(followsRecipient && rule.endsWith('.no-recipients')) &&
    !(followsRefusedSender && rule === 'rcpt.need-mail'),
  closesOnBadChunk: false,
  insistsOnReset: true,
  tellsLimitApart: false,
  isEarlyBehind: () => false,
  allowsMoreBehind: (settings, verb, standing, hasBegunData) =>
    allowsMoreBehind(own(settings), verb, standing, hasBegunData),
  // GnuTLS decides by its priority string; NORMAL on Debian 12 takes 1.0 only where asked to.
  tlsRange: () => ({ lowest: '1.0', highest: '1.3' }),
  cipherSuites: () => usualSuites(),
  commandTimeoutMs: (settings) => eximTimeMs(own(settings).parameters.smtp_receive_timeout),
  handshakeTimeoutMs: (settings) => eximTimeMs(own(settings).parameters.smtp_receive_timeout),
  reply: (rule, settings, quote) => eximReply(rule, own(settings), keywords, quote),
};

/**
 * Postfix 3.7 as a policy: what smtpd(8) offers, asks for and refuses, in its own order. Measured
 * against captured sessions. The words are in `wording.ts`, the access lists in `restrictions.ts`.
 * Not modelled: BDAT, although CHUNKING is listed as the real server lists it; ETRN; XCLIENT.
 * Simplified: no pause after many errors (smtpd_error_sleep_time).
 */
import type { PostfixParameters } from '../../world/postfixParameters';
import type { ServerSoftware } from '../serverSoftware';
import { acceptsAddress } from './addressSyntax';
import { refusedOption } from './mailOptions';
import { judgeRecipient } from './restrictions';
import { parseTlsRange } from './tlsRange';
import { postfixTimeMs } from './postfixTime';
import { postfixReply } from './wording';

const KNOWN_VERBS: ReadonlySet<string> = new Set([
  'ehlo',
  'helo',
  'starttls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'rset',
  'noop',
  'vrfy',
  'quit',
]);

/** smtpd_forbidden_commands: CONNECT, GET, POST and what does not begin with a letter. */
const FORBIDDEN = /^(connect|get|post)\b/iu;

/** A server that insists on TLS takes no login before it, whatever smtpd_tls_auth_only says. */
const impliesAuthOnly = ({ smtpd_tls_security_level }: PostfixParameters): boolean =>
  smtpd_tls_security_level === 'encrypt';

export const POSTFIX: ServerSoftware = {
  knows: (verb) => KNOWN_VERBS.has(verb),
  needsTlsFirst: ({ parameters }) =>
    !parameters.smtpd_tls_wrappermode && parameters.smtpd_tls_security_level === 'encrypt',
  isImplicitTls: ({ parameters }) => parameters.smtpd_tls_wrappermode,
  offersStartTls: ({ parameters }) =>
    !parameters.smtpd_tls_wrappermode && parameters.smtpd_tls_security_level !== 'none',
  offersAuth: ({ parameters }, secured) =>
    parameters.smtpd_sasl_auth_enable &&
    (secured || !(parameters.smtpd_tls_auth_only || impliesAuthOnly(parameters))),
  keywords: (settings, secured) => {
    const { parameters, mechanisms } = settings;
    const starttls = !secured && POSTFIX.offersStartTls(settings);
    const auth = POSTFIX.offersAuth(settings, secured) && mechanisms.length > 0;
    return [
      'PIPELINING',
      parameters.message_size_limit > 0 ? `SIZE ${parameters.message_size_limit}` : 'SIZE',
      ...(parameters.disable_vrfy_command ? [] : ['VRFY']),
      'ETRN',
      ...(starttls ? ['STARTTLS'] : []),
      ...(auth ? [`AUTH ${mechanisms.join(' ')}`] : []),
      'ENHANCEDSTATUSCODES',
      '8BITMIME',
      'DSN',
      'SMTPUTF8',
      'CHUNKING',
    ];
  },
  isForbidden: (line) => FORBIDDEN.test(line),
  acceptsAddress,
  refusedOption,
  judgeRecipient,
  tlsRange: ({ parameters }) =>
    parseTlsRange(
      parameters.smtpd_tls_security_level === 'encrypt' || parameters.smtpd_tls_wrappermode
        ? parameters.smtpd_tls_mandatory_protocols
        : parameters.smtpd_tls_protocols,
    ),
  commandTimeoutMs: ({ parameters }) => postfixTimeMs(parameters.smtpd_timeout),
  handshakeTimeoutMs: ({ parameters }) => postfixTimeMs(parameters.smtpd_starttls_timeout),
  reply: postfixReply,
};

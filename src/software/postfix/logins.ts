/**
 * What Postfix itself decides about logins before and beside Dovecot (smtpd_sasl_proto.c,
 * smtpd_sasl_glue.c): which mechanisms may be used and which are shown, the syntax of AUTH, and
 * the lines of an exchange that it passes on.
 */
import { AUTH_CANCEL, type Command } from '../../smtp/command';
import { octetLength } from '../../smtp/lines';
import type { Draw } from '../../smtp/sasl/chance';
import { mechanismNamed, type Mechanism } from '../../smtp/sasl/mechanisms';
import type { SecurityOption } from '../../world/postfix/loginParameters';
import type { PostfixParameters } from '../../world/postfixParameters';
import { refuse, type LoginStep, type SaslExchange } from '../login';
import type { PostfixService } from '../serviceSettings';
import { beginLogin, continueLogin } from './dovecot';

/** What Dovecot says of its mechanisms (the MECH lines of its protocol). */
const PROPERTIES: Readonly<Record<Mechanism, readonly string[]>> = {
  PLAIN: ['plaintext'],
  LOGIN: ['plaintext'],
  'CRAM-MD5': ['dictionary', 'active'],
  'DIGEST-MD5': ['dictionary', 'active', 'mutual_auth'],
  'SCRAM-SHA-1': ['mutual_auth'],
  'SCRAM-SHA-256': ['mutual_auth'],
  XOAUTH2: ['plaintext'],
  OAUTHBEARER: ['plaintext'],
};

/** `noplaintext` shuts out what is in the clear, `mutual_auth` demands what goes both ways. */
const isAllowed = (mechanism: Mechanism, options: readonly SecurityOption[]): boolean =>
  options.every((option) =>
    option.startsWith('no')
      ? !PROPERTIES[mechanism].includes(option.slice(2))
      : PROPERTIES[mechanism].includes(option),
  );

function securityOptions(
  parameters: PostfixParameters,
  secured: boolean,
): readonly SecurityOption[] {
  const inClear = parameters.smtpd_sasl_security_options;
  if (!secured) return inClear;
  return parameters.smtpd_sasl_tls_security_options.flatMap((option) =>
    option === '$smtpd_sasl_security_options' ? inClear : [option],
  );
}

/** A list as string_list(5) has it: the first word that fits decides, `!` turns it round. */
function fitsList(words: readonly string[], name: string): boolean {
  for (const word of words) {
    const pattern = word.replace(/^!+/u, '').toLowerCase();
    const isNegated = (word.length - word.replace(/^!+/u, '').length) % 2 === 1;
    if (pattern.startsWith('static:') || pattern === name.toLowerCase()) return !isNegated;
  }
  return false;
}

/** What Dovecot has and the security options leave; AUTH takes these, shown or not. */
function usableMechanisms(
  { parameters, mechanisms, login }: PostfixService,
  secured: boolean,
): readonly Mechanism[] {
  if (login.server === 'down') return [];
  const options = securityOptions(parameters, secured);
  return mechanisms
    .flatMap((name) => mechanismNamed(name) ?? [])
    .filter((mechanism) => isAllowed(mechanism, options));
}

/** Those that the filter leaves, as the reply to EHLO lists them. */
export function shownMechanisms(service: PostfixService, secured: boolean): readonly Mechanism[] {
  const filter = service.parameters.smtpd_sasl_mechanism_filter;
  const usable = usableMechanisms(service, secured);
  return filter.length === 0 ? usable : usable.filter((name) => fitsList(filter, name));
}

/** Where Postfix fills its line, the rest of it is lost (line_length_limit). */
const LINE_LENGTH_LIMIT = 2048;

const BASE64 = /^[A-Za-z0-9+/=]*$/u;

/** What an AUTH command leads to. */
export function readAuth(
  service: PostfixService,
  secured: boolean,
  command: Command,
  draw: Draw,
  facts: { readonly seconds: number; readonly attempt: number },
): LoginStep {
  const [, name, initial, ...others] = command.line
    .slice(0, LINE_LENGTH_LIMIT)
    .split(/[ \t]+/u)
    .filter((word) => word !== '');
  if (name === undefined || others.length > 0) return { step: 'syntax' };
  const mechanism = mechanismNamed(name);
  if (mechanism === null || !usableMechanisms(service, secured).includes(mechanism)) {
    return { step: 'bad-mechanism' };
  }
  if (initial !== undefined && !BASE64.test(initial)) return { step: 'bad-initial-base64' };
  // The connection to it breaks with the first request.
  if (service.login.server === 'lost') return refuse();
  const { hostName } = service;
  return beginLogin({ mechanism, initial: initial ?? null, hostName, ...facts }, draw);
}

/** What a line of an exchange leads to. */
export function readResponse(
  { parameters }: PostfixService,
  exchange: SaslExchange,
  line: string,
  draw: Draw,
): LoginStep {
  if (octetLength(line) >= parameters.smtpd_sasl_response_limit) return { step: 'too-long' };
  if (line === AUTH_CANCEL) return { step: 'cancel' };
  if (!BASE64.test(line)) return { step: 'bad-base64' };
  return continueLogin(exchange, line, draw);
}

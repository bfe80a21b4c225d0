/**
 * What a server answers before TLS, where it demands TLS: a greeting, and for the rest that
 * STARTTLS has to come first (RFC 3207 §4). What is not here is answered as anywhere.
 */
import { answers } from './conversingRows';
import { askGreeting } from './judgedStates';
import { answer, complain } from './serverRows';

export const clearRows = {
  'command.ehlo': [
    complain('session.ehlo-syntax', { guard: 'isHelloRefused', first: ['countJunk'] }),
    askGreeting,
    answer('session.ehlo', { first: ['greetExtended', 'countJunk'] }),
  ],
  'command.helo': [
    complain('session.ehlo-syntax', { guard: 'isHelloRefused', first: ['countJunk'] }),
    askGreeting,
    answer('session.helo', { first: ['greetPlain', 'countJunk'] }),
  ],
  'command.auth': complain('tls.required-first'),
  'command.mail': complain('tls.required-first'),
  'command.rcpt': complain('tls.required-first'),
  'command.data': complain('tls.required-first'),
  'command.rset': complain('tls.required-first'),
  'command.bdat': complain('tls.required-first'),
  'command.etrn': complain('tls.required-first', { guard: answers('etrn') }),
  'command.vrfy': complain('tls.required-first'),
  'command.xforward': complain('tls.required-first', { guard: answers('xforward') }),
} as const;

/**
 * What a client writes at each point, with its secrets marked: the EHLO, the login, the envelope.
 * RFC 5321 §3.3, RFC 4954 §4, RFC 4616 §2, RFC 2920 §3.1.
 */
import {
  authCommand,
  DATA_COMMAND,
  ehloCommand,
  heloCommand,
  mailCommand,
  QUIT_COMMAND,
  rcptCommand,
  STARTTLS_COMMAND,
} from '../smtp/command';
import {
  encodeXtext,
  mailNoticeParameters,
  NOTHING_ASKED,
  notifyParameter,
  requestFor,
} from '../smtp/deliveryNotice';
import { offers } from '../smtp/ehlo';
import { encodeBase64, encodePlain } from '../smtp/sasl';
import type { Secret, WireLine } from '../trace/segment';
import type { ClientSessionContext } from './clientSession';

const NO_SECRETS: readonly Secret[] = [];

const command = (text: string): WireLine => ({ text, part: 'command', secrets: NO_SECRETS });

const secretFrom = (text: string, start: number, what: Secret['what']): WireLine => ({
  text,
  part: start === 0 ? 'sasl' : 'command',
  secrets: [{ what, start, end: text.length }],
});

export type ClientLineKind =
  | 'ehlo'
  | 'helo'
  | 'starttls'
  | 'auth'
  | 'response'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'envelope'
  | 'quit';

const isOffered = ({ capabilities }: ClientSessionContext, keyword: string): boolean =>
  capabilities !== null && offers(capabilities, keyword);

/** MAIL with SIZE, BODY, ENVID, RET and SMTPUTF8, in Postfix’s order, each where it is offered. */
const mailLine = (context: ClientSessionContext): WireLine => {
  const { sender, sendsOptions, sizeOctets, body, isInternational } = context.settings;
  const { request = NOTHING_ASKED } = context.settings;
  return command(
    mailCommand(sender, [
      ...(sendsOptions && isOffered(context, 'SIZE') ? [`SIZE=${sizeOctets}`] : []),
      ...(body !== undefined && isOffered(context, '8BITMIME') ? [`BODY=${body}`] : []),
      ...(isOffered(context, 'DSN') ? mailNoticeParameters(request) : []),
      ...(isInternational === true && isOffered(context, 'SMTPUTF8') ? ['SMTPUTF8'] : []),
    ]),
  );
};

/** RCPT with ORCPT, which a relay always adds, and NOTIFY; RFC 3461 §4.1, §4.2. */
const rcptLine = (context: ClientSessionContext, recipient: string): WireLine => {
  const { sendsOptions, request = NOTHING_ASKED } = context.settings;
  if (!isOffered(context, 'DSN')) return command(rcptCommand(recipient));
  const asked = requestFor(request, recipient);
  const original = asked.originalRecipient ?? (sendsOptions ? `rfc822;${recipient}` : null);
  return command(
    rcptCommand(recipient, [
      ...(original === null ? [] : [`ORCPT=${encodeXtext(original)}`]),
      ...notifyParameter(asked),
    ]),
  );
};

/** AUTH, with the password in the same line when PLAIN sends its response at once. */
function authLine({ settings: { login } }: ClientSessionContext): WireLine {
  if (login === null) throw new Error('A client without a login cannot log in.');
  if (login.mechanism === 'LOGIN' || !login.initialResponse) {
    return command(authCommand(login.mechanism, null));
  }
  const response = encodePlain({ authorizationId: '', user: login.user, password: login.password });
  const text = authCommand('PLAIN', response);
  return secretFrom(text, text.length - response.length, 'password');
}

/** The answer to a challenge; which one LOGIN asks for is read from its prompt. */
function responseLine({ settings: { login } }: ClientSessionContext, challenge: string): WireLine {
  if (login === null) throw new Error('A client without a login cannot answer.');
  if (login.mechanism === 'PLAIN') {
    const response = encodePlain({
      authorizationId: '',
      user: login.user,
      password: login.password,
    });
    return secretFrom(response, 0, 'password');
  }
  const isUserAsked = challenge === encodeBase64('Username:');
  return secretFrom(
    encodeBase64(isUserAsked ? login.user : login.password),
    0,
    isUserAsked ? 'login' : 'password',
  );
}

/** The lines of one write. `challenge` is the server's, for a response only. */
export function clientLines(
  kind: ClientLineKind,
  context: ClientSessionContext,
  challenge = '',
): readonly WireLine[] {
  const { settings } = context;
  switch (kind) {
    case 'ehlo':
      return [command(ehloCommand(settings.hostName))];
    case 'helo':
      return [command(heloCommand(settings.hostName))];
    case 'starttls':
      return [command(STARTTLS_COMMAND)];
    case 'auth':
      return [authLine(context)];
    case 'response':
      return [responseLine(context, challenge)];
    case 'mail':
      return [mailLine(context)];
    case 'rcpt':
      return [rcptLine(context, settings.recipients[context.recipientIndex] ?? '')];
    case 'data':
      return [command(DATA_COMMAND)];
    case 'envelope':
      return [
        mailLine(context),
        ...settings.recipients.map((recipient) => rcptLine(context, recipient)),
        command(DATA_COMMAND),
      ];
    case 'quit':
      return [command(QUIT_COMMAND)];
  }
}

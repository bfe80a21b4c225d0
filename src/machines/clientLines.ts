/**
 * What a client writes at each point, with its secrets marked: the EHLO, the login, the envelope.
 * RFC 5321 §3.3, RFC 4954 §4, RFC 4616 §2, RFC 2920 §3.1.
 */
import { AUTH_CANCEL, authCommand, STARTTLS_COMMAND } from '../smtp/command';
import {
  encodeXtext,
  mailNoticeParameters,
  NOTHING_ASKED,
  notifyParameter,
  requestFor,
} from '../smtp/deliveryNotice';
import { offers } from '../smtp/ehlo';
import type { ClientExchange, ClientResponse } from '../smtp/sasl/clientExchange';
import type { Secret, WireLine } from '../trace/segment';
import type { ClientSessionContext } from './clientSession';

const NO_SECRETS: readonly Secret[] = [];

const command = (text: string): WireLine => ({ text, part: 'command', secrets: NO_SECRETS });

export type ClientLineKind =
  | 'ehlo'
  | 'helo'
  | 'starttls'
  | 'auth'
  | 'response'
  | 'cancel'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'envelope'
  | 'quit'
  | 'rset'
  | 'rset-and-quit';

const isOffered = ({ capabilities }: ClientSessionContext, keyword: string): boolean =>
  capabilities !== null && offers(capabilities, keyword);

/** MAIL with SIZE, BODY, ENVID, RET and SMTPUTF8, in Postfix’s order, each where it is offered. */
const mailLine = (context: ClientSessionContext): WireLine => {
  const { sender, sendsOptions, sizeOctets, body, isInternational, manners } = context.settings;
  const { request = NOTHING_ASKED } = context.settings;
  const { mail, size } = manners.spelling;
  const isSizeSent = sendsOptions !== 'none' && isOffered(context, 'SIZE');
  const parameters = [
    ...(isSizeSent ? [`${size}=${sizeOctets}`] : []),
    ...(body !== undefined && isOffered(context, '8BITMIME') ? [`BODY=${body}`] : []),
    ...(isOffered(context, 'DSN') ? mailNoticeParameters(request) : []),
    ...(isInternational === true && isOffered(context, 'SMTPUTF8') ? ['SMTPUTF8'] : []),
  ];
  return command([`${mail}:<${sender}>`, ...parameters].join(' '));
};

/** RCPT with ORCPT, which a relay always adds, and NOTIFY; RFC 3461 §4.1, §4.2. */
const rcptLine = (context: ClientSessionContext, recipient: string): WireLine => {
  const { sendsOptions, request = NOTHING_ASKED, manners } = context.settings;
  const path = `${manners.spelling.rcpt}:<${recipient}>`;
  if (!isOffered(context, 'DSN')) return command(path);
  const asked = requestFor(request, recipient);
  const usual = sendsOptions === 'all' ? `rfc822;${recipient}` : null;
  const original = asked.originalRecipient ?? usual;
  const parameters = [
    ...(original === null ? [] : [`ORCPT=${encodeXtext(original)}`]),
    ...notifyParameter(asked),
  ];
  return command([path, ...parameters].join(' '));
};

/** A response as it stands in a line, with what it carries. */
const responseFrom = (
  text: string,
  start: number,
  { carries }: ClientResponse,
  part: WireLine['part'],
): WireLine => ({
  text,
  part,
  secrets:
    carries === null || start === text.length
      ? NO_SECRETS
      : [{ what: carries, start, end: text.length }],
});

const exchangeOf = ({ exchange }: ClientSessionContext): ClientExchange => {
  if (exchange === null) throw new Error('A client that does not log in has nothing to answer.');
  return exchange;
};

/** AUTH, with the first response in the same line when it rides along. */
function authLine(context: ClientSessionContext): WireLine {
  const { mechanism, response } = exchangeOf(context);
  const text = authCommand(mechanism, response?.text ?? null);
  if (response === null) return command(text);
  return responseFrom(text, text.length - response.text.length, response, 'command');
}

/** The answer to a challenge. */
function responseLine(context: ClientSessionContext): WireLine {
  const { response } = exchangeOf(context);
  if (response === null) throw new Error('A client cannot answer before it has been asked.');
  return responseFrom(response.text, 0, response, 'sasl');
}

/** The lines of one write. */
export function clientLines(
  kind: ClientLineKind,
  context: ClientSessionContext,
): readonly WireLine[] {
  const { settings } = context;
  const { spelling } = settings.manners;
  switch (kind) {
    case 'ehlo':
      return [command(`${spelling.ehlo} ${settings.hostName}`)];
    case 'helo':
      return [command(`${spelling.helo} ${settings.hostName}`)];
    case 'starttls':
      return [command(STARTTLS_COMMAND)];
    case 'auth':
      return [authLine(context)];
    case 'response':
      return [responseLine(context)];
    case 'cancel':
      return [{ text: AUTH_CANCEL, part: 'sasl', secrets: NO_SECRETS }];
    case 'mail':
      return [mailLine(context)];
    case 'rcpt':
      return [rcptLine(context, settings.recipients[context.recipientIndex] ?? '')];
    case 'data':
      return [command(spelling.data)];
    case 'envelope':
      return [
        mailLine(context),
        ...settings.recipients.map((recipient) => rcptLine(context, recipient)),
        command(spelling.data),
      ];
    case 'quit':
      return [command(spelling.quit)];
    case 'rset':
      return [command(spelling.rset)];
    case 'rset-and-quit':
      return [command(spelling.rset), command(spelling.quit)];
  }
}

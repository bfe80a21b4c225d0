/** The questions that `serverSessionMachine` asks before it takes a row; all pure. */
import { softwareOf } from '../software/serverSoftware';
import { readMail, readRcpt } from './mailCommands';
import { saslStepOf, type ServerArguments } from './serverEffects';

const argumentOf = ({ event }: ServerArguments): string =>
  'command' in event ? event.command.argument : '';

export const serverGuards = {
  isImplicitTls: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).isImplicitTls(settings),
  needsTlsFirst: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).needsTlsFirst(settings),
  isSecured: ({ context }: ServerArguments) => context.secured,
  isIdentified: ({ context }: ServerArguments) => context.identity !== null,
  offersAuth: ({ context: { settings, secured } }: ServerArguments) =>
    softwareOf(settings).offersAuth(settings, secured),
  offersNoAuth: ({ context: { settings, secured } }: ServerArguments) =>
    !softwareOf(settings).offersAuth(settings, secured),
  offersNoStartTls: ({ context: { settings } }: ServerArguments) =>
    !softwareOf(settings).offersStartTls(settings),
  hasArgument: (args: ServerArguments) => argumentOf(args) !== '',
  hasNoArgument: (args: ServerArguments) => argumentOf(args) === '',
  hasNoRecipients: ({ context }: ServerArguments) =>
    (context.transaction?.recipients.length ?? 0) === 0,
  hasTooManyRecipients: ({ context: { transaction, settings } }: ServerArguments) =>
    (transaction?.recipients.length ?? 0) >= settings.parameters.smtpd_recipient_limit,
  insistsOnHelo: ({ context: { settings, helloName } }: ServerArguments) =>
    settings.parameters.smtpd_helo_required && helloName === null,
  isForbidden: ({ context: { settings }, event }: ServerArguments) =>
    'command' in event && softwareOf(settings).isForbidden(event.command.line),
  isVrfyDisabled: ({ context: { settings } }: ServerArguments) =>
    settings.parameters.disable_vrfy_command,
  isMessageTooLarge: ({ context: { settings }, event }: ServerArguments) => {
    const limit = settings.parameters.message_size_limit;
    return event.type === 'message.received' && limit > 0 && event.octets > limit;
  },
  isLoginRight: ({ event }: ServerArguments) =>
    event.type === 'answer.received' && event.answer.kind === 'login' && event.answer.accepted,
  isRecipientAccepted: ({ event }: ServerArguments) =>
    event.type === 'answer.received' &&
    event.answer.kind === 'recipient' &&
    event.answer.verdict === 'recipient.accepted',
  authCommandIs: (args: ServerArguments, params: { readonly step: string }) =>
    saslStepOf(args)?.step === params.step,
  responseIs: (args: ServerArguments, params: { readonly step: string }) =>
    saslStepOf(args)?.step === params.step,
  pathIs: (
    { context, event }: ServerArguments,
    params: { readonly verb: 'mail' | 'rcpt'; readonly kind: string },
  ) => {
    if (!('command' in event)) return false;
    const read = params.verb === 'mail' ? readMail : readRcpt;
    return read(event.command, context.settings).kind === params.kind;
  },
};

/**
 * How Postfix reads MAIL and RCPT: syntax, address, options, size, in this order (RFC 5321
 * §4.1.1.2, §4.1.1.3).
 */
import type { Command } from '../../smtp/command';
import { parsePathArgument, type Parameter } from '../../smtp/path';
import type { PathReading } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';
import { acceptsAddress } from './addressSyntax';
import { refusedOption } from './mailOptions';

/** Quotes around a local part that does without them are not part of the address. */
const unquoted = (address: string): string => {
  const inner = /^"([^"\\\s]+)"$/u.exec(address)?.[1];
  return inner ?? address;
};

/** NEVER alone, or a list of the others, RFC 3461 §4.1. */
const hasBadNotify = (parameters: readonly Parameter[]): boolean =>
  parameters.some(
    ({ name, value }) =>
      name === 'NOTIFY' &&
      !/^(?:never|(?:success|failure|delay)(?:,(?:success|failure|delay))*)$/iu.test(value ?? ''),
  );

const BAD_ADDRESS: PathReading = { kind: 'bad-address', problem: '' };

function readSize(parameters: readonly Parameter[], limit: number): PathReading | null {
  const size = parameters.find(({ name }) => name === 'SIZE')?.value ?? null;
  if (size === null) return null;
  if (!/^\d{1,20}$/u.test(size)) return { kind: 'bad-size' };
  return limit > 0 && Number(size) > limit ? { kind: 'too-large' } : null;
}

/** Reads `MAIL FROM:…`, whose null path gives the address '', or `RCPT TO:…`, where it is bad. */
export function readPath({ parameters: settings }: PostfixService, command: Command): PathReading {
  const isMail = command.verb === 'mail';
  const path = parsePathArgument(command.argument, isMail ? 'FROM' : 'TO');
  if (path.kind === 'missing') return { kind: 'syntax' };
  if (path.kind === 'malformed') return BAD_ADDRESS;
  const { address, parameters } = path;
  const isNull = address === '';
  if (isNull ? !isMail : !acceptsAddress(address)) return BAD_ADDRESS;
  const option = refusedOption(isMail ? 'mail' : 'rcpt', parameters);
  if (option !== null) return { kind: 'unsupported-option', option };
  if (!isMail) {
    return hasBadNotify(parameters)
      ? { kind: 'bad-notify' }
      : { kind: 'address', address: unquoted(address) };
  }
  return readSize(parameters, settings.message_size_limit) ?? { kind: 'address', address };
}

/**
 * The server's reading of MAIL and RCPT: which problem a command has, or the address it names. The
 * order of the checks is that of RFC 5321 §4.1.1.2 and §4.1.1.3 as servers apply them: syntax,
 * address, options, size.
 */
import { softwareOf } from '../software/serverSoftware';
import type { ServiceSettings } from '../software/serviceSettings';
import type { Command } from '../smtp/command';
import { parsePathArgument } from '../smtp/path';

export type PathReading =
  | { readonly kind: 'syntax' | 'bad-address' | 'bad-size' | 'too-large' }
  | { readonly kind: 'unsupported-option'; readonly option: string }
  | { readonly kind: 'address'; readonly address: string };

/** Reads `MAIL FROM:…`; the null path gives the address ''. */
export function readMail(command: Command, settings: ServiceSettings): PathReading {
  const path = parsePathArgument(command.argument, 'FROM');
  if (path.kind === 'missing') return { kind: 'syntax' };
  if (path.kind === 'malformed') return { kind: 'bad-address' };
  const software = softwareOf(settings);
  if (path.address !== '' && !software.acceptsAddress(path.address)) {
    return { kind: 'bad-address' };
  }
  const option = software.refusedOption('mail', path.parameters);
  if (option !== null) return { kind: 'unsupported-option', option };
  const size = path.parameters.find(({ name }) => name === 'SIZE')?.value ?? null;
  if (size !== null && !/^\d{1,20}$/u.test(size)) return { kind: 'bad-size' };
  const limit = settings.parameters.message_size_limit;
  if (size !== null && limit > 0 && Number(size) > limit) return { kind: 'too-large' };
  return { kind: 'address', address: path.address };
}

/** Reads `RCPT TO:…`; the null path names nobody and is a bad address. */
export function readRcpt(command: Command, settings: ServiceSettings): PathReading {
  const path = parsePathArgument(command.argument, 'TO');
  if (path.kind === 'missing') return { kind: 'syntax' };
  const software = softwareOf(settings);
  if (path.kind === 'malformed' || path.address === '' || !software.acceptsAddress(path.address)) {
    return { kind: 'bad-address' };
  }
  const option = software.refusedOption('rcpt', path.parameters);
  if (option !== null) return { kind: 'unsupported-option', option };
  return { kind: 'address', address: unquoted(path.address) };
}

/** Quotes around a local part that does without them are not part of the address. */
const unquoted = (address: string): string => {
  const inner = /^"([^"\\\s]+)"$/u.exec(address)?.[1];
  return inner ?? address;
};

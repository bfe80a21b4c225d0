/**
 * How Postfix reads MAIL, RCPT and VRFY: words, address, options, size, in this order (RFC 5321
 * §4.1.1.2, §4.1.1.3, §4.1.1.6).
 */
import type { Command } from '../../smtp/command';
import type { OptionFacts, PathReading, VrfyReading } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';
import { isDeliverable, readEnvelopeAddress } from './envelopeAddress';
import { refusedOption } from './mailOptions';

/** A word ends at a blank, but not inside quotes or brackets of any kind. */
const WORD =
  /^(?:"(?:[^"\\]|\\.)*"|<(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|[^"<>\\]|\\.)*>|\[[^\]]*\]|[^\s"<[])+/su;

/** The words of a text; null when a quote or bracket is not closed. */
function wordsOf(text: string): readonly string[] | null {
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const word = WORD.exec(rest)?.[0];
    if (word === undefined) return null;
    const behind = rest.slice(word.length);
    if (behind !== '' && !/^\s/u.test(behind)) return null;
    words.push(word);
    rest = behind.trimStart();
  }
  return words;
}

const readOption = (text: string): OptionFacts => {
  const equals = text.indexOf('=');
  if (equals < 0) return { name: text.toUpperCase(), value: null, text };
  return { name: text.slice(0, equals).toUpperCase(), value: text.slice(equals + 1), text };
};

/** A domain beyond ASCII is one only where SMTPUTF8 is asked for (RFC 6531 §3.3). */
const hasForeignDomain = (address: string): boolean => /@[^@]*[^\0-\x7f]/u.test(address);

const BAD_ADDRESS: PathReading = { kind: 'bad-address', problem: '' };

/** The most that a size on disk can be (off_t). */
const MOST_OCTETS = 2 ** 63 - 1;

function readSize(options: readonly OptionFacts[], limit: number): PathReading | null {
  const size = options.findLast(({ name }) => name === 'SIZE')?.value ?? null;
  if (size === null) return null;
  if (!/^\d+$/u.test(size)) return { kind: 'bad-size' };
  if (Number(size) >= MOST_OCTETS) {
    return { kind: 'too-large', problem: 'Message size exceeds file system imposed limit' };
  }
  return limit > 0 && Number(size) > limit ? { kind: 'too-large', problem: '' } : null;
}

/** The address that a word stands for; null when Postfix takes it for none. */
function addressIn(word: string): string | null {
  const address = readEnvelopeAddress(word);
  return address !== null && (address === '' || isDeliverable(address)) ? address : null;
}

/** A recipient's domain is looked at once more, so `bob@@example.net` is found out. */
const recipientIn = (word: string): string | null => {
  const address = addressIn(word);
  return address === null || address === '' || address.includes('@@') ? null : address;
};

/** Reads `MAIL FROM:…`, whose null path gives the address '', or `RCPT TO:…`, where it is bad. */
export function readPath({ parameters: settings }: PostfixService, command: Command): PathReading {
  const isMail = command.verb === 'mail';
  const prefix = isMail ? 'FROM:' : 'TO:';
  if (command.argument.slice(0, prefix.length).toUpperCase() !== prefix) return { kind: 'syntax' };
  const behind = command.argument.slice(prefix.length);
  if (behind.trim() === '') return { kind: 'syntax' };
  const words = wordsOf(behind);
  const [first = '', ...others] = words ?? [];
  const find = isMail ? addressIn : recipientIn;
  const address = words === null ? null : find(first);
  if (address === null) return BAD_ADDRESS;
  const options = others.map(readOption);
  const isUtf8 = options.some(({ name }) => name === 'SMTPUTF8');
  if (isMail && !isUtf8 && hasForeignDomain(address)) return BAD_ADDRESS;
  const refused = refusedOption(isMail ? 'mail' : 'rcpt', options);
  if (refused !== null) return refused;
  const size = isMail ? readSize(options, settings.message_size_limit) : null;
  return size ?? { kind: 'address', address };
}

/** What VRFY asks about: the rest of the line, which may end in SMTPUTF8. */
export function readVrfy({ parameters }: PostfixService, argument: string): VrfyReading {
  if (parameters.disable_vrfy_command) return { kind: 'disabled' };
  if (argument === '') return { kind: 'syntax' };
  const typed = argument.replace(/\s+SMTPUTF8$/iu, '');
  const address = recipientIn(typed);
  return address === null ? { kind: 'bad-address', problem: '' } : { kind: 'ask', address, typed };
}

/** What one and a half messages take (smtpd_check_queue), or what queue_minfree keeps free. */
export const hasSpace = ({ parameters, freeSpaceOctets }: PostfixService): boolean =>
  freeSpaceOctets === null ||
  (freeSpaceOctets > parameters.queue_minfree &&
    freeSpaceOctets > parameters.message_size_limit * 1.5);

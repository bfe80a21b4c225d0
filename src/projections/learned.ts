/**
 * What somebody on the way has learned so far, by listening alone: names that DNS was asked for or
 * that a handshake shows, who greets whom with which program, logins, addresses, the message, and
 * of what is sealed the number and size of records (RFC 8446 §5.2).
 */
import { parseCommand } from '../smtp/command';
import { parsePathArgument } from '../smtp/path';
import { decodeBase64 } from '../smtp/sasl';
import type { Secret, WireLine } from '../trace/segment';
import type { Trace } from '../trace/traceEvent';
import { lookupListeners, projectPassing, type Passing, type ReaderId } from './readers';
import type { Step } from './steps';

export type LearnedKind =
  | 'asked-name'
  | 'server-name'
  | 'server-greeting'
  | 'client-name'
  | 'login'
  | 'password'
  | 'token'
  | 'sender'
  | 'recipient'
  | 'subject'
  | 'text';

export interface Learned {
  readonly kind: LearnedKind;
  /** As it crossed; a login with its NULs written as `\0`. */
  readonly value: string;
  /** The index of the step at which it was first read. */
  readonly step: number;
}

export interface LearnedSoFar {
  readonly items: readonly Learned[];
  /** What was sealed and only counted. */
  readonly sealed: { readonly records: number; readonly octets: number };
}

type Found = Pick<Learned, 'kind' | 'value'>;

/** A secret as whoever reads it reads it: base64 hides nothing. */
function secretIn(text: string, { start, end }: Secret): string {
  const piece = text.slice(start, end);
  return (decodeBase64(piece) ?? piece).replaceAll('\0', '\\0').replaceAll('\u0001', '^A');
}

function inCommand(text: string): readonly Found[] {
  const { verb, argument } = parseCommand(text);
  switch (verb) {
    case 'ehlo':
    case 'helo':
      return [{ kind: 'client-name', value: argument }];
    case 'mail':
    case 'rcpt': {
      const path = parsePathArgument(argument, verb === 'mail' ? 'FROM' : 'TO');
      if (path.kind !== 'path' || path.address === '') return [];
      return [{ kind: verb === 'mail' ? 'sender' : 'recipient', value: path.address }];
    }
    default:
      return [];
  }
}

function inData(text: string): readonly Found[] {
  const subject = /^Subject: (.*)$/iu.exec(text)?.[1];
  return subject === undefined ? [] : [{ kind: 'subject', value: subject }];
}

function inLine({ text, part, secrets }: WireLine): readonly Found[] {
  const told = secrets.map((secret) => ({ kind: secret.what, value: secretIn(text, secret) }));
  switch (part) {
    case 'command':
      return [...inCommand(text), ...told];
    case 'reply':
      return text.startsWith('220') && !/^220[ -](?:2\.|TLS)/u.test(text)
        ? [{ kind: 'server-greeting', value: text.slice(4) }]
        : [];
    case 'data':
      return inData(text);
    case 'sasl':
      return told;
  }
}

/** The lines of a message below its header. */
function bodyOf(lines: readonly WireLine[]): readonly Found[] {
  const data = lines.filter(({ part }) => part === 'data').map(({ text }) => text);
  const blank = data.indexOf('');
  const body = blank < 0 ? [] : data.slice(blank + 1).filter((line) => line !== '.');
  return body.length === 0 ? [] : [{ kind: 'text', value: body.join('\n') }];
}

function inPassing({ content }: Passing): readonly Found[] {
  switch (content.kind) {
    case 'clear':
      return [...content.lines.flatMap(inLine), ...bodyOf(content.lines)];
    case 'handshake':
      return content.messages.flatMap(({ encrypted, reveals }) =>
        encrypted || reveals === null ? [] : [{ kind: 'server-name' as const, value: reveals }],
      );
    default:
      return [];
  }
}

/** Questions to DNS are readable where they pass (RFC 1035 §4.2). */
function askedNames(trace: Trace, step: Step, by: readonly ReaderId[]): readonly Found[] {
  const listeners = lookupListeners(trace, step);
  if (!by.some((reader) => listeners.has(reader))) return [];
  return step.events.flatMap((seq) => {
    const event = trace.events[seq];
    return event?.type === 'dns:query_sent' || event?.type === 'dns:answer_received'
      ? [{ kind: 'asked-name' as const, value: event.query.name }]
      : [];
  });
}

/**
 * What listeners have learned up to and with a step.
 * @param by says who listens; what one of them has read counts.
 */
export function projectLearned(
  trace: Trace,
  steps: readonly Step[],
  upTo: number,
  by: readonly ReaderId[],
): LearnedSoFar {
  const items = new Map<string, Learned>();
  const sealed = { records: 0, octets: 0 };
  for (const step of steps.slice(0, upTo + 1)) {
    const passing = projectPassing(trace, step).find(({ reader }) => by.includes(reader));
    const found = passing === undefined ? [] : inPassing(passing);
    for (const { kind, value } of [...askedNames(trace, step, by), ...found]) {
      const key = `${kind} ${value}`;
      if (value !== '' && !items.has(key)) items.set(key, { kind, value, step: step.index });
    }
    if (passing?.content.kind !== 'record') continue;
    sealed.records += 1;
    sealed.octets += passing.content.recordOctets;
  }
  return { items: [...items.values()], sealed };
}

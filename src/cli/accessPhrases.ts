/**
 * The tables, blocklists and policy services behind restrictions, as a captured case describes
 * them: `check_sender_access alice@example.org REJECT`, `inline:{ {key = action} }`, or wordings in
 * quotes, which stand for the addresses that the client names, in order. What a description cuts
 * short (`450 4.2.1 ...`) is the configuration's own text, so it is taken from the reply.
 */
import type { CapturedCase } from './caseFile';
import type { FoundRestriction } from './restrictionPhrases';

type Entries = Readonly<Record<string, string>>;

const ACTION = String.raw`(?:[A-Z][A-Z_]{1,}|[45]\d\d)\b`;

/** `key ACTION text, key ACTION text` up to a semicolon. */
function listedEntries(text: string): Entries {
  const clause = /^:?\s*([^;]*)/u.exec(text)?.[1] ?? '';
  const parts = clause.split(new RegExp(String.raw`,\s+(?=\S+ ${ACTION})`, 'u'));
  const pair = new RegExp(String.raw`^\s*(\S+?):? (${ACTION}.*)$`, 'u');
  return Object.fromEntries(
    parts.flatMap((part) => {
      const [, key = '', action = ''] = pair.exec(part) ?? [];
      return key === '' ? [] : [[key, action.trim().replace(/[).]+$/u, '')]];
    }),
  );
}

/** `inline:{ {key = action}, {key = action} }` or `inline:{ key=action }`. */
function inlineEntries(argument: string): Entries {
  const inner = /^inline:\{(.*)\}$/su.exec(argument)?.[1] ?? '';
  const groups = [...inner.matchAll(/\{([^{}]*)\}/gu)].map(([, group = '']) => group);
  const pairs = groups.length > 0 ? groups : inner.split(/[\s,]+/u);
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const [, key = '', action = ''] = /^\s*(\S+?)\s*=\s*(.*?)\s*$/u.exec(pair) ?? [];
      return key === '' ? [] : [[key, action]];
    }),
  );
}

const COMMANDS: Readonly<Record<string, RegExp>> = {
  check_recipient_access: /^RCPT TO:\s*<([^>]*)>/iu,
  check_sender_access: /^MAIL FROM:\s*<([^>]*)>/iu,
  check_helo_access: /^(?:EHLO|HELO) (\S+)/iu,
};

/** What the client names, in order, with the reply that it got. */
function namedBy({ steps }: CapturedCase, command: RegExp) {
  return steps.flatMap(({ c = '' }, index) => {
    const name = command.exec(c)?.[1];
    const reply = steps.slice(index + 1).find(({ s }) => s !== undefined)?.s ?? '';
    return name === undefined ? [] : [{ name, reply }];
  });
}

const withWholeText = (action: string, reply: string): string =>
  action.replace(/\.\.\.$|…$/u, /rejected: (.*)$/u.exec(reply)?.[1] ?? '');

/** `wordings: "452 4.2.2 Mailbox full", "REJECT"`: one for each name. */
function quotedEntries(word: string, text: string, captured: CapturedCase): Entries {
  const command = COMMANDS[word];
  const clause = /^[^;]*/u.exec(text)?.[0] ?? '';
  const actions = [...clause.matchAll(/"([^"]+)"/gu)].map(([, action = '']) => action);
  if (command === undefined || actions.length === 0) return {};
  const named = namedBy(captured, command);
  return Object.fromEntries(
    actions.flatMap((action, index) => {
      const one = named[index];
      return one === undefined ? [] : [[one.name, withWholeText(action, one.reply)]];
    }),
  );
}

/** The entries of the table of a `check_…_access`. */
export function tableOf({ word, argument, behind }: FoundRestriction, captured: CapturedCase) {
  if (argument.startsWith('inline:')) return inlineEntries(argument);
  const listed = listedEntries(behind);
  return Object.keys(listed).length > 0 ? listed : quotedEntries(word, behind, captured);
}

/** The program that answers at a policy service, by its address or by what is said of it. */
export function serviceOf({ argument, behind }: FoundRestriction) {
  const clause = `${argument} ${/^[^;]*/u.exec(behind)?.[0] ?? ''}`;
  if (/postgrey|greylist|:10023\b/iu.test(clause)) return 'postgrey';
  if (/spf/iu.test(clause)) return 'policyd-spf';
  return /quota|:12340\b/iu.test(clause) ? 'quota-status' : 'nobody';
}

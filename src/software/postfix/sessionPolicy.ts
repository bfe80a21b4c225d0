/**
 * How Postfix treats a session besides its access lists: commands that it reads as others or ends
 * the session for, too much of one client (anvil(8)), bare line feeds, its pause after many errors,
 * and what it does to every reply (smtpd_reject_footer, soft_bounce). postconf(5).
 * Not modelled: `regexp:` tables; the one that is shipped for what does not begin with a letter is.
 */
import { formatDate } from '../../smtp/message';
import type { Reply } from '../../smtp/reply';
import type { PostfixParameters } from '../../world/postfixParameters';
import type { ClientCounts, Quote } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';
import { postfixTimeMs } from './postfixTime';

/** `From: Alice` where a command should be: a header, as proxies send them. */
const HEADER = /^[!-9;-~]+:/u;

const keywordOf = (line: string): string => /^[ \t]*([^ \t]*)/u.exec(line)?.[1] ?? '';

const has = (words: readonly string[], keyword: string): boolean =>
  words.some((word) => word.toLowerCase() === keyword.toLowerCase());

/** Whether a line is no SMTP: a browser's, a proxy's, or a header. */
export function isForbidden({ smtpd_forbidden_commands: words }: PostfixParameters, line: string) {
  if (has(words, keywordOf(line))) return true;
  const isShipped = ['CONNECT', 'GET', 'POST'].every((word) => has(words, word));
  return HEADER.test(keywordOf(line)) || (isShipped && /^[^A-Z]/iu.test(keywordOf(line)));
}

/** The line that is read in the place of what was sent (smtpd_command_filter). */
export function filterLine(parameters: PostfixParameters, line: string): string {
  const { smtpd_command_filter: table, smtpd_noop_commands: idle } = parameters;
  const start = line.replace(/^[ \t]+/u, '').trimEnd();
  const filtered = Object.hasOwn(table, start) ? (table[start] ?? line) : line;
  return has(idle, keywordOf(filtered)) ? 'NOOP' : filtered;
}

const LIMITS = {
  connections: 'smtpd_client_connection_rate_limit',
  tlsSessions: 'smtpd_client_new_tls_session_rate_limit',
  logins: 'smtpd_client_auth_rate_limit',
} as const;

/** Whether a client is over one of the limits; the trusted have none. */
export function hasTooMany(
  parameters: PostfixParameters,
  what: keyof typeof LIMITS,
  clientAddress: string,
  counts: ClientCounts,
): boolean {
  const excepted = parameters.smtpd_client_event_limit_exceptions ?? parameters.mynetworks;
  if (excepted.includes(clientAddress)) return false;
  const isOver = (limit: number, count: number): boolean => limit > 0 && count > limit;
  const atOnce = parameters.smtpd_client_connection_count_limit;
  if (what === 'connections' && isOver(atOnce, counts.openConnections)) return true;
  return isOver(parameters[LIMITS[what]], counts[what]);
}

/** smtpd_forbid_bare_newline; `yes` has meant the same as `normalize` since 3.7.10. */
export function bareNewlines(parameters: PostfixParameters, clientAddress: string) {
  const { smtpd_forbid_bare_newline: policy, mynetworks } = parameters;
  const excepted = parameters.smtpd_forbid_bare_newline_exclusions ?? mynetworks;
  if (policy === 'no' || excepted.includes(clientAddress)) return 'take';
  return policy === 'reject' ? 'refuse' : 'normalize';
}

export const pauseMs = (parameters: PostfixParameters, errorCount: number): number =>
  errorCount >= parameters.smtpd_soft_error_limit
    ? postfixTimeMs(parameters.smtpd_error_sleep_time)
    : 0;

/** `Nov 26 01:00:59` */
function localTime(epochMs: number): string {
  const [, day = '', month = '', time = ''] =
    /(\d{1,2}) (\w{3}) \d{4} ([\d:]+)/u.exec(formatDate(epochMs)) ?? [];
  return `${month} ${day.padStart(2, '0')} ${time}`;
}

/** The lines of the footer; `\n` in it begins a new one. */
function footerLines(footer: string, { hostName }: PostfixService, quote: Quote) {
  const values: Readonly<Record<string, string>> = {
    client: quote.client,
    client_address: quote.clientAddress,
    client_name: quote.clientName ?? 'unknown',
    helo_name: quote.helloName,
    localtime: localTime(quote.connectedEpochMs),
    recipient: quote.recipient,
    sender: quote.sender,
    server_name: hostName,
  };
  return footer
    .replace(
      /\$(?:\{(\w+)\}|\((\w+)\)|(\w+))/gu,
      (_all, curly?: string, round?: string, bare?: string) =>
        values[curly ?? round ?? bare ?? ''] ?? '',
    )
    .split('\\n');
}

/** The footer behind a refusal; `\c` at its beginning keeps it in the same line. */
function withFooter(reply: Reply, settings: PostfixService, quote: Quote): Reply {
  const { smtpd_reject_footer: footer } = settings.parameters;
  if (footer === '' || reply.code < 400) return reply;
  const continues = footer.startsWith('\\c');
  const [first = '', ...more] = footerLines(footer.replace(/^\\c/u, ''), settings, quote);
  if (!continues) return { ...reply, lines: [...reply.lines, first, ...more] };
  const before = reply.lines.slice(0, -1);
  return { ...reply, lines: [...before, `${reply.lines.at(-1) ?? ''}${first}`, ...more] };
}

/** A refusal for good becomes one for now, while somebody tries out a configuration. */
function softened(reply: Reply, { soft_bounce }: PostfixParameters): Reply {
  if (!soft_bounce || reply.code < 500) return reply;
  const enhanced = reply.enhanced?.replace(/^5/u, '4') ?? null;
  return { ...reply, code: reply.code - 100, enhanced };
}

/** What goes out for a reply. */
export const finishReply = (reply: Reply, settings: PostfixService, quote: Quote): Reply =>
  softened(withFooter(reply, settings, quote), settings.parameters);

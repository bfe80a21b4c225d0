/**
 * The header field in which a receiver writes down what it has found out (RFC 8601 §2.2), and the
 * removal of fields from outside that claim to be its own (§5).
 */
import { readMessage } from '../smtp/headerFields';
import type { Authentication } from '../trace/authentication';
import { eximResults } from './exim/authenticationResults';
import { milterResults } from './postfix/authenticationResults';
import type { ServiceSettings } from './serviceSettings';

export interface ResultFacts {
  readonly authentication: Authentication;
  /** What the receiver did because of DMARC. */
  readonly disposition: 'none' | 'quarantine' | 'reject';
  readonly clientAddress: string;
  /** The client's name, when it leads back to its address. */
  readonly clientName: string | null;
}

/** The fields' lines, the last one written on top. */
export const authenticationResults = (
  settings: ServiceSettings,
  facts: ResultFacts,
): readonly string[] =>
  settings.software === 'exim'
    ? eximResults(settings.hostName, facts)
    : milterResults(settings.hostName, facts);

/** `mx.example.net` of `mx.example.net 1; spf=pass`: who says that it has found something out. */
const authorOf = (value: string): string => (/^[^\s;/]*/u.exec(value)?.[0] ?? '').toLowerCase();

/** A message without the results that somebody outside has written in this server's name. */
export function withoutForgedResults(
  lines: readonly string[],
  hostName: string,
): readonly string[] {
  const { fields } = readMessage(lines);
  const forged = fields.filter(
    ({ name, value }) =>
      name.toLowerCase() === 'authentication-results' && authorOf(value) === hostName.toLowerCase(),
  );
  if (forged.length === 0) return lines;
  const end = lines.indexOf('');
  const kept = fields.filter((field) => !forged.includes(field)).flatMap((field) => field.lines);
  return [...kept, ...(end < 0 ? [] : lines.slice(end))];
}

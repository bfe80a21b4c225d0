/**
 * Models the reply to EHLO: the server's name, then one extension keyword a line with its
 * parameters (RFC 5321 §4.1.1.1). What each extension changes is modelled where it is used.
 */
import type { Reply } from './reply';

/** What a server offered. */
export interface Capabilities {
  /** The text of the first line: the server's name and perhaps a greeting. */
  readonly greeting: string;
  /** Keyword in upper case → its parameters as typed; in the order of the reply. */
  readonly keywords: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads the reply to EHLO, or to HELO, which offers nothing. A keyword said twice gathers the
 * parameters of both lines, so that a second AUTH line is not lost.
 */
export function parseEhloReply(reply: Reply): Capabilities {
  const [greeting = '', ...rest] = reply.lines;
  const keywords = new Map<string, readonly string[]>();
  for (const line of rest) {
    const [keyword, ...parameters] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (keyword === undefined) continue;
    const name = keyword.toUpperCase();
    keywords.set(name, [...(keywords.get(name) ?? []), ...parameters]);
  }
  return { greeting, keywords };
}

/** Whether the server offered the extension; keywords are case-insensitive (RFC 5321 §2.4). */
export function offers(capabilities: Capabilities, keyword: string): boolean {
  return capabilities.keywords.has(keyword.toUpperCase());
}

/**
 * The SASL mechanisms in upper case, in the order offered, each once (RFC 4954 §3). The form
 * `AUTH=PLAIN LOGIN`, which old servers send for old clients and no RFC allows, is read too.
 */
export function authMechanisms(capabilities: Capabilities): readonly string[] {
  const names: string[] = [];
  for (const [keyword, parameters] of capabilities.keywords) {
    if (keyword === 'AUTH') names.push(...parameters);
    if (keyword.startsWith('AUTH=')) names.push(keyword.slice('AUTH='.length), ...parameters);
  }
  return [...new Set(names.filter((name) => name !== '').map((name) => name.toUpperCase()))];
}

/**
 * The largest message the server says it takes, in octets. Null when it did not say, when the
 * parameter is no number, and for `SIZE 0`, which means no fixed limit (RFC 1870 §3).
 */
export function sizeLimit(capabilities: Capabilities): number | null {
  const parameter = capabilities.keywords.get('SIZE')?.[0];
  if (parameter === undefined || !/^\d{1,20}$/.test(parameter)) return null;
  const octets = Number(parameter);
  return octets === 0 ? null : octets;
}

/**
 * What a captured case says about earlier connections of its client: `two connections … already
 * open`, `third connection`, `second attempt 7 s later`, and about the programs that the server
 * asks: postgrey's `--delay=5`, a mailbox with a quota.
 */
import type { MemorySettings } from '../world/memorySchema';
import type { CapturedCase } from './caseFile';
import type { Setting } from './worldSettings';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** `two` or `2`; NaN for anything else. */
const numberOf = (word: string): number =>
  /^\d+$/u.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase());

/** `third` or `3rd`; 0 for anything else. */
const placeOf = (word: string): number =>
  Number(/^(\d+)(?:st|nd|rd|th)$/u.exec(word)?.[1] ?? ORDINALS.indexOf(word.toLowerCase()));

/** How many of something came before the one that a description counts: `third message` → 2. */
function earlier(config: string, what: RegExp): number {
  const counted = new RegExp(String.raw`\b(\w+) (?:${what.source})`, 'giu');
  const places = [...config.matchAll(counted)].map(([, word = '']) => placeOf(word));
  return Math.max(0, ...places.map((place) => place - 1));
}

function openConnections(config: string): number {
  const [, word = ''] = /\b(\w+) (?:\w+ )?connections?\b[^;]*\balready open\b/iu.exec(config) ?? [];
  return Math.max(0, numberOf(word));
}

function clientsOf(config: string, ipAddress: string): MemorySettings['clients'] {
  const counts = {
    openConnections: openConnections(config),
    connections: earlier(config, /connection/u),
    messages: earlier(config, /message|mail\b/u),
    recipients: earlier(config, /recipient/u),
    tlsSessions: earlier(config, /(?:new )?(?:TLS|STARTTLS)/u),
    logins: earlier(config, /(?:AUTH|login)/u),
  };
  const hasCome = Object.values(counts).some((count) => count > 0);
  return hasCome ? [{ ipAddress, ...counts }] : [];
}

/** How long ago the first try was, in seconds; null when this is the first. */
function waitedSeconds(config: string): number | null {
  const clauses = config.split(/[;,]/u);
  const told = clauses.find((clause) => /\b(?:retry|retries|attempt|again|later)\b/iu.test(clause));
  const [, seconds] = /(\d+(?:\.\d+)?) ?s\b/u.exec(told ?? '') ?? [];
  return seconds === undefined ? null : Number(seconds);
}

const addressesIn = (captured: CapturedCase, command: RegExp): readonly string[] =>
  captured.steps.flatMap(({ c = '' }) => command.exec(c)?.[1] ?? []);

function attemptsOf(captured: CapturedCase, clientAddress: string): MemorySettings['attempts'] {
  const seconds = waitedSeconds(captured.config);
  const [sender] = addressesIn(captured, /^MAIL FROM:\s*<([^>]*)>/iu);
  if (seconds === null || sender === undefined) return [];
  return addressesIn(captured, /^RCPT TO:\s*<([^>\s]+@[^>\s]+)>/iu).map((recipient) => ({
    clientAddress,
    sender,
    recipient,
    firstTriedMsAgo: Math.round(seconds * 1000),
  }));
}

/** The captured host's mailbox that is over its quota. */
const FULL_MAILBOX = { address: 'full@example.net', quotaOctets: 1024, usedOctets: 2048 };

/** What the host remembers, and what its programs are told. */
export function memorySettings(captured: CapturedCase, clientAddress: string): readonly Setting[] {
  const { role, config } = captured;
  const delay = /--delay=(\d+)/u.exec(config)?.[1];
  const overquota = /\bquota_status_overquota\s*=\s*"?([^";)]+)/u.exec(config)?.[1]?.trim();
  return [
    { path: `${role}.memory.clients`, value: clientsOf(config, clientAddress) },
    { path: `${role}.memory.attempts`, value: attemptsOf(captured, clientAddress) },
    {
      path: `${role}.memory.mailboxes`,
      value: /\bquota/iu.test(config) ? [FULL_MAILBOX] : [],
    },
    ...(delay === undefined
      ? []
      : [{ path: `${role}.programs.postgrey.delay`, value: Number(delay) }]),
    ...(overquota === undefined
      ? []
      : [{ path: `${role}.programs.quotaStatus.quota_status_overquota`, value: overquota }]),
  ];
}

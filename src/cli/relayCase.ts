/**
 * The format of a captured session of a Postfix that sends mail on: its network and configuration
 * in prose, its lines connection by connection, and what its log said of the message.
 */
import * as v from 'valibot';

const stepSchema = v.object({
  s: v.optional(v.string()),
  c: v.optional(v.string()),
  d: v.optional(v.string()),
  tls: v.optional(v.looseObject({ sni: v.optional(v.nullable(v.string())) })),
  tls_failed: v.optional(v.string()),
  sni: v.optional(v.nullable(v.string())),
  tcp: v.optional(v.string()),
  note: v.optional(v.string()),
});

const caseSchema = v.object({
  client: v.pipe(v.string(), v.regex(/^postfix$|^postfix .*smtp\(8\)/iu)),
  network: v.optional(v.string(), ''),
  config: v.optional(v.string(), ''),
  steps: v.array(stepSchema),
  outcome: v.string(),
  credentials_exposed: v.optional(v.boolean()),
  message_read_in_clear: v.optional(v.boolean()),
  /** Settings that the prose of a neighbouring case says, by path. */
  set: v.optional(v.record(v.string(), v.unknown()), {}),
  evidence: v.optional(v.looseObject({ log: v.optional(v.array(v.string()), []) }), { log: [] }),
});

export type RelayCase = v.InferOutput<typeof caseSchema>;

/** A status line of the log, taken apart. */
export interface LoggedStatus {
  readonly recipient: string;
  readonly relay: string;
  readonly delaySeconds: number;
  readonly dsn: string;
  readonly status: 'sent' | 'deferred' | 'bounced';
  readonly detail: string;
}

/** The case, or null when the file holds none of a sending Postfix. */
export function readRelayCase(input: unknown): RelayCase | null {
  const result = v.safeParse(caseSchema, input);
  return result.success ? result.output : null;
}

const STATUS =
  /: to=<([^>]+)>, relay=(\S+), delay=([\d.]+), .*?dsn=(\S+), status=([a-z]+) \((.*)\)$/u;

/** Queue ids are each machine's own, and why a login failed is each server's own word. */
export const withoutIds = (detail: string): string =>
  detail
    .replace(/queued as \S+/u, 'queued as ID')
    .replace(/(Error: authentication failed: ).*/u, '$1REASON)');

/** What the log says of the message to the recipient that it begins with; notices are not meant. */
export function statusesIn({ evidence }: RelayCase): readonly LoggedStatus[] {
  const all = evidence.log.flatMap((line): readonly LoggedStatus[] => {
    const [, recipient = '', relay = '', delay, dsn = '', status, detail = ''] =
      STATUS.exec(line) ?? [];
    if (status !== 'sent' && status !== 'deferred' && status !== 'bounced') return [];
    if (/^(?:virtual|local)$/u.test(relay)) return [];
    const delaySeconds = Number(delay);
    return [{ recipient, relay, delaySeconds, dsn, status, detail: withoutIds(detail) }];
  });
  return all.filter(({ recipient }) => recipient === all[0]?.recipient);
}

/** The name and address of a host as Postfix logs them. */
const HOST = /\b([a-z0-9.-]+)\[(\d+\.\d+\.\d+\.\d+)\]:\d+/giu;

/** Every host that the log names, by its name; the notices' hosts are their own address. */
export function hostsIn(captured: RelayCase): ReadonlyMap<string, string> {
  const about = [...captured.evidence.log, ...captured.steps.map(({ tcp = '' }) => `${tcp}:25`)];
  const found = about.flatMap((line) => [...line.matchAll(HOST)]);
  return new Map(found.map(([, name = '', address = '']) => [name, address]));
}

/** The recipient of the message itself, from the log or from the envelope. */
export function recipientIn(captured: RelayCase): string {
  const [first] = statusesIn(captured);
  if (first !== undefined) return first.recipient;
  const line = captured.steps.find(({ c = '' }) => c.startsWith('RCPT TO:'))?.c ?? '';
  return /<([^>]+)>/u.exec(line)?.[1] ?? 'bob@example.net';
}

/** Who sends it: the log's first `from=`, or the envelope. */
export function senderIn({ steps, evidence }: RelayCase): string {
  const envelope = steps.find(({ c = '' }) => /^MAIL FROM:<[^>]/u.test(c))?.c ?? '';
  const lines = [...evidence.log, envelope];
  for (const line of lines) {
    const address = /(?:from=|MAIL FROM:)<([^>]+)>/u.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  return 'alice@example.com';
}

/** The name that the relay gives itself. */
export const helloIn = ({ steps }: RelayCase): string | undefined =>
  steps.map(({ c = '' }) => /^EHLO (\S+)/u.exec(c)?.[1]).find((name) => name !== undefined);

/**
 * The format of a captured client: which program with which options, what the network and the
 * server did, every line in order, how it ended, what it gave away and what it told its user.
 */
import * as v from 'valibot';
import { strings } from './strings';
import { UsageError } from './usageError';

const stepSchema = v.object(
  {
    s: v.optional(v.string('a line of text')),
    c: v.optional(v.string('a line of text')),
    d: v.optional(v.string('a line of text')),
    tls: v.optional(
      v.object({
        version: v.optional(v.string()),
        sni: v.optional(v.nullable(v.string())),
        cert: v.optional(v.string()),
      }),
    ),
    tls_failed: v.optional(v.string('text')),
    sni: v.optional(v.nullable(v.string())),
    tcp: v.optional(v.string('text such as "connected"')),
    note: v.optional(v.string('text')),
  },
  'an object such as {"s": "220 …"}',
);

const clientCaseSchema = v.object(
  {
    client: v.string('the name of a program'),
    network: v.optional(v.string('text'), ''),
    config: v.string('text'),
    target: v.pipe(v.string('host:port'), v.regex(/^[\w.-]+:\d{1,5}$/u, 'host:port')),
    outcome: v.string('text'),
    credentials_exposed: v.boolean('true or false'),
    steps: v.array(stepSchema, 'a list of steps'),
    evidence: v.object({
      error: v.array(v.string('a line of text'), 'a list of lines'),
      exit_code: v.nullable(v.number('a number or null')),
    }),
  },
  'an object with "client", "target" and "steps"',
);

export type ClientCase = v.InferOutput<typeof clientCaseSchema>;
export type ClientCaseStep = v.InferOutput<typeof stepSchema>;

const PROGRAMS: ReadonlySet<unknown> = new Set([
  'swaks',
  'curl',
  'msmtp',
  'nodemailer',
  'smtplib',
  'openssl',
]);

/** Whether a file holds the capture of a client program, and not of a server or a relay. */
export const isClientCase = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  'client' in input &&
  'target' in input &&
  PROGRAMS.has(input.client);

/** @throws UsageError listing what does not fit. */
export function readClientCase(input: unknown, source: string): ClientCase {
  const result = v.safeParse(clientCaseSchema, input);
  if (result.success) return result.output;
  const problems = result.issues.map(
    (issue) => `${v.getDotPath(issue) ?? 'the file'}: expected ${issue.message}`,
  );
  throw new UsageError(strings.replay.badCase(source, problems));
}

/**
 * The format of a captured dialogue: who spoke with which server under which settings, and every
 * line in order. Keys that are not needed here, such as the evidence, may stand beside.
 */
import * as v from 'valibot';
import { strings } from './strings';
import { UsageError } from './usageError';
import { parseSetting, type Setting } from './worldSettings';

const stepSchema = v.object(
  {
    /** A line from the server. */
    s: v.optional(v.string('a line of text')),
    /** What the client wrote: a line, or several with their line ends. */
    c: v.optional(v.string('a line of text')),
    /** The same, for lines of a message. */
    d: v.optional(v.string('a line of text')),
    /** Anything here is a handshake that is done. */
    tls: v.optional(v.unknown()),
    tls_failed: v.optional(v.string('text')),
    tcp: v.optional(v.string('text such as "closed by server"')),
    /** The line end of a client's line, where it is not CRLF. */
    eol: v.optional(v.string('text')),
    /** Client octets that were left out of the file, described. */
    data_elided: v.optional(v.string('text')),
    /** Anything here is a ClientHello where the server expects lines. */
    c_tls: v.optional(v.unknown()),
    /** A line that the server wrote in the clear after it had closed TLS. */
    s_cleartext_inside_tls: v.optional(v.string('a line of text')),
    note: v.optional(v.string('text')),
  },
  'an object such as {"s": "220 …"}',
);

const caseSchema = v.object(
  {
    role: v.string('"submission" or "mx"'),
    port: v.pipe(v.number('a port number'), v.integer('a port number')),
    server: v.optional(v.string('text'), ''),
    config: v.optional(v.string('text'), ''),
    client: v.optional(v.string('text'), ''),
    set: v.optional(
      v.union(
        [v.array(v.string()), v.record(v.string(), v.unknown())],
        'an object of values by path, or a list of "path=value"',
      ),
      [],
    ),
    steps: v.array(stepSchema, 'a list of steps'),
  },
  'an object with "role", "port" and "steps"',
);

type Case = v.InferOutput<typeof caseSchema>;
export type CaseStep = v.InferOutput<typeof stepSchema>;

/** A captured dialogue; `source` names the file in messages. */
export interface CapturedCase extends Omit<Case, 'set' | 'role'> {
  readonly source: string;
  readonly role: 'submission' | 'mx';
  readonly settings: readonly Setting[];
}

const tellProblem = (issue: v.BaseIssue<unknown>): string =>
  `${v.getDotPath(issue) ?? 'the file'}: expected ${issue.message}`;

const settingsOf = (set: Case['set']): readonly Setting[] =>
  Array.isArray(set)
    ? set.map(parseSetting)
    : Object.entries(set).map(([path, value]) => ({ path, value }));

/** @throws UsageError listing what does not fit. */
export function readCase(input: unknown, source: string): CapturedCase {
  const result = v.safeParse(caseSchema, input);
  if (!result.success) {
    throw new UsageError(strings.replay.badCase(source, result.issues.map(tellProblem)));
  }
  const { role, set, ...rest } = result.output;
  if (role !== 'submission' && role !== 'mx') {
    throw new UsageError(strings.replay.badRole(source, role));
  }
  return { ...rest, role, source, settings: settingsOf(set) };
}

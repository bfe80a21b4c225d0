/**
 * `replay`: plays captured dialogues against the servers, or captured servers against the clients,
 * and prints, for each file, the first line that differs. All files are read before any is played,
 * so that a mistake is not lost among them.
 */
import { printable } from '../exports/dialogueText';
import { readArguments } from './arguments';
import { parseJson, readBoundedFile } from './boundedInput';
import { readCase } from './caseFile';
import { findCaseWorld } from './caseWorld';
import { isClientCase, readClientCase } from './clientCaseFile';
import { findClientWorld } from './clientCaseWorld';
import { clientStrings } from './clientStrings';
import { playCase } from './playCase';
import { playClientCase } from './playClientCase';
import { playRelayCase } from './playRelayCase';
import { readRelayCase, type RelayCase } from './relayCase';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

type Software = 'postfix' | 'exim' | undefined;

/** What a played file comes to. */
interface Result {
  readonly lines: number;
  /** What is printed when it differs; '' when nothing does. */
  readonly report: string;
}

const words = strings.replay;

/** @throws UsageError that names the file in which a setting does not fit. */
function inFile<T>(path: string, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(words.badWorld(path, error.message));
  }
}

function openServerCase(path: string, data: unknown, software: Software): () => Result {
  const captured = readCase(data, path);
  const found = inFile(path, () => findCaseWorld(captured, software));
  return () => {
    const { lines, difference } = playCase(captured, found);
    if (difference === null) return { lines, report: '' };
    const { step, expected, got } = difference;
    const ignored = found.ignored.length > 0 ? words.ignored(path, found.ignored) : '';
    const told = words.difference(path, step, printable(expected), printable(got));
    return { lines, report: told + ignored };
  };
}

function openClientCase(path: string, data: unknown): () => Result {
  const captured = readClientCase(data, path);
  const found = inFile(path, () => findClientWorld(captured));
  return () => {
    const { lines, differences } = playClientCase(captured, found);
    const told = differences.map(({ step, expected, got }) =>
      step === null
        ? clientStrings.endDifference(path, printable(expected), printable(got))
        : words.difference(path, step, printable(expected), printable(got)),
    );
    return { lines, report: told.join('') };
  };
}

/** A sending Postfix is compared act by act, and its log with what the queue says. */
function playRelay(path: string, relayed: RelayCase): Result {
  const lines = relayed.steps.filter(({ c }) => c !== undefined).length;
  const difference = playRelayCase(relayed);
  if (difference === null) return { lines, report: '' };
  const { what, expected, got } = difference;
  const report = words.relayDifference(path, what, printable(expected), printable(got));
  return { lines, report };
}

function open(path: string, software: Software): () => Result {
  const data = parseJson(readBoundedFile(path), path);
  const relayed = readRelayCase(data);
  if (relayed !== null) return () => inFile(path, () => playRelay(path, relayed));
  return isClientCase(data) ? openClientCase(path, data) : openServerCase(path, data, software);
}

/** @returns the exit code: 1 when a file differs. @throws UsageError */
export function replayCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = readArguments('replay', args, {
    software: { type: 'string' },
  });
  if (values.help === true) {
    terminal.write(strings.replayHelp);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(words.noFiles);
  const { software } = values;
  if (software !== undefined && software !== 'postfix' && software !== 'exim') {
    throw new UsageError(words.badSoftware(software));
  }
  const results = positionals.map((path) => open(path, software)).map((play) => play());
  const differing = results.filter(({ report }) => report !== '');
  const lines = results.reduce((sum, result) => sum + result.lines, 0);
  for (const { report } of differing) terminal.write(report);
  terminal.write(words.summary(lines, positionals.length, differing.length));
  return differing.length === 0 ? 0 : 1;
}

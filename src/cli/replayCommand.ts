/**
 * `replay`: plays captured dialogues against the servers and prints, for each file, the first line
 * that differs. All files are read before any is played, so that a mistake is not lost among them.
 */
import { printable } from '../exports/dialogueText';
import { readArguments } from './arguments';
import { parseJson, readBoundedFile } from './boundedInput';
import { readCase } from './caseFile';
import { findCaseWorld } from './caseWorld';
import { playCase } from './playCase';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

function open(path: string, software: 'postfix' | 'exim' | undefined) {
  const captured = readCase(parseJson(readBoundedFile(path), path), path);
  try {
    return { captured, found: findCaseWorld(captured, software) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(strings.replay.badWorld(path, error.message));
  }
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
  if (positionals.length === 0) throw new UsageError(strings.replay.noFiles);
  const { software } = values;
  if (software !== undefined && software !== 'postfix' && software !== 'exim') {
    throw new UsageError(strings.replay.badSoftware(software));
  }
  let lines = 0;
  let differing = 0;
  for (const { captured, found } of positionals.map((path) => open(path, software))) {
    const played = playCase(captured, found);
    lines += played.lines;
    const { difference } = played;
    if (difference === null) continue;
    differing += 1;
    const { step, expected, got } = difference;
    terminal.write(
      strings.replay.difference(captured.source, step, printable(expected), printable(got)),
    );
    if (found.ignored.length > 0) {
      terminal.write(strings.replay.ignored(captured.source, found.ignored));
    }
  }
  terminal.write(strings.replay.summary(lines, positionals.length, differing));
  return differing === 0 ? 0 : 1;
}

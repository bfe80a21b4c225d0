/**
 * `run`: simulates a scenario or a world and tells the story, as a dialogue or as JSON, or gives
 * out the message that lies in a mailbox in the end.
 */
import { printable } from '../exports/dialogueText';
import { messageFile } from '../exports/messageFile';
import { storyJson } from '../exports/storyJson';
import { wrapText } from '../exports/wrapText';
import { scenarioText } from '../lessons/en/scenarioText';
import { finalMessage } from '../projections/message';
import { findScenario, SCENARIOS } from '../scenarios/scenarios';
import { simulate } from '../simulation/simulate';
import { readArguments } from './arguments';
import { parseJson, readBoundedFile, readBoundedInput } from './boundedInput';
import { storyLines } from './storyLines';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';
import { parseSetting, readWorld } from './worldSettings';

const COLUMNS = 100;

/** What is told around the dialogue. */
interface Frame {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Told {
  readonly input: unknown;
  readonly frame: Frame;
}

async function readInput(path: string, terminal: Terminal): Promise<Told> {
  const isInput = path === '-';
  const source = isInput ? strings.standardInput : path;
  const text = isInput ? await readBoundedInput(terminal) : readBoundedFile(path);
  const before = [printable(strings.run.ownWorld(source))];
  return { input: parseJson(text, source), frame: { before, after: [] } };
}

function readScenario(id: string, isChanged: boolean): Told {
  const scenario = findScenario(id);
  if (scenario === null) {
    throw new UsageError(
      strings.run.unknownScenario(
        id,
        SCENARIOS.map((known) => known.id),
      ),
    );
  }
  const { title, question, brief, takeaway } = scenarioText(id);
  const gap = ' '.repeat(Math.max(2, COLUMNS - title.length - id.length));
  // What to watch for, and what to take away, holds for the scenario as it is.
  return {
    input: scenario.world,
    frame: {
      before: [title + gap + id, question, ...(isChanged ? [] : ['', ...wrapText(brief, COLUMNS)])],
      after: isChanged ? [] : ['', ...wrapText(takeaway, COLUMNS)],
    },
  };
}

/** @returns the exit code. @throws UsageError, EndlessStoryError */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments('run', args, {
    world: { type: 'string' },
    set: { type: 'string', multiple: true },
    format: { type: 'string' },
  });
  if (values.help === true) {
    terminal.write(strings.runHelp);
    return 0;
  }
  const [id, extra] = positionals;
  const format = values.format ?? 'dialogue';
  if (extra !== undefined) throw new UsageError(strings.tooManyWords('run', extra));
  if (format !== 'dialogue' && format !== 'json' && format !== 'eml') {
    throw new UsageError(strings.run.badFormat(format));
  }
  if (id !== undefined && values.world !== undefined) throw new UsageError(strings.run.both);
  const settings = (values.set ?? []).map(parseSetting);
  const told =
    values.world !== undefined
      ? await readInput(values.world, terminal)
      : id !== undefined
        ? readScenario(id, settings.length > 0)
        : null;
  if (told === null) throw new UsageError(strings.run.nothing);
  const world = readWorld(told.input, settings);
  const trace = simulate(world);
  if (format === 'json') {
    terminal.write(`${JSON.stringify(storyJson(world, trace), null, 2)}\n`);
    return 0;
  }
  if (format === 'eml') {
    const message = finalMessage(trace);
    if (message === null) throw new UsageError(strings.run.noMessage);
    terminal.write(messageFile(message.lines));
    return 0;
  }
  const changed =
    settings.length === 0
      ? []
      : wrapText(printable(strings.run.changed(values.set ?? [])), COLUMNS);
  const { before, after } = told.frame;
  const lines = [...before, ...changed, '', ...storyLines(world, trace), ...after];
  terminal.write(`${lines.join('\n')}\n`);
  return 0;
}

/** `list`: the scenarios with the question that each answers, or the questions with answers. */
import { wrapText } from '../exports/wrapText';
import { QUESTIONS } from '../lessons/en/questions';
import { scenarioText } from '../lessons/en/scenarioText';
import { formatCitation } from '../rfc/citation';
import { SCENARIO_GROUPS } from '../scenarios/scenarios';
import { readArguments } from './arguments';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

const COLUMNS = 100;

function listScenarios(isJson: boolean): string {
  const entries = SCENARIO_GROUPS.flatMap(({ id: group, scenarios }) =>
    scenarios.map(({ id }) => {
      const { title, question } = scenarioText(id);
      return { id, group, title, question };
    }),
  );
  if (isJson) return JSON.stringify(entries, null, 2);
  const idColumns = Math.max(...entries.map(({ id }) => id.length));
  return entries.map(({ id, question }) => `${id.padEnd(idColumns)}  ${question}`).join('\n');
}

function listQuestions(isJson: boolean): string {
  const entries = QUESTIONS.map(({ cites, ...rest }) => ({
    ...rest,
    clauses: cites.map(formatCitation),
  }));
  if (isJson) return JSON.stringify(entries, null, 2);
  return entries
    .map(({ question, answer, clauses, scenarios, configurations = [] }) =>
      [
        question,
        ...wrapText(answer, COLUMNS),
        ...configurations.flatMap(({ name, lines }) => [
          '',
          `${name}:`,
          ...lines.map((line) => (line === '' ? '' : `    ${line}`)),
          '',
        ]),
        clauses.join(', '),
        ...scenarios.map((id) => `  mailpath run ${id}`),
      ].join('\n'),
    )
    .join('\n\n');
}

/** @returns the exit code. @throws UsageError */
export function listCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = readArguments('list', args, {
    json: { type: 'boolean' },
    questions: { type: 'boolean' },
  });
  if (values.help === true) {
    terminal.write(strings.listHelp);
    return 0;
  }
  const [word] = positionals;
  if (word !== undefined) throw new UsageError(strings.tooManyWords('list', word));
  const isJson = values.json === true;
  terminal.write(`${values.questions === true ? listQuestions(isJson) : listScenarios(isJson)}\n`);
  return 0;
}

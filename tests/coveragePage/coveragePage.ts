// The coverage page: which clause demands which rule, in which stories the rule fires, and what the
// model leaves out. Everything is gathered from the code and the scenarios' traces, so the page
// cannot say what is not so.

import { formatCitation } from '../../src/rfc/citation';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';
import { citationsOf, isRuleId, RULES, type RuleId } from '../../src/trace/rules';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The stories in which each rule fires, by scenario id. */
function storiesByRule(): ReadonlyMap<RuleId, readonly string[]> {
  const stories = new Map<RuleId, string[]>();
  for (const { id, world } of SCENARIOS) {
    const fired = new Set(simulate(world).events.flatMap(({ rule }) => rule ?? []));
    for (const rule of fired) stories.set(rule, [...(stories.get(rule) ?? []), id]);
  }
  return stories;
}

const ruleIds = (): readonly RuleId[] => Object.keys(RULES).filter(isRuleId);

/** Section 4.1.9 comes before 4.1.10: numbers are compared as numbers. */
const byNumbers = new Intl.Collator('en', { numeric: true });

interface ClauseRow {
  readonly clause: string;
  readonly link: string;
  readonly rules: readonly RuleId[];
}

function clauseRows(): readonly ClauseRow[] {
  const rows = new Map<string, { link: string; rules: RuleId[] }>();
  for (const rule of ruleIds()) {
    for (const citation of citationsOf(rule)) {
      const clause = formatCitation(citation);
      const row = rows.get(clause) ?? { link: citation.link, rules: [] };
      rows.set(clause, { link: row.link, rules: [...row.rules, rule] });
    }
  }
  return [...rows]
    .map(([clause, { link, rules }]) => ({ clause, link, rules }))
    .sort((left, right) => byNumbers.compare(left.clause, right.clause));
}

/** The sentences after `Simplified:` and `Not modelled:` in a file's comments. */
export function honestLimits({ text }: SourceFile): readonly string[] {
  const comments = [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].map(([comment]) =>
    comment.replace(/^\s*\/?\*+\/?|\*\/$/gm, ' ').replace(/\s+/g, ' '),
  );
  return comments.flatMap((comment) =>
    [...comment.matchAll(/`?(Simplified|Not modelled):`? (.*?\.)(?= [A-Z`]|\s*$)/g)].map(
      ([, mark = '', sentence = '']) => `${mark}: ${sentence}`,
    ),
  );
}

const stepsIn = (stories: readonly string[] | undefined): string =>
  stories === undefined ? 'by tests only' : stories.map((id) => `\`${id}\``).join(', ');

/** The page as Markdown. */
export function coveragePage(sources: readonly SourceFile[]): string {
  const stories = storiesByRule();
  const clauses = clauseRows().map(
    ({ clause, link, rules }) =>
      `| [${clause}](${link}) | ${rules.map((rule) => `\`${rule}\``).join(', ')} |`,
  );
  const rules = ruleIds().map((rule) => `| \`${rule}\` | ${stepsIn(stories.get(rule))} |`);
  const limits = sources.flatMap((source) =>
    honestLimits(source).map((limit) => `- \`${source.path}\`: ${limit}`),
  );
  return [
    '# Coverage',
    '',
    'Made from the code by `npx vitest run tests/coveragePage -u`; do not edit. What the model leaves out comes first.',
    '',
    '## Simplified and not modelled',
    '',
    ...limits,
    '',
    '## From clause to rule',
    '',
    '| Clause | Rules |',
    '| --- | --- |',
    ...clauses,
    '',
    '## From rule to story',
    '',
    '| Rule | Fires in |',
    '| --- | --- |',
    ...rules,
    '',
  ].join('\n');
}

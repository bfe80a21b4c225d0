// The coverage page: which clause demands which rule, which stories, captured sessions and walks
// test it, and what about it is simplified. Everything is gathered from the code, the scenarios'
// traces and the captured sessions as the engine plays them, so the page cannot say what is not so.

import { formatCitation } from '../../src/rfc/citation';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';
import { citationsOf, isRuleId, RULES, type RuleId } from '../../src/trace/rules';
import { SIMPLIFIED_RULES } from './simplifiedRules';
import { capturesByRule, walksByRule } from './testsByRule';

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

/** A few names, and how many more there are. */
function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}

/** Every test that plays a rule: stories, captured sessions, the walk through its machine. */
function testsOfRules(): (rule: RuleId) => string {
  const stories = storiesByRule();
  const captures = capturesByRule();
  const walks = walksByRule();
  return (rule) => {
    const told = stories.get(rule) ?? [];
    const captured = captures.get(rule) ?? [];
    const walked = walks.get(rule) ?? [];
    const kinds = [
      told.length === 0 ? [] : [`stories: ${someOf(told)}`],
      captured.length === 0 ? [] : [`sessions: ${someOf(captured)}`],
      walked.length === 0 ? [] : [`walk: ${walked.join(', ')}`],
    ];
    const all = kinds.flat().join('; ');
    return all === '' ? 'worlds of `tests/paths`' : all;
  };
}

/** What is simplified about a rule: the marks of the files that the table names for it. */
function limitsOf(rule: RuleId, sources: readonly SourceFile[]): string {
  const files = sources.filter(({ path }) => SIMPLIFIED_RULES[path]?.includes(rule) === true);
  return [...new Set(files.flatMap(honestLimits))].join(' ');
}

/** The page as Markdown. */
export function coveragePage(sources: readonly SourceFile[]): string {
  const testsOf = testsOfRules();
  const clauses = clauseRows().flatMap(({ clause, link, rules }) =>
    rules.map((rule) => `| [${clause}](${link}) | \`${rule}\` |`),
  );
  const rules = ruleIds().map(
    (rule) => `| \`${rule}\` | ${testsOf(rule)} | ${limitsOf(rule, sources)} |`,
  );
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
    '| Clause | Rule |',
    '| --- | --- |',
    ...clauses,
    '',
    '## From rule to test',
    '',
    'Stories are the scenarios, sessions the captured ones under `tests/conformance/cases`, walks those of `tests/paths`, which take every row of a machine away once.',
    '',
    '| Rule | Tested by | Simplified |',
    '| --- | --- | --- |',
    ...rules,
    '',
  ].join('\n');
}

/**
 * The clauses behind a step or a move, ready to be shown: a label such as `RFC 3207 §4.2`, the
 * section's title and where to read it. They are those of its rule.
 */
import { formatCitation, type Citation } from '../rfc/citation';
import { citationsOf } from '../trace/rules';
import type { Step } from './steps';

export interface Clause {
  readonly label: string;
  readonly title: string;
  readonly link: string;
}

/** The clauses that demand what a step or a move does, in the order the rule names them. */
export const projectClauses = ({ rule }: Pick<Step, 'rule'>): readonly Clause[] =>
  clausesOf(citationsOf(rule));

/** Citations as they are shown. */
export const clausesOf = (citations: readonly Citation[]): readonly Clause[] =>
  citations.map((citation) => ({
    label: formatCitation(citation),
    title: citation.title,
    link: citation.link,
  }));

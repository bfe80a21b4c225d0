/**
 * What every transition carries: its rule and the clauses that demand it. The driver reads it into
 * the trace, so that explanations, citations and the coverage of the model come from one place.
 */
import type { Citation } from '../rfc/citation';
import { citationsOf, type RuleId } from '../trace/rules';

export interface RuleMeta {
  readonly rule: RuleId;
  readonly cites: readonly Citation[];
}

/** The meta of a transition that fires a rule. */
export const ruleMeta = (rule: RuleId): RuleMeta => ({ rule, cites: citationsOf(rule) });

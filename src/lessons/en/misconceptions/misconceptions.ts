/** All misconceptions, and which of them come up at a step. */
import type { RuleId } from '../../../trace/rules';
import type { StepFacts } from '../../../trace/stepFacts';
import { MAIL_MISCONCEPTIONS } from './mailMisconceptions';
import { comesUp, type Misconception } from './misconception';
import { PORT_MISCONCEPTIONS } from './portMisconceptions';
import { TLS_MISCONCEPTIONS } from './tlsMisconceptions';

export const MISCONCEPTIONS: readonly Misconception[] = [
  ...PORT_MISCONCEPTIONS,
  ...TLS_MISCONCEPTIONS,
  ...MAIL_MISCONCEPTIONS,
].toSorted((a, b) => a.number - b.number);

/** What is often told otherwise about this moment. */
export const misconceptionsAt = (rule: RuleId, facts: StepFacts): readonly Misconception[] =>
  MISCONCEPTIONS.filter((misconception) => comesUp(misconception, rule, facts));

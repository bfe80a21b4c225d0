/** The form of a misconception: a claim as it is told, what is right, and where it comes up. */
import type { Citation } from '../../../rfc/citation';
import type { RuleId } from '../../../trace/rules';
import type { StepFacts } from '../../../trace/stepFacts';

/** A moment of a story; what is left out may be anything. */
export interface Place {
  readonly rules: readonly RuleId[];
  readonly ports?: readonly number[];
  readonly secured?: boolean;
  /** Who opened the connection: a program that sends, or a server that brings mail on. */
  readonly from?: 'program' | 'server';
  /** What the decisive reply or failure looks like. */
  readonly detail?: RegExp;
}

export interface Misconception {
  /** Its number in the list of claims, from 1. */
  readonly number: number;
  readonly claim: string;
  readonly correction: string;
  readonly cites: readonly Citation[];
  /** Where it comes up; or why no story shows it. */
  readonly at: Place | { readonly notShown: string };
}

const isServer = ({ ends, senderKind }: StepFacts): boolean =>
  ends?.client === 'submission' || senderKind === 'mail-server';

/** Whether a misconception comes up at a step. */
export function comesUp({ at }: Misconception, rule: RuleId, facts: StepFacts): boolean {
  if ('notShown' in at || !at.rules.includes(rule)) return false;
  const { ports, secured, from, detail } = at;
  return (
    (ports === undefined || (facts.port !== null && ports.includes(facts.port))) &&
    (secured === undefined || facts.secured === secured) &&
    (from === undefined || (from === 'server') === isServer(facts)) &&
    (detail === undefined || detail.test(facts.detail))
  );
}

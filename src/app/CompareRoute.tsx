/** Stories side by side: opened, and handed to the page that compares them. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { NamedWorld } from '../scenarios/scenario';
import { ComparePage } from '../view/compare/ComparePage';
import { ProblemPage } from '../view/shell/ProblemPage';
import { openStory } from './openStory';

export interface CompareRouteProps {
  readonly scenarios: readonly NamedWorld[];
  readonly takesFocus: boolean;
  readonly fallback: NamedWorld | null;
  readonly top: ReactNode;
  readonly onChoose: (ids: readonly string[]) => void;
}

export function CompareRoute({
  scenarios,
  takesFocus,
  fallback,
  top,
  onChoose,
}: CompareRouteProps) {
  const results = useMemo(
    () => scenarios.map((scenario) => ({ scenario, opened: openStory(scenario, null) })),
    [scenarios],
  );
  const stories = results.flatMap(({ scenario, opened }) =>
    opened.kind === 'story' ? [{ scenario, story: opened.story }] : [],
  );
  const problems = results.flatMap(({ opened }) =>
    opened.kind === 'failed' ? [opened.message] : [],
  );
  return (
    <>
      {top}
      {problems.length > 0 ? (
        <ProblemPage problems={problems} fallback={fallback} />
      ) : (
        <ComparePage opened={stories} takesFocus={takesFocus} onChoose={onChoose} />
      )}
    </>
  );
}

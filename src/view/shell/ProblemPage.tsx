/** What stands in the place of a story that an address asks for and that does not exist. */
import { scenarioText } from '../../lessons/en/scenarioText';
import type { NamedWorld } from '../../scenarios/scenario';
import { PageLink } from '../PageLink';
import { strings } from '../strings';

interface Props {
  readonly problems: readonly string[];
  readonly fallback: NamedWorld | null;
}

export function ProblemPage({ problems, fallback }: Props) {
  return (
    <main className="problem" tabIndex={-1}>
      <h1>{strings.problem.heading}</h1>
      <ul className="problem-list">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p className="problem-kept">{strings.problem.kept}</p>
      <p className="problem-ways">
        {fallback !== null && (
          <PageLink to={{ scenario: fallback.id, place: null }} className="filled-link">
            {strings.problem.toDefault(scenarioText(fallback.id).title)}
          </PageLink>
        )}
        <PageLink to={{ scenario: null, place: null, view: 'full' }}>
          {strings.problem.toStart}
        </PageLink>
      </p>
    </main>
  );
}

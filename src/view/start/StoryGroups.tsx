/** Every story, in groups by what they teach, each with the question it answers. */
import { GROUP_TEXTS } from '../../lessons/en/groupTexts';
import { scenarioText } from '../../lessons/en/scenarioText';
import { SCENARIO_GROUPS } from '../../scenarios/scenarios';
import { PageLink } from '../PageLink';

export function StoryGroups() {
  return SCENARIO_GROUPS.map(({ id, scenarios }) => (
    <section className="group" key={id} aria-labelledby={`group-${id}`}>
      <h3 id={`group-${id}`}>{GROUP_TEXTS[id].title}</h3>
      <p className="group-line">{GROUP_TEXTS[id].line}</p>
      <ul className="questions">
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <PageLink to={{ scenario: scenario.id, place: null }}>
              <span className="question">{scenarioText(scenario.id).title}</span>
              <span className="question-title">{scenarioText(scenario.id).question}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/**
 * The questions that people ask, each opening to its answer, the clauses behind it, lines of
 * configuration where something is to be set up, and the stories that show it.
 */
import { useRef } from 'react';
import { QUESTIONS, type Question } from '../../lessons/en/questions';
import type { Configuration } from '../../lessons/en/configurations';
import { scenarioText } from '../../lessons/en/scenarioText';
import { clausesOf } from '../../projections/clauses';
import { ClauseList } from '../ClauseList';
import { PageLink } from '../PageLink';
import { SCROLL_REGION } from '../scrollRegion';
import { strings } from '../strings';
import { useOpenOnPaper } from '../useOpenOnPaper';

export function Questions() {
  const list = useRef<HTMLUListElement>(null);
  useOpenOnPaper(list);
  return (
    <ul className="answers" ref={list}>
      {QUESTIONS.map((question) => (
        <li key={question.id}>
          <Answered question={question} />
        </li>
      ))}
    </ul>
  );
}

function Answered({ question }: { readonly question: Question }) {
  const { answer, cites, scenarios, configurations } = question;
  return (
    <details>
      <summary>{question.question}</summary>
      <div className="answer">
        <p>{answer}</p>
        {configurations?.map((configuration) => (
          <Lines key={configuration.name} configuration={configuration} />
        ))}
        <ul className="answer-stories">
          {scenarios.map((id) => (
            <li key={id}>
              <PageLink to={{ scenario: id, place: null }}>
                {strings.start.watch(scenarioText(id).title)}
              </PageLink>
            </li>
          ))}
        </ul>
        <ClauseList clauses={clausesOf(cites)} label={strings.watch.clauses} />
      </div>
    </details>
  );
}

function Lines({ configuration }: { readonly configuration: Configuration }) {
  return (
    <figure className="configuration">
      <figcaption>{configuration.name}</figcaption>
      <pre {...SCROLL_REGION}>
        <code>{configuration.lines.join('\n')}</code>
      </pre>
    </figure>
  );
}

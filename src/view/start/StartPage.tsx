/**
 * The page without a story: it teaches before a click. The three ports drawn, which of them one
 * needs, the questions people ask with their answers, and every story by what it teaches.
 */
import { scenarioText } from '../../lessons/en/scenarioText';
import { findScenario } from '../../scenarios/scenarios';
import { PageLink } from '../PageLink';
import { strings } from '../strings';
import { PortsPicture } from './PortsPicture';
import { Questions } from './Questions';
import { StoryGroups } from './StoryGroups';
import './start.css';

type Role = (typeof strings.start.roles)[number];

function RoleCard({ role }: { readonly role: Role }) {
  const stories = role.stories.map(findScenario).filter((story) => story !== null);
  return (
    <li className="role">
      <h3>{role.who}</h3>
      <p>{role.port}</p>
      {stories.map(({ id }) => (
        <p key={id}>
          <PageLink to={{ scenario: id, place: null }}>
            {strings.start.watch(scenarioText(id).title)}
          </PageLink>
        </p>
      ))}
    </li>
  );
}

export function StartPage() {
  return (
    <main className="start" tabIndex={-1}>
      <h1>{strings.start.heading}</h1>
      <p className="start-lead">{strings.start.lead}</p>
      <figure className="start-picture">
        <PortsPicture />
      </figure>
      <section>
        <h2>{strings.start.whichPort}</h2>
        <ul className="roles">
          {strings.start.roles.map((role) => (
            <RoleCard key={role.who} role={role} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{strings.start.questions}</h2>
        <Questions />
      </section>
      <section>
        <h2>{strings.start.stories}</h2>
        <div className="groups">
          <StoryGroups />
        </div>
      </section>
    </main>
  );
}

/**
 * The list of all stories, each by its title and the question it answers, behind a button that
 * says which one is open. A native popover: Escape and a click elsewhere close it, and Escape gives
 * the focus back. On opening, the focus goes to the open story in the list.
 */
import { useEffect, useRef } from 'react';
import { GROUP_TEXTS } from '../../lessons/en/groupTexts';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { NamedWorld } from '../../scenarios/scenario';
import { SCENARIO_GROUPS } from '../../scenarios/scenarios';
import { Icon } from '../Icon';
import { Names } from '../Names';
import { PageLink } from '../PageLink';
import { Modes } from './Modes';
import { strings } from '../strings';

const LIST_ID = 'story-list';

export function StoryChooser({ current }: { readonly current: NamedWorld }) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => list.current?.hidePopover(), [current.id]);
  return (
    <>
      <button type="button" className="chooser" popoverTarget={LIST_ID}>
        <span className="spoken">{strings.shell.chooseStory}: </span>
        <span className="chooser-title">
          <Names text={scenarioText(current.id).title} isTitle />
        </span>
        <Icon name="chevron" />
      </button>
      <nav
        ref={list}
        id={LIST_ID}
        className="story-list"
        popover=""
        aria-label={strings.shell.stories}
        onToggle={({ newState }) => {
          if (newState === 'open') focusCurrent(list.current);
        }}
      >
        <div className="story-ways">
          <Modes current="watch" scenario={current.id} />
          <PageLink to={{ scenario: current.id, view: 'text' }}>{strings.shell.asText}</PageLink>
          <PageLink to={{ scenario: current.id, view: 'present' }}>
            {strings.shell.present}
          </PageLink>
        </div>
        <div className="story-columns">
          {SCENARIO_GROUPS.map((group) => (
            <Group key={group.id} group={group} current={current} />
          ))}
        </div>
      </nav>
    </>
  );
}

/** A cell of the matrix is in no group; the first story then has the focus. */
function focusCurrent(list: HTMLElement | null): void {
  const links = [...(list?.querySelectorAll<HTMLElement>('.story-columns a') ?? [])];
  (links.find((link) => link.hasAttribute('aria-current')) ?? links[0])?.focus();
}

interface GroupProps {
  readonly group: (typeof SCENARIO_GROUPS)[number];
  readonly current: NamedWorld;
}

function Group({ group, current }: GroupProps) {
  const heading = `list-${group.id}`;
  return (
    <div className="story-group">
      <p className="story-group-title" id={heading}>
        {GROUP_TEXTS[group.id].title}
      </p>
      <ul aria-labelledby={heading}>
        {group.scenarios.map(({ id }) => (
          <li key={id}>
            <PageLink to={{ scenario: id, place: null }} isCurrent={id === current.id}>
              <span className="story-title">{scenarioText(id).title}</span>
              <span className="story-question">{scenarioText(id).question}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

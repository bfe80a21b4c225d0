/** The frame's top: the name, which story is open, and the switches that hold on every page. */
import { scenarioText } from '../../lessons/en/scenarioText';
import type { NamedWorld } from '../../scenarios/scenario';
import { PageLink } from '../PageLink';
import { strings } from '../strings';
import { Brand } from './Brand';
import { HelpButton } from './HelpButton';
import type { Mode } from './Modes';
import { Modes } from './Modes';
import { PaperLine } from './PaperLine';
import { StoryChooser } from './StoryChooser';
import type { Theme } from './ThemeSwitch';
import { ThemeSwitch } from './ThemeSwitch';

interface Props {
  /** Which way of looking the page is. */
  readonly mode: Mode | 'start';
  /** The story that is watched where none is open. */
  readonly fallback: string;
  readonly scenario: NamedWorld | null;
  /** Whether the story is already shown as text, with its question in the page itself. */
  readonly isText: boolean;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

export function Header({ mode, fallback, scenario, isText, theme, onTheme }: Props) {
  return (
    <header className="header">
      <PaperLine scenario={scenario} isText={isText} />
      <Brand />
      {scenario !== null && <StoryChooser current={scenario} />}
      {scenario !== null && !isText && (
        <h1 className="header-question">{scenarioText(scenario.id).question}</h1>
      )}
      <Modes current={mode === 'start' ? null : mode} scenario={scenario?.id ?? fallback} />
      <div className="header-tools">
        {scenario !== null && !isText && (
          <PageLink className="text-link" to={{ scenario: scenario.id, view: 'text' }}>
            {strings.shell.asText}
          </PageLink>
        )}
        {scenario !== null && !isText && (
          <PageLink className="text-link" to={{ scenario: scenario.id, view: 'present' }}>
            {strings.shell.present}
          </PageLink>
        )}
        <HelpButton />
        <ThemeSwitch theme={theme} onChange={onTheme} />
      </div>
    </header>
  );
}

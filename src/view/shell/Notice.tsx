/** A message about an address that could be followed in part, with a way to put it away. */
import { Icon } from '../Icon';
import { strings } from '../strings';
import { PageLink } from '../PageLink';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { NamedWorld } from '../../scenarios/scenario';

interface Props {
  readonly messages: readonly string[];
  readonly fallback: NamedWorld | null;
  readonly onClose: () => void;
}

export function Notice({ messages, fallback, onClose }: Props) {
  return (
    <div className="notice" role="status">
      <Icon name="stop" />
      <div>
        {messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
        {fallback !== null && (
          <PageLink to={{ scenario: fallback.id, place: null }}>
            {strings.problem.toDefault(scenarioText(fallback.id).title)}
          </PageLink>
        )}
      </div>
      <button
        type="button"
        className="plain-button"
        aria-label={strings.shell.closeNotice}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

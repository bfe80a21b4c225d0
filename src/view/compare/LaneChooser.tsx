/** Which story a lane shows: a native list in the start page’s groups, and a way to remove it. */
import { GROUP_TEXTS } from '../../lessons/en/groupTexts';
import { scenarioText } from '../../lessons/en/scenarioText';
import { SCENARIO_GROUPS } from '../../scenarios/scenarios';
import { Icon } from '../Icon';
import { compareStrings } from './compareStrings';

interface Props {
  readonly index: number;
  readonly id: string;
  readonly onChoose: (id: string) => void;
  /** Absent while there must be this many lanes. */
  readonly onRemove: (() => void) | null;
}

export function LaneChooser({ index, id, onChoose, onRemove }: Props) {
  return (
    <div className="lane-chooser">
      <select
        aria-label={compareStrings.story(index + 1)}
        value={id}
        onChange={({ target }) => onChoose(target.value)}
      >
        {SCENARIO_GROUPS.map((group) => (
          <optgroup key={group.id} label={GROUP_TEXTS[group.id].title}>
            {group.scenarios.map((scenario) => (
              <option key={scenario.id} value={scenario.id}>
                {scenarioText(scenario.id).title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {onRemove !== null && (
        <button
          type="button"
          className="plain-button"
          aria-label={compareStrings.remove(scenarioText(id).title)}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

/** Chooses through whose eyes the dialogue is seen: a native list, so that any device has it. */
import { useId } from 'react';
import type { Story } from '../../player/story';
import type { ReaderId } from '../../projections/readers';
import { vantagesOf } from '../../projections/vantage';
import type { World } from '../../world/worldSchema';
import { readerName, strings } from '../strings';

interface Props {
  readonly story: Story;
  readonly world: World;
  readonly vantage: ReaderId | null;
  readonly onVantage: (vantage: ReaderId | null) => void;
}

export function VantageChooser({ story, world, vantage, onVantage }: Props) {
  const id = useId();
  const vantages = vantagesOf(story.trace);
  return (
    <span className="vantage">
      <label htmlFor={id}>{strings.watch.vantage}</label>
      <select
        id={id}
        value={vantage ?? ''}
        onChange={({ target }) =>
          onVantage(vantages.find((reader) => reader === target.value) ?? null)
        }
      >
        <option value="">{strings.watch.everyone}</option>
        {vantages.map((reader) => (
          <option key={reader} value={reader}>
            {strings.watch.vantageName(readerName(reader, world), reader)}
          </option>
        ))}
      </select>
    </span>
  );
}

/**
 * What only paper says: which story this is, and where it and its text can be found. The text is
 * the whole lesson, with its questions, which the print of one moment is not.
 */
import { useContext, useSyncExternalStore } from 'react';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { NamedWorld } from '../../scenarios/scenario';
import type { Address } from '../../world/address';
import { FOR_OTHERS, NavigationContext } from '../navigation';
import { strings } from '../strings';

interface Props {
  readonly scenario: NamedWorld | null;
  /** Whether this is the text already, which has its title in the page. */
  readonly isText: boolean;
}

export function PaperLine({ scenario, isText }: Props) {
  const here = useFullAddress({});
  const text = useFullAddress({ view: 'text', panel: 'readers', vantage: null });
  const hasText = scenario !== null && !isText;
  return (
    <div className="on-paper">
      {hasText && <p className="paper-title">{scenarioText(scenario.id).title}</p>}
      <p>
        {strings.shell.here} <span>{here}</span>
      </p>
      {hasText && (
        <p>
          {strings.shell.textIsAt} <span>{text}</span>
        </p>
      )}
    </div>
  );
}

function useFullAddress(to: Partial<Address>): string {
  const { hrefOf, watch } = useContext(NavigationContext);
  const path = useSyncExternalStore(watch, () => hrefOf({ ...to, ...FOR_OTHERS }));
  return new URL(path, document.baseURI).href;
}

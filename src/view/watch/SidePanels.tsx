/**
 * What stands beside the explanation: who can read the line, the message. One at a time, behind
 * tabs; which one is open stands in the address, so that a link can point at it.
 */
import * as Tabs from '@radix-ui/react-tabs';
import type { ReactNode, RefObject } from 'react';
import type { Panel } from '../../world/address';
import { PANELS } from '../../world/address';
import { strings } from '../strings';
import './sidePanels.css';

interface Props {
  readonly open: Panel;
  readonly onOpen: (panel: Panel) => void;
  readonly tabs: RefObject<HTMLDivElement | null>;
  readonly panels: Readonly<Record<Panel, ReactNode>>;
}

export function SidePanels({ open, onOpen, tabs, panels }: Props) {
  const choose = (value: string) => {
    const chosen = PANELS.find((panel) => panel === value);
    if (chosen !== undefined) onOpen(chosen);
  };
  return (
    <Tabs.Root className="watch-side" value={open} onValueChange={choose}>
      <Tabs.List className="tabs" ref={tabs} aria-label={strings.watch.side}>
        {PANELS.map((panel) => (
          <Tabs.Trigger key={panel} className="tab" value={panel}>
            {strings.watch.panels[panel]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {PANELS.map((panel) => (
        <Tabs.Content key={panel} className="side-panel" value={panel}>
          {panels[panel]}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

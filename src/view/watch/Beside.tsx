/**
 * The tabs beside the explanation, each with its panel; which one is open is kept while the story
 * goes on. The machines are loaded when they are first looked at.
 */
import type { RefObject } from 'react';
import { lazy, memo, Suspense, useCallback, useRef, useState } from 'react';
import type { Story } from '../../player/story';
import type { ReaderId } from '../../projections/readers';
import type { Step } from '../../projections/steps';
import type { NamedWorld } from '../../scenarios/scenario';
import type { Panel } from '../../world/address';
import type { StepDirection } from '../machines/LargeDrawing';
import { MessagePanel } from './MessagePanel';
import { Readers } from './Readers';
import { SidePanels } from './SidePanels';

interface Opening {
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
}

interface Stepped {
  readonly send: (event: { readonly type: StepDirection }) => void;
}

export interface BesidePanels {
  readonly open: Panel;
  readonly onOpen: (panel: Panel) => void;
  readonly onStep: (direction: StepDirection) => void;
  /** Opens a panel from elsewhere on the page: its tab is brought into sight. */
  readonly onSeek: (panel: Panel) => void;
  readonly tabs: RefObject<HTMLDivElement | null>;
}

/** Which panel is open, and what a panel may do: open another, step the story. */
export function useBeside({ panel, onPanel }: Opening, player: Stepped): BesidePanels {
  const [open, setOpen] = useState(panel);
  const onOpen = useCallback(
    (chosen: Panel) => {
      setOpen(chosen);
      onPanel(chosen);
    },
    [onPanel],
  );
  const onStep = useCallback((type: StepDirection) => player.send({ type }), [player]);
  const tabs = useRef<HTMLDivElement>(null);
  const onSeek = useCallback(
    (sought: Panel) => {
      // Embedded, there are no panels.
      if (tabs.current === null) return;
      onOpen(sought);
      tabs.current.scrollIntoView({ block: 'center' });
    },
    [onOpen],
  );
  return { open, onOpen, onStep, onSeek, tabs };
}

interface Props extends Omit<BesidePanels, 'onSeek'> {
  readonly story: Story;
  readonly step: Step;
  readonly scenario: NamedWorld;
  readonly vantage: ReaderId | null;
}

export const Beside = memo(function Beside(props: Props) {
  const { scenario, story, step, vantage, open, onOpen, onStep, tabs } = props;
  const shown = { story, step, world: scenario.world };
  return (
    <SidePanels
      open={open}
      onOpen={onOpen}
      tabs={tabs}
      panels={{
        readers: <Readers {...shown} vantage={vantage} />,
        message: <MessagePanel {...shown} />,
        machines: (
          <Suspense fallback={<div aria-busy />}>
            <MachinesPanel {...shown} onStep={onStep} />
          </Suspense>
        ),
      }}
    />
  );
});

const MachinesPanel = lazy(() =>
  import('../machines/MachinesPanel').then((part) => ({ default: part.MachinesPanel })),
);

/** The map's room on the page: as high as this world's map needs, where there is a choice. */
import type { ReactNode } from 'react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { leastMapHeightPx } from '../../layout/computeMapLayout';
import type { NamedWorld } from '../../scenarios/scenario';
import { mapWords } from '../map/mapStrings';
import { SCROLL_REGION } from '../scrollRegion';
import { strings } from '../strings';
import { useScrolls } from '../useScrolls';

interface Props {
  readonly world: NamedWorld['world'];
  readonly children: ReactNode;
}

/** Where the map is narrow it scrolls, and can then be scrolled by keyboard too. */
export function MapBox({ world, children }: Props) {
  const box = useRef<HTMLElement>(null);
  const scrolls = useScrolls(box);
  const leastPx = useMemo(() => leastMapHeightPx(world, mapWords), [world]);
  useLayoutEffect(() => {
    box.current?.style.setProperty('--map-least', `${leastPx}px`);
  }, [leastPx]);
  return (
    <section
      className="watch-map"
      ref={box}
      aria-label={strings.watch.map}
      data-sticks
      {...(scrolls ? SCROLL_REGION : null)}
    >
      {children}
    </section>
  );
}

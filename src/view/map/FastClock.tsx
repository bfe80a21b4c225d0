/**
 * The fast clock: where the story waits, a hand goes round once while the waiting time is counted
 * beside it. It takes part in the movement like a capsule does, and any move ends it.
 */
import { m } from 'framer-motion';
import type { CSSProperties } from 'react';
import type { MapLayout } from '../../layout/mapLayout';
import type { Motion } from '../../player/playerMachine';
import { CountBubble, Tail } from './Bubble';
import { Capsule } from './Capsule';
import { directed, timing, translate } from './frames';
import type { ClockPlace, Shares } from './mapWait';

interface Props {
  readonly layout: MapLayout;
  readonly place: ClockPlace;
  readonly shares: Shares;
  readonly motion: Motion;
}

/** How long the clock takes to come and to go, as a share of the movement. */
const FADE_SHARE = 0.02;

export function FastClock({ layout, place, shares, motion }: Props) {
  const { clock, wait } = shares;
  if (clock === null || wait === null) return null;
  const [start, end] = clock;
  const seen = directed(
    [0, 0, 1, 1, 0, 0],
    [0, start, start + FADE_SHARE, end - FADE_SHARE, end, 1],
    motion,
  );
  const isForward = motion.direction === 'forward';
  const runsMs = (end - start) * motion.durationMs;
  const startsMs = (isForward ? start : 1 - end) * motion.durationMs;
  const hand: CSSProperties = {
    animationDelay: `${startsMs}ms`,
    animationDirection: isForward ? 'normal' : 'reverse',
    animationDuration: `${runsMs}ms`,
    blockSize: layout.capsule.heightPx,
    inlineSize: layout.capsule.heightPx,
  };
  return (
    <div className="map-mover" style={{ transform: translate(place.at) }} data-clock>
      <m.div
        initial={{ opacity: seen.values[0] ?? 0 }}
        animate={{ opacity: seen.values }}
        transition={{ opacity: timing(seen, motion) }}
      >
        <Capsule form="dial" {...layout.capsule} heading={null} />
        <span className="map-hand" style={hand} />
        <Tail layout={layout} isLookup={false} />
        <CountBubble
          layout={layout}
          at={place.at}
          wait={wait}
          startsMs={startsMs}
          runsMs={runsMs}
          isDown={!isForward}
        />
      </m.div>
    </div>
  );
}

/**
 * A story with everything it needs: the engine, the player, the map and what animates it. Loaded
 * apart from the rest, so that the start page is there before the engine is.
 */
import { LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Scenario } from '../scenarios/scenario';
import { ProblemPage } from '../view/shell/ProblemPage';
import { WatchPage } from '../view/watch/WatchPage';
import type { Place, Speed } from '../world/address';
import { openStory } from './openStory';

export interface StoryRouteProps {
  readonly scenario: Scenario;
  readonly place: Place | null;
  readonly speed: Speed;
  readonly isEmbedded: boolean;
  readonly takesFocus: boolean;
  readonly fallback: Scenario | null;
  /** The frame above a story, with what is to be said about its address. */
  readonly renderTop: (openHelp: (() => void) | null, message: string | null) => ReactNode;
  readonly onMoved: (place: Place | null) => void;
  readonly onSpeed: (speed: Speed) => void;
}

const loadMotion = () => import('./motionFeatures').then(({ motionFeatures }) => motionFeatures);

export function StoryRoute(props: StoryRouteProps) {
  const { scenario, place, renderTop } = props;
  const opened = useMemo(() => openStory(scenario, place), [scenario, place]);
  if (opened.kind === 'failed') {
    return (
      <>
        {renderTop(null, null)}
        <ProblemPage problems={[opened.message]} fallback={props.fallback} />
      </>
    );
  }
  return (
    <LazyMotion features={loadMotion} strict>
      <MotionConfig reducedMotion="user">
        <WatchPage
          scenario={scenario}
          story={opened.story}
          cursor={opened.cursor}
          speed={props.speed}
          isEmbedded={props.isEmbedded}
          takesFocus={props.takesFocus}
          renderHeader={(openHelp) => renderTop(openHelp, opened.message)}
          onMoved={props.onMoved}
          onSpeed={props.onSpeed}
        />
      </MotionConfig>
    </LazyMotion>
  );
}

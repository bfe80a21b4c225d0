/**
 * A story with everything it needs: the engine, the player, the map and what animates it. Loaded
 * apart from the rest, so that the start page is there before the engine is.
 */
import { LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactNode } from 'react';
import { lazy, Suspense, useMemo } from 'react';
import { vantagesOf } from '../projections/vantage';
import type { NamedWorld } from '../scenarios/scenario';
import { ProblemPage } from '../view/shell/ProblemPage';
import { strings } from '../view/strings';
import { TextPage } from '../view/text/TextPage';
import { WatchPage } from '../view/watch/WatchPage';
import type { Panel, Place, Speed, Vantage, View } from '../world/address';
import { openStory, type Opened } from './openStory';

export interface StoryRouteProps {
  readonly scenario: NamedWorld;
  readonly place: Place | null;
  readonly speed: Speed;
  readonly panel: Panel;
  readonly vantage: Vantage | null;
  readonly view: View;
  readonly takesFocus: boolean;
  readonly fallback: NamedWorld | null;
  /** The frame above a story, with what is to be said about its address. */
  readonly renderTop: (messages: readonly string[]) => ReactNode;
  readonly onMoved: (place: Place | null) => void;
  readonly onSpeed: (speed: Speed) => void;
  readonly onPanel: (panel: Panel) => void;
  readonly onVantage: (vantage: Vantage | null) => void;
}

const PresentPage = lazy(() =>
  import('../view/present/PresentPage').then((part) => ({ default: part.PresentPage })),
);

const loadMotion = () => import('./motionFeatures').then(({ motionFeatures }) => motionFeatures);

export function StoryRoute(props: StoryRouteProps) {
  const { scenario, place, renderTop } = props;
  const opened = useMemo(() => openStory(scenario, place), [scenario, place]);
  if (opened.kind === 'failed') {
    return (
      <>
        {renderTop([])}
        <ProblemPage problems={[opened.message]} fallback={props.fallback} />
      </>
    );
  }
  const messages = messagesOf(props, opened);
  if (props.view === 'text') {
    return (
      <>
        {renderTop(messages)}
        <TextPage
          scenario={scenario}
          story={opened.story}
          at={place === null || opened.message !== null ? null : opened.cursor}
          takesFocus={props.takesFocus}
        />
      </>
    );
  }
  if (props.view === 'present') {
    return (
      <LazyMotion features={loadMotion} strict>
        <MotionConfig reducedMotion="user">
          <Suspense fallback={<main aria-busy />}>
            <PresentPage
              scenario={scenario}
              story={opened.story}
              cursor={opened.cursor}
              speed={props.speed}
              takesFocus={props.takesFocus}
              top={renderTop(messages)}
              onMoved={props.onMoved}
              onSpeed={props.onSpeed}
            />
          </Suspense>
        </MotionConfig>
      </LazyMotion>
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
          panel={props.panel}
          vantage={props.vantage}
          isEmbedded={props.view === 'embed'}
          takesFocus={props.takesFocus}
          top={renderTop(messages)}
          onMoved={props.onMoved}
          onSpeed={props.onSpeed}
          onPanel={props.onPanel}
          onVantage={props.onVantage}
        />
      </MotionConfig>
    </LazyMotion>
  );
}

/**
 * What of an address the story has not. A party that is not in it is told to who came by an
 * address from outside, not to who goes from one story to the next with the same eyes.
 */
function messagesOf(
  { vantage, takesFocus }: StoryRouteProps,
  { story, message }: Extract<Opened, { readonly kind: 'story' }>,
): readonly string[] {
  const isMissing = vantage !== null && !vantagesOf(story.trace).includes(vantage);
  return [
    ...(message === null ? [] : [message]),
    ...(isMissing && !takesFocus ? [strings.problem.unknownVantage(vantage)] : []),
  ];
}

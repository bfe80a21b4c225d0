/** The page: what the address asks for, in its frame. */
import type { ReactNode } from 'react';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { scenarioText } from '../lessons/en/scenarioText';
import { NavigationContext } from '../view/navigation';
import { Header } from '../view/shell/Header';
import type { KeyedPlace } from '../view/shell/helpSections';
import type { Mode } from '../view/shell/Modes';
import { Notice } from '../view/shell/Notice';
import { ProblemPage } from '../view/shell/ProblemPage';
import type { Theme } from '../view/shell/ThemeSwitch';
import { StartPage } from '../view/start/StartPage';
import { strings } from '../view/strings';
import type { Panel, Place, Speed, Vantage, View } from '../world/address';
import type { AddressStore, Route } from './addressStore';
import type { Asked } from './route';
import { askedFor, defaultScenario } from './route';
import type { ThemeStore } from './themeStore';
import { KeysFrame } from './KeysFrame';
import type { SingleKeysStore } from './singleKeysStore';
import { useStoryRoute } from './useStoryRoute';

interface Props {
  readonly addresses: AddressStore;
  readonly themes: ThemeStore;
  readonly singleKeys: SingleKeysStore;
}

export function App({ addresses, themes, singleKeys }: Props) {
  const route = useSyncExternalStore(addresses.subscribe, addresses.route);
  const asked = useMemo(() => askedFor(route), [route]);
  useEffect(() => {
    document.title = strings.title(titleOf(asked));
  }, [asked]);
  useEffect(() => {
    if (route.address.theme !== null) themes.show(route.address.theme);
  }, [route, themes]);
  return (
    <NavigationContext value={addresses}>
      <KeysFrame store={singleKeys} here={keyedPlaceOf(asked, route.address.view)}>
        <Page route={route} asked={asked} addresses={addresses} themes={themes} />
      </KeysFrame>
    </NavigationContext>
  );
}

interface PageProps extends Omit<Props, 'singleKeys'> {
  readonly route: Route;
  readonly asked: Asked;
}

function Page({ route, asked, addresses, themes }: PageProps) {
  const stories = useStoryRoute(asked.kind === 'story');
  const notePlace = useCallback((place: Place | null) => addresses.note({ place }), [addresses]);
  const noteSpeed = useCallback((speed: Speed) => addresses.note({ speed }), [addresses]);
  const notePanel = useCallback((panel: Panel) => addresses.note({ panel }), [addresses]);
  const noteVantage = useCallback(
    (vantage: Vantage | null) => addresses.note({ vantage }),
    [addresses],
  );
  const renderTop = (more: readonly string[]) => (
    <Top
      key={route.id}
      asked={asked}
      messages={[...asked.messages, ...more]}
      view={route.address.view}
      themes={themes}
      onTheme={(theme) => {
        if (route.address.theme !== null) addresses.note({ theme });
      }}
    />
  );
  if (asked.kind === 'start') return inFrame(renderTop([]), <StartPage />);
  if (asked.kind === 'problem' || stories.kind === 'failed') {
    const problems = asked.kind === 'problem' ? asked.messages : [strings.problem.notLoaded];
    return inFrame(renderTop([]), <ProblemPage problems={problems} fallback={defaultScenario()} />);
  }
  if (asked.kind === 'compare') {
    return <ComparePart asked={asked} route={route} addresses={addresses} top={renderTop([])} />;
  }
  if (asked.kind === 'matrix') {
    return <MatrixPart asked={asked} route={route} addresses={addresses} top={renderTop([])} />;
  }
  // A page has its main part from the start, so that nobody looks for it in vain.
  if (stories.kind === 'loading') return inFrame(renderTop([]), <main aria-busy />);
  return (
    <stories.StoryRoute
      key={route.id}
      scenario={asked.scenario}
      place={asked.place}
      speed={route.address.speed}
      panel={route.address.panel}
      vantage={route.address.vantage}
      view={route.address.view}
      takesFocus={route.id > 0}
      fallback={defaultScenario()}
      renderTop={renderTop}
      onMoved={notePlace}
      onSpeed={noteSpeed}
      onPanel={notePanel}
      onVantage={noteVantage}
    />
  );
}

const CompareRoute = lazy(() =>
  import('./CompareRoute').then((part) => ({ default: part.CompareRoute })),
);

interface CompareProps {
  readonly asked: Extract<Asked, { readonly kind: 'compare' }>;
  readonly route: Route;
  readonly addresses: AddressStore;
  readonly top: ReactNode;
}

function ComparePart({ asked, route, addresses, top }: CompareProps) {
  return (
    <Suspense fallback={inFrame(top, <main aria-busy />)}>
      <CompareRoute
        scenarios={asked.scenarios}
        takesFocus={route.id > 0}
        fallback={defaultScenario()}
        top={top}
        onChoose={(compare) => addresses.go({ compare })}
      />
    </Suspense>
  );
}

const MatrixRoute = lazy(() =>
  import('./MatrixRoute').then((part) => ({ default: part.MatrixRoute })),
);

interface MatrixProps extends Omit<CompareProps, 'asked'> {
  readonly asked: Extract<Asked, { readonly kind: 'matrix' }>;
}

function MatrixPart({ asked, route, addresses, top }: MatrixProps) {
  return (
    <Suspense fallback={inFrame(top, <main aria-busy />)}>
      <MatrixRoute
        program={asked.program}
        happens={asked.happens}
        takesFocus={route.id > 0}
        top={top}
        onProgram={(program) => addresses.go({ program })}
        onHappens={(happens) => addresses.go({ happens: happens === 'nothing' ? null : happens })}
      />
    </Suspense>
  );
}

const inFrame = (top: ReactNode, page: ReactNode) => (
  <>
    {top}
    {page}
  </>
);

interface TopProps {
  readonly asked: Asked;
  readonly messages: readonly string[];
  readonly view: View;
  readonly themes: ThemeStore;
  readonly onTheme: (theme: Theme) => void;
}

/** The frame above the page, and below it what is to be said about the address. */
function Top({ asked, messages, view, themes, onTheme }: TopProps) {
  const theme = useSyncExternalStore(themes.subscribe, themes.theme);
  const [isRead, setRead] = useState(false);
  const choose = (chosen: Theme) => {
    themes.choose(chosen);
    onTheme(chosen);
  };
  const scenario = asked.kind === 'story' ? asked.scenario : null;
  const isBare = asked.kind === 'story' && (view === 'embed' || view === 'present');
  const hasNotice = messages.length > 0 && !isRead && asked.kind !== 'problem';
  return (
    <div className="frame-top">
      {!isBare && (
        <Header
          mode={modeOf(asked)}
          fallback={defaultScenario()?.id ?? ''}
          scenario={scenario}
          isText={view === 'text'}
          theme={theme}
          onTheme={choose}
        />
      )}
      {hasNotice && (
        <Notice
          messages={messages}
          fallback={asked.kind === 'story' ? null : defaultScenario()}
          onClose={() => setRead(true)}
        />
      )}
    </div>
  );
}

/** The name of what is shown, for the window's title; null on the start page. */
function titleOf(asked: Asked): string | null {
  if (asked.kind === 'problem') return strings.problem.heading;
  if (asked.kind === 'compare' || asked.kind === 'matrix') return strings.shell.mode[asked.kind];
  return asked.kind === 'story' ? scenarioText(asked.scenario.id).title : null;
}

function modeOf({ kind }: Asked): Mode | 'start' {
  if (kind === 'compare' || kind === 'matrix') return kind;
  return kind === 'story' ? 'watch' : 'start';
}

/** The place whose keys work; null where a page has none of its own. */
function keyedPlaceOf({ kind }: Asked, view: View): KeyedPlace | null {
  if (kind === 'compare') return 'compare';
  if (kind !== 'story' || view === 'text' || view === 'matrix') return null;
  return view === 'full' ? 'watch' : view;
}

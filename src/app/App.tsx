/** The page: what the address asks for, in its frame. The only place here that starts a story. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { findScenario } from '../scenarios/scenarios';
import { NavigationContext } from '../view/navigation';
import { Header } from '../view/shell/Header';
import { Notice } from '../view/shell/Notice';
import { ProblemPage } from '../view/shell/ProblemPage';
import type { Theme } from '../view/shell/ThemeSwitch';
import { StartPage } from '../view/start/StartPage';
import { strings } from '../view/strings';
import { WatchPage } from '../view/watch/WatchPage';
import type { Place, Speed } from '../world/address';
import type { AddressStore, Route } from './addressStore';
import type { Opened } from './openStory';
import { DEFAULT_SCENARIO, openAddress } from './openStory';
import type { ThemeStore } from './themeStore';

interface Props {
  readonly addresses: AddressStore;
  readonly themes: ThemeStore;
}

export function App({ addresses, themes }: Props) {
  const route = useSyncExternalStore(addresses.subscribe, addresses.route);
  const opened = useMemo(() => openAddress(route), [route]);
  useEffect(() => {
    const scenario = opened.kind === 'story' ? opened.scenario.title : null;
    document.title = strings.title(opened.kind === 'problem' ? strings.problem.heading : scenario);
  }, [opened]);
  useEffect(() => {
    if (route.address.theme !== null) themes.show(route.address.theme);
  }, [route, themes]);
  return (
    <NavigationContext value={addresses}>
      <Page key={route.id} route={route} opened={opened} addresses={addresses} themes={themes} />
    </NavigationContext>
  );
}

interface PageProps extends Props {
  readonly route: Route;
  readonly opened: Opened;
}

function Page({ route, opened, addresses, themes }: PageProps) {
  const theme = useSyncExternalStore(themes.subscribe, themes.theme);
  const [isNoticed, setNoticed] = useState(opened.messages.length > 0);
  const isEmbedded = route.address.view === 'embed';
  const notePlace = useCallback((place: Place | null) => addresses.note({ place }), [addresses]);
  const noteSpeed = useCallback((speed: Speed) => addresses.note({ speed }), [addresses]);
  const setTheme = (chosen: Theme) => {
    themes.choose(chosen);
    if (route.address.theme !== null) addresses.note({ theme: chosen });
  };
  const scenario = opened.kind === 'story' ? opened.scenario : null;
  const renderHeader = (openHelp: (() => void) | null) => (
    <div className="frame-top">
      {!isEmbedded && (
        <Header scenario={scenario} theme={theme} onTheme={setTheme} onHelp={openHelp} />
      )}
      {isNoticed && opened.kind !== 'problem' && (
        <Notice
          messages={opened.messages}
          fallback={opened.kind === 'story' ? null : findScenario(DEFAULT_SCENARIO)}
          onClose={() => setNoticed(false)}
        />
      )}
    </div>
  );
  if (opened.kind === 'story') {
    return (
      <WatchPage
        scenario={opened.scenario}
        story={opened.story}
        cursor={opened.cursor}
        speed={route.address.speed}
        isEmbedded={isEmbedded}
        takesFocus={route.id > 0}
        renderHeader={renderHeader}
        onMoved={notePlace}
        onSpeed={noteSpeed}
      />
    );
  }
  return (
    <>
      {renderHeader(null)}
      {opened.kind === 'start' ? (
        <StartPage />
      ) : (
        <ProblemPage problems={opened.messages} fallback={findScenario(DEFAULT_SCENARIO)} />
      )}
    </>
  );
}

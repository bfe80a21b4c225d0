/** Loads the part of the page that shows stories when an address first asks for one. */
import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import type { StoryRouteProps } from './StoryRoute';

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly StoryRoute: ComponentType<StoryRouteProps> };

/** What is known of the story part; it is asked for as soon as `isWanted` is true. */
export function useStoryRoute(isWanted: boolean): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' });
  useEffect(() => {
    if (!isWanted || loaded.kind === 'ready') return;
    import('./StoryRoute').then(
      ({ StoryRoute }) => setLoaded({ kind: 'ready', StoryRoute }),
      () => setLoaded({ kind: 'failed' }),
    );
  }, [isWanted, loaded.kind]);
  return loaded;
}

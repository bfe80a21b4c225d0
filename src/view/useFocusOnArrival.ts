/** The focus goes to a page's main part when a person came from within the page. */
import type { RefObject } from 'react';
import { useEffect } from 'react';

/** Focuses `main` once, without scrolling, when `takesFocus` is true. */
export function useFocusOnArrival(main: RefObject<HTMLElement | null>, takesFocus: boolean): void {
  useEffect(() => {
    if (takesFocus) main.current?.focus({ preventScroll: true });
  }, [main, takesFocus]);
}

/** The focus goes to a page's main part when a person came from within the page. */
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

/**
 * Focuses `main` once, without scrolling, when `takesFocus` is true as the page appears. What a
 * person changes on the page later is no arrival.
 */
export function useFocusOnArrival(main: RefObject<HTMLElement | null>, takesFocus: boolean): void {
  const [tookFocus] = useState(takesFocus);
  useEffect(() => {
    if (tookFocus) main.current?.focus({ preventScroll: true });
  }, [main, tookFocus]);
}

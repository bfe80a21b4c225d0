/** On paper nothing opens: what is closed on the screen is printed open, and closed again. */
import type { RefObject } from 'react';
import { useEffect } from 'react';
import { watchPrint } from './watchPrint';

/** Opens all that opens within `root` while the page is laid out for paper. */
export function useOpenOnPaper(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const opened = new Set<HTMLDetailsElement>();
    const change = () => {
      const isPaper = window.matchMedia('print').matches;
      if (isPaper) {
        for (const details of root.current?.querySelectorAll('details') ?? []) {
          if (!details.open) opened.add(details);
          details.open = true;
        }
        return;
      }
      for (const details of opened) details.open = false;
      opened.clear();
    };
    change();
    return watchPrint(change);
  }, [root]);
}

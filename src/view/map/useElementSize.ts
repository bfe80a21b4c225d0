/** The size of an element as it is laid out, measured before the first picture is painted. */
import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import { watchPrint } from '../watchPrint';

export interface ElementSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The element's inner size; `assumed` until there is an element that has one. */
export function useElementSize(
  element: RefObject<HTMLElement | null>,
  assumed: ElementSize,
): ElementSize {
  const [size, setSize] = useState(assumed);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const read = () => {
      const { clientWidth: widthPx, clientHeight: heightPx } = measured;
      if (widthPx === 0) return;
      setSize((last) =>
        last.widthPx === widthPx && last.heightPx === heightPx ? last : { widthPx, heightPx },
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(measured);
    const forget = watchPrint(read);
    return () => {
      observer.disconnect();
      forget();
    };
  }, [element]);
  return size;
}

/** The size of an element as it is laid out, measured before the first picture is painted. */
import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import { textScale } from '../textScale';
import { watchPrint } from '../watchPrint';

export interface ElementSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** How much larger than usual the page's text is. */
  readonly textScale: number;
}

const isSame = (a: ElementSize, b: ElementSize): boolean =>
  a.widthPx === b.widthPx && a.heightPx === b.heightPx && a.textScale === b.textScale;

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
      const next = { widthPx, heightPx, textScale: textScale() };
      setSize((last) => (isSame(last, next) ? last : next));
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

/** The width of an element in pixels, kept up to date; 0 until it is known. */
import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import { watchPrint } from '../watchPrint';

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const read = () => setWidth(measured.clientWidth);
    const observer = new ResizeObserver(read);
    observer.observe(measured);
    const forget = watchPrint(read);
    return () => {
      observer.disconnect();
      forget();
    };
  }, [element]);
  return width;
}

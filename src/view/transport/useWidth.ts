/**
 * The width of an element in pixels, 0 until it is known, and how much larger than usual the text
 * is; both kept up to date.
 */
import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';
import { textScale } from '../textScale';
import { watchPrint } from '../watchPrint';

interface MeasuredWidth {
  readonly width: number;
  readonly scale: number;
}

export function useWidth(element: RefObject<HTMLElement | null>): MeasuredWidth {
  const [measure, setMeasure] = useState<MeasuredWidth>({ width: 0, scale: 1 });
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const read = () => {
      const next = { width: measured.clientWidth, scale: textScale() };
      setMeasure((last) => (last.width === next.width && last.scale === next.scale ? last : next));
    };
    const observer = new ResizeObserver(read);
    observer.observe(measured);
    const forget = watchPrint(read);
    return () => {
      observer.disconnect();
      forget();
    };
  }, [element]);
  return measure;
}

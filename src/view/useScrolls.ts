/** Whether an element has more content than room and scrolls it, kept up to date. */
import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';

export function useScrolls(element: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const measure = () => {
      const { overflowX, overflowY } = getComputedStyle(measured);
      const isHigher = measured.scrollHeight > measured.clientHeight && overflowY === 'auto';
      const isWider = measured.scrollWidth > measured.clientWidth && overflowX === 'auto';
      setScrolls(isHigher || isWider);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    for (const child of measured.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element]);
  return scrolls;
}

/**
 * Says that a part goes on below its edge, and by which key; pressed, it scrolls there. It stands
 * over the part's foot, so that its coming and going moves nothing.
 */
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { hasMoreBelow, scrollByPage } from '../sight';
import { presentStrings } from './presentStrings';

interface Props {
  /** The frame whose first child scrolls. */
  readonly frame: RefObject<HTMLElement | null>;
}

export function MoreBelow({ frame }: Props) {
  const hasMore = useMoreBelow(frame);
  if (!hasMore) return null;
  const press = () => {
    const box = frame.current?.firstElementChild ?? null;
    if (box !== null) scrollByPage(box, 'down');
  };
  return (
    // Who uses the keyboard has the key that it names.
    <button type="button" className="more-below" tabIndex={-1} onClick={press}>
      {presentStrings.more}
    </button>
  );
}

function useMoreBelow(frame: Props['frame']): boolean {
  const [hasMore, setHasMore] = useState(false);
  useEffect(() => {
    const box = frame.current?.firstElementChild ?? null;
    if (box === null) return undefined;
    const measure = () => setHasMore(hasMoreBelow(box));
    const observer = new ResizeObserver(measure);
    for (const element of [box, ...box.children]) observer.observe(element);
    box.addEventListener('scroll', measure);
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, [frame]);
  return hasMore;
}

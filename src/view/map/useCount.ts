/** Counts from 0 to 1 in small steps over a time of the page, for words that change with it. */
import { useEffect, useState } from 'react';

/** Between two counts; each is a new text to be laid out. */
const COUNT_EVERY_MS = 90;
/** The whole is reached a little before the end, so that it can be read. */
const DONE_SHARE = 0.85;

/** The share that has passed, 0 until it starts. Times in milliseconds. */
export function useCount(startsMs: number, runsMs: number): number {
  const [share, setShare] = useState(0);
  useEffect(() => {
    const counts = Math.max(1, Math.round(runsMs / COUNT_EVERY_MS));
    // All set at once: a chain of timers would lag behind more with each.
    const timers = Array.from({ length: counts }, (_, index) => {
      const reached = (index + 1) / counts;
      return window.setTimeout(() => setShare(reached), startsMs + runsMs * DONE_SHARE * reached);
    });
    return () => timers.forEach((timer) => window.clearTimeout(timer));
  }, [startsMs, runsMs]);
  return share;
}

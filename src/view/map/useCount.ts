/** Counts from 0 to 1 in small steps over a time of the page, for words that change with it. */
import { useEffect, useState } from 'react';

/** Between two counts; each is a new text to be laid out. */
const COUNT_EVERY_MS = 90;

/** The share that has passed, 0 until it starts. Times in milliseconds. */
export function useCount(startsMs: number, runsMs: number): number {
  const counts = Math.max(1, Math.round(runsMs / COUNT_EVERY_MS));
  const [count, setCount] = useState(0);
  useEffect(() => {
    const afterMs = count === 0 ? startsMs : 0;
    if (count >= counts) return undefined;
    const timer = window.setTimeout(() => setCount(count + 1), afterMs + runsMs / counts);
    return () => window.clearTimeout(timer);
  }, [count, counts, startsMs, runsMs]);
  return count / counts;
}

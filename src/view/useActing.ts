/** Whether a movement is being acted out: from its beginning until its time is over. */
import { useEffect, useState } from 'react';
import type { Motion } from '../player/playerMachine';

/** With reduced motion nothing travels; a line lights up this long at most, in milliseconds. */
const LIT_MOST_MS = 400;

/** The movement while it lasts; null before, afterwards and when there is none. */
export function useActing(motion: Motion | null, isReduced: boolean): Motion | null {
  const [overId, setOverId] = useState<number | null>(null);
  useEffect(() => {
    if (motion === null) return undefined;
    const lastsMs = isReduced ? Math.min(LIT_MOST_MS, motion.durationMs) : motion.durationMs;
    const timer = window.setTimeout(() => setOverId(motion.id), lastsMs);
    return () => window.clearTimeout(timer);
  }, [motion, isReduced]);
  return motion === null || motion.id === overId ? null : motion;
}

/** Whether a movement is being acted out: from its beginning until its time is over. */
import { useEffect, useState } from 'react';

interface Motion {
  readonly id: number;
  readonly durationMs: number;
}

/** The movement while it lasts; null before, afterwards and when there is none. */
export function useActing(motion: Motion | null): Motion | null {
  const [overId, setOverId] = useState<number | null>(null);
  useEffect(() => {
    if (motion === null) return undefined;
    const timer = window.setTimeout(() => setOverId(motion.id), motion.durationMs);
    return () => window.clearTimeout(timer);
  }, [motion]);
  return motion === null || motion.id === overId ? null : motion;
}

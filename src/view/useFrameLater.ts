/**
 * Shows a value a little after it has changed, so that a step's parts come one after the other and
 * none of them keeps a frame waiting: first the map, then the dialogue, then explanations. No
 * transition of React's: those may wait for as long as a key is held down. No animation frames:
 * a frame that is asked for while the page draws itself anew is a frame that comes late.
 */
import { useEffect, useState } from 'react';

/** One frame at 60 Hz, in milliseconds. */
const FRAME_MS = 17;

/** The value as it was some frames ago; the newest one as soon as it has rested that long. */
export function useFrameLater<Value>(value: Value, frames: number): Value {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(() => value), frames * FRAME_MS);
    return () => window.clearTimeout(timer);
  }, [value, frames]);
  return shown;
}

/**
 * Carries out effects one after the other. A reply that is held back (Postfix slows down clients
 * that make many errors) holds back whatever comes behind it.
 */

interface Held {
  readonly type: string;
  readonly params?: unknown;
}

export interface EffectQueue<T> {
  readonly add: (effects: readonly T[]) => void;
  readonly isPaused: () => boolean;
  /** How long it is still held up, in milliseconds. */
  readonly pausesMs: () => number;
  /** Nobody waits any more. */
  readonly clear: () => void;
}

/**
 * @param delayOf is how long an effect is held back, in milliseconds.
 * @param resume is called when nothing is held back any more.
 */
export function createEffectQueue<T extends Held>(
  delayOf: (effect: T) => number,
  carryOut: (effect: T) => void,
  after: (delayMs: number, run: () => void) => unknown,
  resume: () => void,
): EffectQueue<T> {
  let waiting: readonly T[] = [];
  let pauseMs = 0;
  const run = (): void => {
    for (let next = waiting[0]; next !== undefined && pauseMs === 0; next = waiting[0]) {
      const effect = next;
      waiting = waiting.slice(1);
      pauseMs = delayOf(effect);
      if (pauseMs === 0) {
        carryOut(effect);
        continue;
      }
      after(pauseMs, () => {
        pauseMs = 0;
        carryOut(effect);
        run();
        if (pauseMs === 0) resume();
      });
    }
  };
  return {
    add: (effects) => {
      waiting = [...waiting, ...effects];
      run();
    },
    isPaused: () => pauseMs > 0,
    pausesMs: () => pauseMs,
    clear: () => {
      waiting = [];
    },
  };
}

/**
 * What happens next: tasks by time, and in the order in which they were planned when times are
 * equal. This is the only clock of a story. Bounds keep a world that never ends from running on.
 */

export interface PlannedTask {
  cancelled: boolean;
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

export interface EventQueue {
  /** The time of the task that runs now, in milliseconds from the start. */
  readonly nowMs: () => number;
  /** Plans a task; the returned one can be cancelled by setting `cancelled`. */
  readonly after: (delayMs: number, run: () => void) => PlannedTask;
  /** Runs until nothing is planned or the horizon is reached; true when tasks were left. */
  readonly runUntil: (horizonMs: number) => boolean;
}

const comesBefore = (left: PlannedTask, right: PlannedTask): boolean =>
  left.atMs < right.atMs || (left.atMs === right.atMs && left.order < right.order);

/** Adds to a binary heap that has its earliest task first. */
function push(heap: PlannedTask[], task: PlannedTask): void {
  heap.push(task);
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !comesBefore(task, above)) break;
    heap[child] = above;
    heap[parent] = task;
    child = parent;
  }
}

/** Takes the earliest task from the heap. */
function pop(heap: PlannedTask[]): PlannedTask | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let parent = 0;
  for (;;) {
    const leftIndex = parent * 2 + 1;
    const left = heap[leftIndex];
    if (left === undefined) break;
    const right = heap[leftIndex + 1];
    const isRight = right !== undefined && comesBefore(right, left);
    const best = isRight ? right : left;
    if (!comesBefore(best, last)) break;
    heap[parent] = best;
    parent = isRight ? leftIndex + 1 : leftIndex;
  }
  heap[parent] = last;
  return first;
}

/** An empty queue at time 0. */
export function createEventQueue(): EventQueue {
  const heap: PlannedTask[] = [];
  let nowMs = 0;
  let order = 0;
  return {
    nowMs: () => nowMs,
    after: (delayMs, run) => {
      const task = { cancelled: false, atMs: nowMs + delayMs, order, run };
      order += 1;
      push(heap, task);
      return task;
    },
    runUntil: (horizonMs) => {
      for (;;) {
        const next = heap[0];
        if (next === undefined) return false;
        if (next.cancelled) {
          pop(heap);
          continue;
        }
        if (next.atMs > horizonMs) {
          nowMs = horizonMs;
          return true;
        }
        pop(heap);
        nowMs = next.atMs;
        next.run();
      }
    },
  };
}

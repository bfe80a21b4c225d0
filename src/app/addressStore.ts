/**
 * The page's address as the browser keeps it. Going to another story adds to the history, moving
 * within one only renames the entry, so that "back" leads to the story before. Nothing here
 * breaks when the browser refuses a history call, as it does after very many in a short time.
 */
import type { Address, ParsedAddress } from '../world/address';
import { addressAfter, formatAddress, parseAddress } from '../world/address';

/** One arrival at an address: by loading, by a link, by the browser's back and forward. */
export interface Route extends ParsedAddress {
  /** Different for each arrival; 0 for the loading of the page. */
  readonly id: number;
}

export interface AddressStore {
  readonly route: () => Route;
  readonly subscribe: (listener: () => void) => () => void;
  readonly hrefOf: (to: Partial<Address>) => string;
  readonly go: (to: Partial<Address>) => void;
  /** Calls a listener after each arrival and when changes have been written. */
  readonly watch: (listener: () => void) => () => void;
  /** Writes a change into the address a little later, without arriving anywhere. */
  readonly note: (change: Partial<Address>) => void;
}

/**
 * Browsers count history calls, Safari 100 in 30 s; a scrubbed story would make too many. A few are
 * made soon, so that a page loaded again is where it was, but not in the task that moves a step.
 */
const NOTE_AFTER_MS = 200;
const SOON_MS = 30;
const SOON = 20;
const SOON_WITHIN_MS = 10_000;

/** How long the next change waits before it is written: a few soon, more of them later. */
function writeDelay({ performance }: Window): () => number {
  let writes: readonly number[] = [];
  return () => {
    const now = performance.now();
    writes = writes.filter((time) => now - time < SOON_WITHIN_MS);
    if (writes.length >= SOON) return NOTE_AFTER_MS;
    writes = [...writes, now];
    return SOON_MS;
  };
}

/** The address of a window. */
export function createAddressStore(window: Window): AddressStore {
  const listeners = new Set<() => void>();
  const watchers = new Set<() => void>();
  let route: Route = { id: 0, ...parseAddress(window.location.search) };
  let current = route.address;
  let pending: number | null = null;
  const delayMs = writeDelay(window);

  const hrefOf = (to: Partial<Address>) =>
    `${window.location.pathname}${formatAddress(addressAfter(current, to))}`;

  const write = (how: 'pushState' | 'replaceState', href: string) => {
    try {
      window.history[how](null, '', href);
    } catch {
      // The address is a convenience; the story goes on without it.
    }
  };
  const flush = () => {
    if (pending === null) return;
    window.clearTimeout(pending);
    pending = null;
    write('replaceState', hrefOf({}));
    watchers.forEach((watcher) => watcher());
  };
  const arrive = () => {
    route = { id: route.id + 1, ...parseAddress(window.location.search) };
    current = route.address;
    listeners.forEach((listener) => listener());
    watchers.forEach((watcher) => watcher());
  };

  window.addEventListener('popstate', () => {
    if (pending !== null) window.clearTimeout(pending);
    pending = null;
    arrive();
  });
  window.addEventListener('beforeunload', flush);
  window.addEventListener('pagehide', flush);

  return {
    route: () => route,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hrefOf,
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    go: (to) => {
      flush();
      write('pushState', hrefOf(to));
      arrive();
      window.scrollTo(0, 0);
    },
    note: (change) => {
      current = { ...current, ...change };
      if (pending !== null) window.clearTimeout(pending);
      pending = window.setTimeout(flush, delayMs());
    },
  };
}

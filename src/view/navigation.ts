/**
 * Links within the page. A link has a true address, so that it can be opened in a new tab or
 * copied; a plain click changes the address without loading the page again. Whoever composes the
 * page says how.
 */
import type { MouseEvent } from 'react';
import { createContext } from 'react';
import type { Address } from '../world/address';

export interface Navigation {
  /** The address of a place in the page, as it stands in a link. */
  readonly hrefOf: (to: Partial<Address>) => string;
  readonly go: (to: Partial<Address>) => void;
  /** Calls a listener whenever the page is at another address, so that its links can follow. */
  readonly watch: (listener: () => void) => () => void;
}

/** How fast and how bright one person likes it is no part of an address that others are given. */
export const FOR_OTHERS = { speed: 1, theme: null } as const;

export const NavigationContext = createContext<Navigation>({
  hrefOf: () => '',
  go: () => undefined,
  watch: () => () => undefined,
});

/** True for a click that means "go there, here": the main button and no key held. */
export function isPlainClick(event: MouseEvent): boolean {
  const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  return event.button === 0 && !isModified && !event.defaultPrevented;
}

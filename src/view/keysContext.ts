/**
 * What all pages share about keys: whether single characters are keys, and how the help opens.
 * Whoever composes the page keeps the choice.
 */
import { createContext } from 'react';

export interface KeyChoice {
  /** False while keys that are one character do nothing (WCAG 2.1.4). */
  readonly hasSingleKeys: boolean;
  readonly chooseSingleKeys: (has: boolean) => void;
  readonly openHelp: () => void;
}

export const KeysContext = createContext<KeyChoice>({
  hasSingleKeys: true,
  chooseSingleKeys: () => undefined,
  openHelp: () => undefined,
});

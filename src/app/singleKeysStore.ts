/**
 * Whether single characters are keys: on until a person switches them off. The choice is kept in
 * the browser, for all windows of the page and the next visits; where the browser keeps nothing,
 * it holds until the page is left.
 */
import { parseSingleKeysChoice, type SingleKeysChoice } from '../world/singleKeysChoice';

export interface SingleKeysStore {
  readonly isOn: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly choose: (isOn: boolean) => void;
}

const KEY = 'mailpath.single-keys';

/** The choice of a window, and of the page's other windows as they change it. */
export function createSingleKeysStore(window: Window): SingleKeysStore {
  const listeners = new Set<() => void>();
  let choice: SingleKeysChoice = readKept(window) ?? 'on';
  const set = (chosen: SingleKeysChoice) => {
    choice = chosen;
    listeners.forEach((listener) => listener());
  };
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY) set(parseSingleKeysChoice(newValue) ?? 'on');
  });
  return {
    isOn: () => choice === 'on',
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose: (isOn) => {
      set(isOn ? 'on' : 'off');
      keep(window, choice);
    },
  };
}

// Reading the storage's very name throws where a browser blocks it, as in some embedded pages.
function readKept(window: Window): SingleKeysChoice | null {
  try {
    return parseSingleKeysChoice(window.localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep(window: Window, choice: SingleKeysChoice): void {
  try {
    window.localStorage.setItem(KEY, choice);
  } catch {
    // The choice holds until the page is left.
  }
}

/**
 * Light or dark: the system's choice unless the address or the person says otherwise. A person's
 * choice is kept for the session where the browser allows it, and works where it does not.
 */
import type { Theme } from '../view/shell/ThemeSwitch';

export interface ThemeStore {
  /** The theme that is shown now. */
  readonly theme: () => Theme;
  readonly subscribe: (listener: () => void) => () => void;
  /** Shows a theme without keeping it, as an address asks for it. */
  readonly show: (theme: Theme) => void;
  /** Shows a theme and keeps it for this session. */
  readonly choose: (theme: Theme) => void;
}

const KEY = 'mailpath.theme';

/** The theme of a window's document. */
export function createThemeStore(window: Window): ThemeStore {
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', notify);
  const { dataset } = window.document.documentElement;
  let shown = readKept(window);
  const show = (theme: Theme) => {
    shown = theme;
    dataset['theme'] = theme;
    notify();
  };
  if (shown !== null) show(shown);
  return {
    theme: () => shown ?? (system.matches ? 'dark' : 'light'),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show,
    choose: (theme) => {
      show(theme);
      keep(window, theme);
    },
  };
}

// Reading the storage's very name throws where a browser blocks it, as in some embedded pages.
function readKept(window: Window): Theme | null {
  try {
    const kept = window.sessionStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
}

function keep(window: Window, theme: Theme): void {
  try {
    window.sessionStorage.setItem(KEY, theme);
  } catch {
    // The choice holds until the page is left.
  }
}

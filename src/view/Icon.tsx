/**
 * The page's few icons, drawn in one stroke on a 24-unit square. They are decoration for the eye:
 * the words beside them, or the name of their button, say the same.
 */
const PATHS = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  back: 'M14.5 6l-6 6 6 6',
  forward: 'M9.5 6l6 6-6 6',
  previousPhase: 'M18 6l-6 6 6 6M12 6l-6 6 6 6',
  nextPhase: 'M6 6l6 6-6 6M12 6l6 6-6 6',
  chevron: 'M7 10l5 5 5-5',
  close: 'M7 7l10 10M17 7L7 17',
  lock: 'M8.5 11V8.5a3.5 3.5 0 0 1 7 0V11M6.5 11h11v8h-11z',
  postcard: 'M4 7h16v11H4zM4.5 7.5L12 13l7.5-5.5',
  stop: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.5 12h7',
  minus: 'M6.5 12h11',
  plus: 'M6.5 12h11M12 6.5v11',
  checked: 'M5 5h14v14H5zM8 12l3 3 5-6',
  unchecked: 'M5 5h14v14H5z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
} as const;

export type IconName = keyof typeof PATHS;

/** One icon, as large as the text's icons are. */
export function Icon({ name }: { readonly name: IconName }) {
  const className = name === 'play' ? 'icon icon-filled' : 'icon';
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

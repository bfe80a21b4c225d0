/** The help's contents, made from the very lists by which key presses find their meaning. */
import type { Binding } from '../keyMap';
import type { HelpMeaning, KeyMeaning } from '../keys';
import { COMPARE_KEYS, CONTROL_KEYS, EMBED_KEYS, EVERYWHERE_KEYS, WATCH_KEYS } from '../keys';
import type { PresentMeaning } from '../present/presentKeys';
import { PRESENT_KEYS } from '../present/presentKeys';
import { helpStrings, type Deed } from './helpStrings';

/** Ways of looking that have keys of their own. */
export type KeyedPlace = 'watch' | 'embed' | 'compare' | 'present';
export type HelpPlace = KeyedPlace | 'everywhere' | 'controls';

interface HelpRow {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface HelpSection {
  readonly place: HelpPlace;
  readonly rows: readonly HelpRow[];
}

type Meaning = HelpMeaning | KeyMeaning | PresentMeaning;

export const deedOf = (meaning: Meaning): Deed =>
  meaning.type === 'part' ? meaning.part : meaning.type;

const rowsOf = (bindings: readonly Binding<Meaning>[]): readonly HelpRow[] =>
  bindings.map(({ keys, means }) => ({ keys, does: helpStrings.does[deedOf(means)] }));

const KEYED: Readonly<Record<KeyedPlace, readonly Binding<Meaning>[]>> = {
  watch: WATCH_KEYS,
  compare: COMPARE_KEYS,
  present: PRESENT_KEYS,
  embed: EMBED_KEYS,
};

const PLACES = ['watch', 'compare', 'present', 'embed'] as const;

const EVERYWHERE: HelpSection = { place: 'everywhere', rows: rowsOf(EVERYWHERE_KEYS) };

const CONTROLS: HelpSection = {
  place: 'controls',
  rows: CONTROL_KEYS.map(({ control, keys }) => ({
    keys,
    does: helpStrings.doesControl[control],
  })),
};

const sectionOf = (place: KeyedPlace): HelpSection => ({ place, rows: rowsOf(KEYED[place]) });

/** What is shown at once, and what opens: the keys of the page that one is on come first. */
export function helpSections(here: KeyedPlace | null) {
  return {
    open: here === null ? [EVERYWHERE] : [sectionOf(here), EVERYWHERE],
    closed: [CONTROLS, ...PLACES.filter((place) => place !== here).map(sectionOf)],
  };
}

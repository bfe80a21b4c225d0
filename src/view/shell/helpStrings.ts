/** Words of the help: names of keys, and what each does. */
import type { ControlWithKeys, HelpMeaning, KeyMeaning } from '../keys';
import type { PresentMeaning, PresentPart } from '../present/presentKeys';
import type { HelpPlace } from './helpSections';

type Named = Exclude<HelpMeaning | KeyMeaning | PresentMeaning, { readonly type: 'part' }>['type'];

/** What a key does is known by its meaning's type, or by the part that it hides and shows. */
export type Deed = Named | PresentPart;

const names: ReadonlyMap<string, string> = new Map([
  [' ', 'Space'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['PageUp', 'Page Up'],
  ['PageDown', 'Page Down'],
  ['-', '−'],
]);

/** A key as it is written on a keyboard: `Shift ←`, `Page Down`, `K`. */
export function keyLabel(key: string): string {
  const [, shift = '', plain = key] = /^(Shift\+)?(.+)$/u.exec(key) ?? [];
  const name = names.get(plain) ?? (plain.length === 1 ? plain.toUpperCase() : plain);
  return shift === '' ? name : `Shift ${name}`;
}

const does: Readonly<Record<Deed, string>> = {
  help: 'These keys',
  toggle: 'Play or pause',
  back: 'One step back',
  step: 'One step forward',
  'phase.previous': 'Previous phase',
  'phase.next': 'Next phase',
  home: 'To the beginning',
  end: 'To the end',
  slower: 'Play slower',
  faster: 'Play faster',
  inside: 'Look inside the current line, and close it again',
  machines: 'The machines, beside the explanation',
  'scroll.down': 'On in the explanation',
  'scroll.up': 'Back in the explanation',
  blank: 'Blank the screen; any key then brings the picture back',
  notes: 'Trainer’s notes',
  code: 'QR code of this place',
  spotlight: 'Spotlight on the current line',
  close: 'Close notes, code or a message; end the blank screen',
  map: 'Hide or show the map',
  dialogue: 'Hide or show the dialogue',
  explanation: 'Hide or show the explanation',
  readers: 'Hide or show who can read',
};

const doesControl: Readonly<Record<ControlWithKeys, string>> = {
  next: 'To the next control, or the one before',
  link: 'On a link: follow it',
  button: 'On a button, or what opens and closes: use it',
  slider: 'On the position: a step, or to either end',
  tabs: 'On a tab: to the tabs beside it',
  choices: 'On a list of choices: another choice',
  region: 'On a panel, or a map that is higher than its place: scroll',
  sideways: 'On what is wider than its place: scroll sideways',
  close: 'Close this help or the list of stories',
};

const places: Readonly<Record<HelpPlace, string>> = {
  everywhere: 'On every page',
  watch: 'Watching a story',
  embed: 'A story within another page',
  compare: 'Comparing stories',
  present: 'Presenting',
  controls: 'What has the focus',
};

export const helpStrings = {
  heading: 'Keys',
  note: 'They work while no list of choices has the focus. Ctrl, Alt and Meta stay with the browser.',
  plain: 'This page has no keys of its own.',
  close: 'Close',
  singleKeys: 'Single keys',
  state: (isOn: boolean) => (isOn ? 'on' : 'off'),
  singleKeysNote:
    'Letters, signs and the space bar as keys. Off, they do nothing unless a control that needs ' +
    'them has the focus; for those who talk to their computer.',
  turnOn:
    'Single keys are off. To switch them on again, open this help by its button and use the switch.',
  isOff: ', off',
  does,
  doesControl,
  places,
};

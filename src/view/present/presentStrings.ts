/** Words of the presenter's page that are not lessons. */
import type { Deed } from '../shell/helpStrings';

/** What a key did, in as few words as the log has room for. */
const did: Readonly<Record<Deed, string>> = {
  step: 'next',
  back: 'back',
  'phase.next': 'next phase',
  'phase.previous': 'previous phase',
  home: 'to the beginning',
  end: 'to the end',
  toggle: 'play or pause',
  slower: 'slower',
  faster: 'faster',
  blank: 'blank the screen',
  notes: 'notes',
  code: 'QR code',
  spotlight: 'spotlight',
  inside: 'look inside',
  machines: 'machines',
  close: 'close',
  help: 'keys',
  map: 'map',
  dialogue: 'dialogue',
  explanation: 'explanation',
  readers: 'who can read',
};

export const presentStrings = {
  leave: 'Leave the presentation',
  blank: 'The screen is blank. Press B, . or Escape to go on.',
  blankWithoutKeys: 'The screen is blank. Press Escape to go on.',
  notes: 'Trainer’s notes',
  ask: 'Ask',
  whoReads: 'Who on the way can read this line?',
  claim: (claim: string) => `Is it true? “${claim}”`,
  code: 'The same place, on your own device',
  codeLabel: (address: string) => `QR code for ${address}`,
  log: 'Keys pressed',
  slower: 'Slower',
  faster: 'Faster',
  switches: 'Show and hide',
  switchNames: {
    blank: 'Blank screen',
    map: 'Map',
    dialogue: 'Dialogue',
    explanation: 'Explanation',
    readers: 'Who can read',
    spotlight: 'Spotlight',
    notes: 'Trainer’s notes',
    code: 'QR code',
  },
  did,
} as const;

/**
 * The words of the page that are not a lesson: names of controls, table headings, texts read
 * aloud, messages. Components contain no words of their own, so that these can be judged,
 * corrected and translated; a view with many words has a file `*Strings.ts` of its own. What
 * explains mail is in `lessons/en`.
 */
import { inSentence } from '../lessons/en/parties';
import type { ReaderId } from '../projections/readers';
import type { AddressProblem } from '../world/address';
import { LANES, PANELS, VANTAGES, VIEWS } from '../world/address';
import type { World } from '../world/worldSchema';

/** `600 ms`, `12.5 s`, `2 min 13 s`; with a true minus sign before the client's first SYN. */
export function formatTime(timeMs: number): string {
  const sign = timeMs < 0 ? '−' : '';
  const ms = Math.round(Math.abs(timeMs));
  if (ms < 10_000) return `${sign}${ms} ms`;
  if (ms < 120_000) return `${sign}${Math.round(ms / 100) / 10} s`;
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60 === 0 ? '' : ` ${seconds % 60} s`;
  if (seconds < 7200) return `${sign}${Math.floor(seconds / 60)} min${rest}`;
  return `${sign}${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** `1 line`, `2 lines`. */
export const count = (n: number, one: string, many: string): string =>
  `${n} ${n === 1 ? one : many}`;

const secrecy = (sealed: boolean): string => (sealed ? 'under TLS' : 'in the clear');

const sides = { client: 'client', server: 'server' } as const;

export const strings = {
  name: 'Mailpath',
  title: (page: string | null) =>
    page === null ? 'Mailpath: how mail travels' : `${page} · Mailpath`,
  seconds: (seconds: number) => `${seconds} s`,
  minutes: (minutes: number) => `${minutes} min`,
  sides,
  letters: { client: 'C', server: 'S' },
  secrecy,

  shell: {
    toStart: 'Mailpath, to the start page',
    stories: 'Stories',
    chooseStory: 'Choose a story',
    useDark: 'Use dark colours',
    useLight: 'Use light colours',
    keys: 'Keys',
    keysSign: '?',
    closeNotice: 'Close',
    asText: 'Read as text',
    present: 'Present',
    here: 'This place:',
    textIsAt: 'The whole lesson as text, with questions and answers:',
    modes: 'Ways to look at mail',
    mode: { watch: 'Watch', compare: 'Compare', matrix: 'Matrix' },
    skip: 'Skip to the story',
  },

  start: {
    heading: 'Three ports carry mail. Two are yours.',
    lead: 'Follow one message, line by line, as a real Postfix would answer it.',
    whichPort: 'Which port do I need?',
    questions: 'Questions people ask',
    stories: 'All stories',
    watch: (title: string) => `Watch: ${title}`,
    roles: [
      {
        who: 'A mail client',
        port: '465, or 587 with STARTTLS required. Log in.',
        stories: ['submit-465', 'submit-587'],
      },
      {
        who: 'An application',
        port: 'The same two, as its library supports. Log in.',
        stories: ['app-465', 'submit-587'],
      },
      {
        who: 'A mail server behind a provider',
        port: '587 or 465 at the provider, with credentials, as a client has them.',
        stories: ['smarthost-587', 'submit-465'],
      },
      {
        who: 'A mail server of its own',
        port: '25, to the recipient’s MX. No login: its address and its name must vouch for it.',
        stories: ['relay-25', 'firewall-office-mx'],
      },
    ],
  },

  watch: {
    dialogue: 'Dialogue',
    milliseconds: 'ms',
    vantage: 'Dialogue as seen by',
    everyone: 'everyone together',
    vantageName: (name: string, reader: ReaderId) =>
      (name === 'Wi-Fi' || reader !== 'wifi' ? vantageNames[reader] : null) ?? nameInSentence(name),
    unseen: (from: number, to: number) =>
      from === to ? `Sees nothing of step ${from}` : `Sees nothing of steps ${from} to ${to}`,
    learned: {
      title: (who: string) => `What ${who} has learned`,
      onTheWay: 'a listener on the way',
      none: 'Nothing yet.',
      isNew: 'New: ',
      records: (records: number, octets: number) =>
        `${count(records, 'record', 'records')}, ${count(octets, 'octet', 'octets')}`,
      kinds: {
        'asked-name': 'asked of DNS',
        'server-name': 'shown by TLS',
        'server-greeting': 'server',
        'client-name': 'client’s name',
        login: 'login',
        password: 'password',
        token: 'token',
        sender: 'sender',
        recipient: 'recipient',
        subject: 'subject',
        text: 'text',
        sealed: 'sealed, size only',
      },
    },
    happening: 'What is happening',
    readers: 'Who can read this line',
    map: 'Map of the way',
    side: 'Beside the explanation',
    panels: { readers: 'Who can read', message: 'The message', machines: 'The machines' },
    reader: 'Who',
    sees: 'What they see',
    place: (step: number, steps: number) => `Step ${step} of ${steps}`,
    roundTrips: (n: number) => count(n, 'round trip', 'round trips'),
    connection: (client: string, host: string, port: number) =>
      `${client} to ${host}, port ${port}`,
    inTheClear: 'in the clear',
    sealed: 'TLS',
    decode: 'Decode',
    onTheWire: 'As on the wire',
    decoded: 'Base64, decoded',
    seesRecord: (octets: number) => `TLS record, ${count(octets, 'octet', 'octets')}`,
    seesSizes: (octets: number) => `${count(octets, 'octet', 'octets')}, names and sizes only`,
    control: (name: string) => controls[name] ?? name,
    seesNothing: 'nothing of it',
    nothingTravels: 'Nothing travels at this moment, so there is nothing to read on the way.',
    resolverBeside: 'A server asks a resolver beside it: the question crosses none of these ways.',
    readableByStranger: 'readable, and not meant for them',
    moreLines: (n: number) => `and ${count(n, 'more line', 'more lines')}`,
    clauses: 'Where this is written',
    elsewhere: 'What other servers say here',
    toldOtherwise: 'Often told otherwise',
    takeaway: 'To take away',
    openFull: 'Open in Mailpath',
    spoken: (side: 'client' | 'server', text: string, isSealed: boolean) =>
      `${sides[side]}: ${text}, ${secrecy(isSealed)}`,
    before: (side: 'client' | 'server', isSealed: boolean, timeMs: number) =>
      `${sides[side]}, ${secrecy(isSealed)}, ${formatTime(timeMs)}: `,
  },

  transport: {
    label: 'Playback',
    play: 'Play',
    pause: 'Pause',
    again: 'Play again',
    back: 'Step back',
    forward: 'Step forward',
    previousPhase: 'Previous phase',
    nextPhase: 'Next phase',
    position: 'Position',
    speed: 'Speed',
    rate: (rate: number) => `${rate}×`,
    valueText: (step: number, steps: number, what: string) => `Step ${step} of ${steps}, ${what}`,
    hollow: 'hollow: anyone on the way can read',
    solid: 'solid: sealed by TLS',
  },

  problem: {
    heading: 'This address leads nowhere',
    unknownProgram: (name: string, known: readonly string[]) =>
      `The matrix has no program called “${name}”. It has ${listNames(known)}.`,
    unknownHappening: (name: string, known: readonly string[]) =>
      `In the matrix nothing called “${name}” can happen. It knows ${listNames(known)}.`,
    unknownScenario: (id: string) => `There is no story called “${id}”.`,
    failed: (reason: string) => `The story could not be computed: ${reason}`,
    notLoaded: 'The stories could not be loaded. Check the connection and load the page again.',
    badParameter: ({ parameter, given }: AddressProblem) =>
      parameter === 'address'
        ? 'The address is longer than any of this page’s addresses.'
        : `The address says ${parameter}=${given}; expected is ${expected[parameter]}.`,
    needsStory: (part: string) =>
      `The address says ${part}, but names no story, as scenario=submit-587 would.`,
    unknownVantage: (vantage: string) =>
      `Nobody called “${vantage}” is in this story. It is shown as everyone sees it together.`,
    unknownAnchor: (anchor: string) =>
      `This story has no moment called “${anchor}”. You are at its beginning.`,
    beyondEnd: (step: number, steps: number) =>
      `This story has ${count(steps, 'step', 'steps')}, no step ${step}. You are at its beginning.`,
    kept: 'The address is still in the address bar, as it was given.',
    toDefault: (title: string) => `Watch: ${title}`,
    toStart: 'See all stories',
  },
};

const controls: Readonly<Record<string, string>> = {
  syn: 'SYN',
  synAck: 'SYN-ACK',
  ack: 'ACK',
  fin: 'FIN',
  reset: 'RST',
  prohibited: 'ICMP: prohibited',
};

/** Parties whose name as a reader says too little about whose eyes they are. */
const vantageNames: Readonly<Partial<Record<ReaderId, string>>> = {
  mailbox: 'the reader of the mailbox',
  wifi: 'somebody on the Wi-Fi',
  transit: 'networks between',
};

const expected = {
  scenario: 'the id of a story, such as submit-587',
  at: 'a moment, such as auth.check~1',
  step: 'the number of a step, counted from 1',
  view: VIEWS.join(', '),
  panel: PANELS.join(', '),
  vantage: VANTAGES.join(', '),
  compare: `${LANES.least} to ${LANES.most} ids of stories, with commas between`,
  program: 'the name of a mail program, such as curl',
  happens: 'what happens in the matrix, such as starttls-removed',
  theme: 'light or dark',
  speed: '0.5, 1, 2 or 4',
} as const;

/** The name of a party or of a place on the way, as the tables and the dialogue use it. */
export function readerName(reader: ReaderId, world: World): string {
  switch (reader) {
    case 'sender':
      return senderName(world);
    case 'submission':
      return 'Submission server';
    case 'mx':
      return 'MX';
    case 'mailbox':
      return 'Mailbox';
    case 'dns':
      return 'DNS';
    case 'box':
      return world.network.box?.way === 'impersonate' ? 'Impostor' : 'Box on the path';
    case 'wifi':
      return world.sender.kind === 'mail-client' ? 'Wi-Fi' : itsNetwork;
    case 'isp':
      return world.network.outFirewallOf === 'isp' ? 'ISP' : 'Firewall';
    case 'transit':
      return 'Networks between';
  }
}

const itsNetwork = 'Its network';

/** Names of the tables that are common nouns, with the article that a sentence wants. */
const COMMON_NOUNS: ReadonlySet<string> = new Set([
  'Submission server',
  'Box on the path',
  'Firewall',
  'Impostor',
  'Mailbox',
]);

const ABBREVIATIONS: ReadonlySet<string> = new Set(['MX', 'ISP']);

/** The name as it stands inside a sentence: `the submission server`, `the MX`, `Alice’s client`. */
export function nameInSentence(name: string): string {
  if (ABBREVIATIONS.has(name)) return `the ${name}`;
  if (COMMON_NOUNS.has(name)) return `the ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  if (name === itsNetwork) return 'its network';
  return inSentence(name);
}

function senderName({ sender }: World): string {
  return sender.kind === 'mail-client' ? `${sender.name}’s client` : sender.name;
}

/** What stands before a name in a row of names: `MX, Mailbox and DNS`. */
export function listJoint(index: number, count: number): string {
  if (index === 0) return '';
  return index === count - 1 ? ' and ' : ', ';
}

/** Names in a row, as one text. */
export function listNames(names: readonly string[]): string {
  return names.map((name, index) => `${listJoint(index, names.length)}${name}`).join('');
}

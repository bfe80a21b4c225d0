/** The map's words: captions, what readers see, times, and the description that is read aloud. */
import type { MapWords } from '../../layout/mapWords';
import type { LineForm } from '../../projections/lines';
import type { Sight } from '../../projections/readers';
import { CONTROL_NAMES } from '../../projections/stepReading';
import type { Travel } from '../../projections/steps';
import { formatTime, listNames } from '../strings';

/** A wait while it is counted: in a unit that fits the whole of it, so that only digits change. */
function waiting(passedMs: number, wholeMs: number): string {
  const seconds = Math.floor(passedMs / 1000);
  if (wholeMs < 10_000) return `${(passedMs / 1000).toFixed(1)} s`;
  if (wholeMs < 120_000) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return wholeMs < 600_000 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
}

/** Seconds do not matter where minutes have to be waited for. */
const toMinutes = (timeMs: number): number =>
  timeMs < 300_000 ? timeMs : Math.floor(timeMs / 60_000) * 60_000;

/** The map's words: captions, what readers see, and its description for who does not see it. */
export const mapWords: MapWords = {
  senderKinds: {
    'mail-client': 'mail client',
    application: 'application',
    'mail-server': 'mail server',
  },
  zones: {
    sender: {
      'mail-client': 'home or office',
      application: 'its own network',
      'mail-server': 'its own network',
    },
    provider: 'provider',
    recipient: 'recipient',
  },
  submission: 'Submission server',
  mx: 'MX',
  mailbox: 'mailbox',
  nullMx: { title: 'No MX', record: 'DNS says “0 .”', mailbox: 'no mailbox' },
  dns: 'DNS',
  wifi: 'on the Wi-Fi',
  serverNetwork: 'on its network',
  transit: 'on the way',
  gates: { isp: 'ISP', sender: 'Firewall' },
  impostor: 'Impostor',
  box: 'Box on the path',
  boxWays: {
    listen: 'listens',
    'remove-starttls': 'takes STARTTLS out of replies',
    'mask-starttls': 'blots out STARTTLS in replies',
    'replace-starttls-with-auth': 'puts AUTH in the place of STARTTLS',
    'refuse-starttls': 'refuses STARTTLS in the server’s place',
    'inject-after-starttls': 'puts a command in behind STARTTLS',
    impersonate: 'answers in the server’s name',
  },
  mailboxes: 'Mailboxes',
  closes: (ports) => `closes ${ports.join(', ')}`,
  letsOut: (ports) => `lets ${ports.join(', ')} out`,
};

const controlNames: Readonly<Record<string, string>> = CONTROL_NAMES;

const octets = (count: number): string => (count === 1 ? '1 octet' : `${count} octets`);

/** What a reader on the way sees, in a few words; '' when it sees nothing. */
function sightText(sees: Sight): string {
  switch (sees.kind) {
    case 'all':
      return sees.lines[0] ?? '';
    case 'record':
      return `TLS, ${octets(sees.octets)}`;
    case 'metadata':
      return sees.reveals[0] ?? `handshake, ${octets(sees.octets)}`;
    case 'control':
      return controlNames[sees.text] ?? sees.text;
    case 'nothing':
      return '';
  }
}

const forms: Readonly<Record<LineForm, string>> = {
  dotted: 'not in use',
  thin: 'connected',
  hollow: 'in the clear',
  handshake: 'handshake',
  solid: 'TLS',
};

const travelForms: Readonly<Record<Travel['form'], string>> = {
  control: 'TCP',
  postcard: 'in the clear',
  handshake: 'TLS handshake',
  sealed: 'TLS',
};

/** What an EHLO reply's line offers, without its code. */
const offer = (line: string): string => line.replace(/^250[- ]/u, '');

const folders = { inbox: 'inbox', spam: 'spam folder', impostor: 'taken by the impostor' } as const;

const failures: Readonly<Record<string, string>> = {
  'wrong-version-number': 'wrong version number',
  'protocol-version': 'no TLS version in common',
  'no-shared-cipher': 'no cipher in common',
  'certificate-untrusted': 'certificate not trusted',
  'certificate-wrong-name': 'certificate for another name',
  'certificate-expired': 'certificate expired',
  'closed-by-peer': 'closed by the other side',
  'nothing-to-offer': 'no cipher suite to offer',
  'timed-out': 'no answer',
  refused: 'refused',
  prohibited: 'prohibited',
};

export const mapStrings = {
  letters: { client: 'C', server: 'S' },
  forms,
  travelForms,
  sightText,
  folders,
  moreLines: (count: number) => (count === 1 ? '+1 line' : `+${count} lines`),
  again: (timeMs: number) => `sent again at ${formatTime(timeMs)}`,
  sealed: (version: string) => `TLS ${version}`,
  failed: (failure: string | null) => failures[failure ?? ''] ?? 'failed',
  waited: (durationMs: number) => `waited ${formatTime(durationMs)}`,
  waiting,
  queued: 'in the queue',
  nextTry: (timeMs: number) => `next try at ${formatTime(toMinutes(timeMs))}`,
  taken: (line: string) => `−${offer(line)}`,
  putIn: (line: string) => `+${offer(line)}`,

  describe: {
    way: (names: readonly string[]) => `Map of the way: ${names.join(', ')}.`,
    nullMx: 'The recipient’s domain has no MX: DNS says “0 .”.',
    line: (from: string, to: string, port: number, form: LineForm) =>
      `${from} to ${to}, port ${port}: ${formsAtLength[form]}.`,
    box: (name: string, caption: string) => `${name}: ${caption}.`,
    closed: (port: number, by: string) => `Port ${port} is closed by ${by}.`,
    ownFirewall: (server: string) => `the firewall before ${server}`,
    moves: (from: string, to: string, label: string, form: Travel['form']) =>
      `Now from ${from} to ${to}, ${travelForms[form]}: ${label}.`,
    stores: (to: string, folder: string) => `Now into ${to}: ${folder}.`,
    stopped: (at: string) => `It is stopped at ${at}.`,
    changed: (taken: readonly string[], put: readonly string[]) =>
      `The box on the path took out ${listNames(taken)}${
        put.length === 0 ? '' : ` and put in ${listNames(put)}`
      }.`,
    reads: (who: string, what: string) => `${who} reads: ${what}.`,
    seesRecord: (who: string, what: string) => `${who} sees: ${what}.`,
    here: (station: string) => `Now at ${station}.`,
    host: (host: string) => `Of its hosts, ${host} is spoken to.`,
    stored: (folder: string) => `The message lies in the ${folder}.`,
    taken: 'The impostor has the message.',
  },
};

const formsAtLength: Readonly<Record<LineForm, string>> = {
  dotted: 'not in use',
  thin: 'TCP is up, nothing said yet',
  hollow: 'in the clear, anyone on the way can read',
  handshake: 'TLS handshake, names and sizes readable',
  solid: 'sealed by TLS',
};

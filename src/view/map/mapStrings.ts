/**
 * Every word of the map that is not quoted from the trace: captions, what readers see, and the
 * description of the picture for those who do not see it.
 */
import type { MapWords } from '../../layout/mapWords';
import type { LineForm } from '../../projections/lines';
import type { Sight } from '../../projections/readers';
import type { Travel } from '../../projections/steps';
import { formatTime, listNames } from '../strings';

export const mapWords: MapWords = {
  senderKinds: {
    'mail-client': 'mail client',
    application: 'application',
    'mail-server': 'mail server',
  },
  submission: 'Submission server',
  mx: 'MX',
  mailbox: 'mailbox',
  dns: 'DNS',
  wifi: 'on the Wi-Fi',
  serverNetwork: 'on its network',
  transit: 'on the way',
  isp: 'ISP',
  impostor: 'Impostor',
  box: 'Box on the path',
  boxWays: {
    listen: 'listens',
    'remove-starttls': 'takes STARTTLS out of replies',
    'mask-starttls': 'blots out STARTTLS in replies',
    'replace-starttls-with-auth': 'puts AUTH in the place of STARTTLS',
    'refuse-starttls': 'refuses STARTTLS in the server’s place',
    impersonate: 'answers in the server’s name',
  },
  closes: (ports) => `closes ${ports.join(', ')}`,
};

const controls: Readonly<Record<string, string>> = {
  syn: 'SYN',
  synAck: 'SYN-ACK',
  ack: 'ACK',
  fin: 'FIN',
  reset: 'RST',
  prohibited: 'ICMP prohibited',
};

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
      return controls[sees.text] ?? sees.text;
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
  'certificate-untrusted': 'certificate not trusted',
  'certificate-wrong-name': 'certificate for another name',
  'certificate-expired': 'certificate expired',
  'closed-by-peer': 'closed by the other side',
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
  again: (timeMs: number) => `again at ${formatTime(timeMs)}`,
  sealed: (version: string) => `TLS ${version}`,
  failed: (failure: string | null) => failures[failure ?? ''] ?? 'failed',
  waited: (durationMs: number) => `waited ${formatTime(durationMs)}`,
  queued: 'in the queue',
  nextTry: (timeMs: number) => `next try at ${formatTime(timeMs)}`,
  taken: (line: string) => `−${offer(line)}`,
  putIn: (line: string) => `+${offer(line)}`,

  describe: {
    way: (names: readonly string[]) => `Map of the way: ${names.join(', ')}.`,
    line: (from: string, to: string, port: number, form: LineForm) =>
      `${from} to ${to}, port ${port}: ${formsAtLength[form]}.`,
    box: (name: string, caption: string) => `${name}: ${caption}.`,
    closed: (port: number, by: string) => `Port ${port} is closed by ${by}.`,
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

/** The start page's picture of the three ports. */
export const pictureStrings = {
  description:
    'Three ports carry mail. Port 465 from you to your provider: TLS from the first octet, then ' +
    'log in. Port 587 from you to your provider: readable until STARTTLS, then sealed, then log ' +
    'in. Port 25 from your provider to their server: server to server, sealed if both can. Port ' +
    '25 from your home straight to their server is closed by most access networks.',
  you: ['You'],
  youSubtitle: 'client or app',
  provider: ['Your provider'],
  providerSubtitle: 'submission',
  theirs: ['Their server'],
  theirsSubtitle: 'MX',
  inbox: ['Inbox'],
  implicit: 'TLS from the first octet, then log in',
  readable: 'starts readable',
  upgraded: 'STARTTLS, then log in',
  closed: '25 from home: closed by most access networks',
  relayShort: ['server to server,', 'sealed if both can'],
  providerRows: ['Your', 'provider'],
  theirsRows: ['Their', 'server'],
  implicitTwoRows: ['TLS from the first', 'octet, then log in'],
  readableShort: 'readable',
  implicitRows: ['TLS from the', 'first octet,', 'then log in'],
  upgradedRows: ['STARTTLS,', 'then log in'],
  closedRows: ['25 from home:', 'mostly closed'],
} as const;

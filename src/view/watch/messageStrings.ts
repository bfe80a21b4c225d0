/** The words of the panel that shows the message: who has it, its envelope and its letter. */
import { atStart } from '../../lessons/en/parties';
import type { ReaderId } from '../../projections/readers';
import type { World } from '../../world/worldSchema';
import { count, nameInSentence, readerName } from '../strings';

const storedIn = {
  inbox: (owner: string) => `It lies in ${owner} inbox.`,
  spam: (owner: string) => `It lies in ${owner} spam folder.`,
  impostor: () => 'An impostor has it.',
} as const;

const partyOf = (station: ReaderId, world: World): string =>
  nameInSentence(readerName(station, world));

export const messageStrings = {
  title: 'The message',
  header: 'Its header',
  none: 'Nobody has sent it yet.',
  /** Said when the story is over and the message has not been sent. */
  never: (world: World) => `It never left ${partyOf('sender', world)}.`,
  isNew: 'Added now: ',
  text: (lines: number) => `Its text, ${count(lines, 'line', 'lines')}`,
  save: 'Save as .eml',
  atSender: (world: World) => `${atStart(partyOf('sender', world))} has it.`,
  atServer: (station: ReaderId, world: World) =>
    `${atStart(partyOf(station, world))} has said 250 and must deliver it, or tell the sender.`,
  stored: (folder: 'inbox' | 'spam' | 'impostor', owner: string) => storedIn[folder](owner),
  noticeWaits: (address: string) => `A notice to ${address} takes its place.`,
  noticeStored: (owner: string) => `A notice, in ${owner} own mailbox.`,

  envelope: {
    envelope: 'Envelope, for servers',
    letter: 'Letter, for the reader',
    sender: 'from',
    recipients: 'to',
    none: 'nobody yet',
    absent: (field: string) => `no ${field} line`,
    never: 'not sent',
  },
};

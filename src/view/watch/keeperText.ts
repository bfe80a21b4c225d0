/** Who has the message at a moment, in a sentence; and whether it will still be sent. */
import { ownerOf } from '../../lessons/en/parties';
import type { Story } from '../../player/story';
import type { MessageMoment } from '../../projections/message';
import type { World } from '../../world/worldSchema';
import { messageStrings as words } from './messageStrings';

/** Whether the sender has given up, or the story is over, at the event `seq`. */
export const isGivenUp = ({ trace: { events } }: Pick<Story, 'trace'>, seq: number): boolean =>
  events.some(
    (event) =>
      event.seq <= seq &&
      (event.type === 'story:ended' || (event.type === 'client:reported' && !event.success)),
  );

/** Who has the message; null stands for a message that nobody has sent so far. */
export function keeperText(message: MessageMoment | null, isOver: boolean, world: World): string {
  if (message === null) return isOver ? words.never(world) : words.none;
  const { keeper } = message;
  switch (keeper.kind) {
    case 'sender':
      return words.atSender(world);
    case 'server':
      return keeper.station === 'sender'
        ? words.atSender(world)
        : words.atServer(keeper.station, world);
    case 'mailbox':
      return words.stored(keeper.folder, ownerOf(keeper.recipient));
    case 'notice':
      return keeper.isStored
        ? words.noticeStored(ownerOf(keeper.recipient))
        : words.noticeWaits(keeper.recipient);
  }
}

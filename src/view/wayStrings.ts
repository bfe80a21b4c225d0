/** What those on the way see of a moment, in words. */
import type { Way, WaySight } from '../projections/waySights';
import type { World } from '../world/worldSchema';
import { listNames, readerName, strings } from './strings';

const { watch } = strings;

/** What they see, without their names. */
function shareOf({ kind, sees }: WaySight): string {
  switch (sees.kind) {
    case 'all':
      return kind === 'readable' ? wayStrings.readable : wayStrings.end;
    case 'record':
      return `${watch.seesRecord(sees.octets)}, ${wayStrings.sealed}`;
    case 'metadata':
      return watch.seesSizes(sees.octets);
    case 'control':
      return `${watch.control(sees.text)}, ${wayStrings.control}`;
  }
}

/** One sentence for all who see the same: `Wi-Fi and ISP: 247 octets, names and sizes only.` */
export function sightSentence(sight: WaySight, world: World): string {
  const names = listNames(sight.readers.map((reader) => readerName(reader, world)));
  return `${names}: ${shareOf(sight)}.`;
}

/** What to say of a moment to who asks who on the way can read it. */
export function waySentences({ sights, travels }: Way, world: World): readonly string[] {
  if (sights.length > 0) return sights.map((sight) => sightSentence(sight, world));
  return [travels ? wayStrings.unseen : wayStrings.nothing];
}

const wayStrings = {
  readable: 'every word',
  end: 'all of it, as an end of this connection',
  sealed: 'sealed',
  control: 'a control segment without content',
  unseen: 'Nobody: what travels here passes no listener.',
  nothing: 'Nobody: nothing travels at this moment.',
} as const;

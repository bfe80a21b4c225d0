/** What stands beside the lines in both arrangements: box, names of eyes, closed ports. */
import { closureOf } from '../world/firewall';
import type { World } from '../world/worldSchema';
import type { MapLabel, TextPlace, Tone } from './mapLabel';
import { mapLabel, textSlot } from './mapLabel';
import type { BoxShape, EyeShape, LineShape } from './mapLayout';
import type { MapParties } from './mapParties';
import type { MapWords } from './mapWords';
import type { Rect } from './rect';

/** The ports that the gate before the sender's network closes, each once, as they rise. */
function closedPorts(world: World): readonly number[] {
  const ports = new Set(world.network.firewall.map(({ port }) => port));
  return [...ports]
    .filter((port) => closureOf(world, 'sender', port)?.direction === 'out')
    .sort((a, b) => a - b);
}

/** What the gate is set to do: its caption's words and tone; null where it has no rule. */
export function gateCaption(
  world: World,
  words: MapWords,
): { readonly text: string; readonly tone: Tone } | null {
  const closed = closedPorts(world);
  if (closed.length > 0) return { text: words.closes(closed), tone: 'stop' };
  const opened = world.network.firewall.filter(({ direction }) => direction === 'out');
  if (world.network.outFirewallOf === 'isp' || opened.length === 0) return null;
  return { text: words.letsOut(opened.map(({ port }) => port)), tone: 'muted' };
}

/** The name under an eye. */
export function eyeLabel(
  id: EyeShape['id'],
  words: MapWords,
  place: TextPlace,
  mostPx: number,
): MapLabel {
  return mapLabel(`${id}.title`, words[id], 'muted', place, mostPx);
}

interface BoxParts {
  readonly rect: Rect;
  readonly world: World;
  readonly words: MapWords;
  readonly parties: MapParties;
  readonly lines: readonly LineShape[];
  readonly labelPlace: TextPlace;
  readonly deedPlace: TextPlace;
  readonly deedMostPx: number;
}

/** The box with its caption; null where the world has none. */
export function drawnBox(parts: BoxParts): BoxShape | null {
  const { network } = parts.world;
  if (network.box === null) return null;
  const line = parts.lines.find(
    ({ isUsed, to, observers }) =>
      isUsed && (to === 'box' || observers.some(({ at }) => at === 'box')),
  );
  const isImpostor = parts.parties.box?.isImpostor === true;
  const name = isImpostor ? parts.words.impostor : parts.words.box;
  return {
    rect: parts.rect,
    isImpostor,
    lineKey: line?.key ?? '',
    label: mapLabel('box.title', name, 'stop', parts.labelPlace, parts.deedMostPx),
    deed: textSlot('box.deed', parts.deedPlace, parts.deedMostPx),
    caption: parts.words.boxWays[network.box.way],
  };
}

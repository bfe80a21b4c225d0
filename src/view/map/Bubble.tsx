/**
 * The line that a capsule carries, above it or beside it: who speaks, the line quoted, how many
 * lines follow, and whether anyone can read it. A box may change the text on the way.
 */
import { m } from 'framer-motion';
import { shortenText } from '../../layout/fitText';
import type { MapLayout } from '../../layout/mapLayout';
import type { Point } from '../../layout/rect';
import { clamp } from '../../layout/rect';
import { textWidthPx } from '../../layout/textWidth';
import type { Wait } from '../../player/pace';
import type { Motion } from '../../player/playerMachine';
import { mapStrings } from './mapStrings';
import { directed, timing } from './frames';
import type { Mover } from './moverPlan';
import { BESIDE_SPINE_PX, LOOKUP_TAIL_PX } from './moverPlan';
import { useCount } from './useCount';

const CLOCK_PX = 16;
const TEXT_PX = 15;
const BUBBLE_PADDING_PX = 12;
/** Letter, word of secrecy and the gaps beside the quoted line. */
const LETTER_PX = 20;
const EDGE_PX = 6;
const BESIDE_PX = 19;
/** Between a capsule and its bubble. */
const TAIL_PX = 19;
const TAIL_TIP_PX = 9;
const UNDER_DISC_PX = 15;

interface Parts {
  readonly letter: string | null;
  readonly quote: string;
  readonly more: string;
  readonly isAgain: boolean;
  readonly word: string;
}

/** How many lines follow the quoted one, or when it was sent again. */
function moreOf({ lineCount, againMs }: Mover): string {
  if (againMs !== null) return mapStrings.again(againMs);
  return lineCount > 1 ? mapStrings.moreLines(lineCount - 1) : '';
}

function Clock() {
  return (
    <svg className="map-clock" viewBox="-10 -10 20 20" focusable="false">
      <circle r="8" />
      <path d="M0 -4.500V0L3 2" />
    </svg>
  );
}

/** An upright map keeps its spine free. */
const lookupMostPx = ({ orientation, widthPx }: MapLayout): number =>
  widthPx - EDGE_PX - (orientation === 'vertical' ? BESIDE_SPINE_PX : EDGE_PX);

/** What the bubble says, shortened so that it fits, and how wide it is. */
function bubbleParts(layout: MapLayout, mover: Mover, quoted: string): Parts & { widthPx: number } {
  const letter = mover.letter === null ? null : mapStrings.letters[mover.letter];
  const more = moreOf(mover);
  const word = mover.form === 'control' || mover.isStored ? '' : mapStrings.travelForms[mover.form];
  const clockPx = mover.againMs === null ? 0 : CLOCK_PX + 6;
  const morePx = more === '' ? 0 : textWidthPx(more, TEXT_PX, 'text') + 8 + clockPx;
  const wordPx = word === '' ? 0 : textWidthPx(word, TEXT_PX, 'bold') + 12;
  // Beside a capsule, the words have a row of their own under the quoted line.
  const isOneRow = layout.orientation === 'horizontal' || mover.isLookup;
  const wordsPx = isOneRow ? morePx + wordPx : 0;
  const restPx = 2 * BUBBLE_PADDING_PX + (letter === null ? 0 : LETTER_PX) + wordsPx;
  const mostPx = mover.isLookup ? lookupMostPx(layout) : layout.bubbleMostPx;
  const quote = shortenText(quoted, mostPx - restPx, TEXT_PX, 'wire');
  const isAgain = mover.againMs !== null;
  return {
    letter,
    quote,
    more,
    isAgain,
    word,
    widthPx: restPx + textWidthPx(quote, TEXT_PX, 'wire'),
  };
}

/** On the short way down into the mailbox there is no room, and the mailbox says the same. */
export const isWordless = ({ orientation }: MapLayout, { isStored, heading }: Mover): boolean =>
  isStored && (orientation === 'vertical' || heading === 'down');

interface BubbleProps {
  readonly layout: MapLayout;
  readonly mover: Mover;
  readonly motion: Motion | null;
}

/** The line that a capsule carries, above it or beside it. */
export function Bubble({ layout, mover, motion }: BubbleProps) {
  const { change } = mover;
  if (isWordless(layout, mover)) return null;
  const before = change === null ? mover.label : change.taken;
  const after = change === null ? mover.label : change.put === '' ? mover.label : change.put;
  const texts = change === null || motion === null ? [after] : [before, after];
  return texts.map((text, index) => {
    const parts = bubbleParts(layout, mover, text);
    const shown = changeOpacity(mover, index === 0, motion);
    return (
      <m.div
        key={index}
        className={bubbleClass(mover)}
        style={bubbleStyle(layout, mover.rest, parts.widthPx, placeOf(mover, parts))}
        {...(texts.length > 1 && shown !== null ? shown : {})}
      >
        <BubbleText parts={parts} />
      </m.div>
    );
  });
}

const bubbleClass = ({ form, isLookup }: Mover): string =>
  `map-bubble map-bubble-${form}${isLookup ? '' : ' is-plain'}`;

/** What joins a bubble to its capsule. Lookups run along the top: their bubbles hang below. */
export function Tail({
  layout,
  isLookup,
}: {
  readonly layout: MapLayout;
  readonly isLookup: boolean;
}) {
  const awayPx = layout.capsule.heightPx / 2 + (isLookup ? LOOKUP_TAIL_PX : TAIL_PX) + 1;
  const style = isLookup ? { top: awayPx - TAIL_TIP_PX } : { bottom: awayPx - TAIL_TIP_PX };
  return <div className={isLookup ? 'map-tail is-below' : 'map-tail'} style={style} />;
}

function BubbleText({ parts }: { readonly parts: Parts }) {
  return (
    <>
      <span className="map-said">
        {parts.letter !== null && <b className="map-letter">{parts.letter}</b>}
        <span className="map-quote">{parts.quote}</span>
      </span>
      <span className="map-about">
        {parts.isAgain && <Clock />}
        {parts.more !== '' && <span className="map-more">{parts.more}</span>}
        {parts.word !== '' && <b className="map-secrecy">{parts.word}</b>}
      </span>
    </>
  );
}

interface BubblePlace {
  readonly isLookup: boolean;
  /** Beside a capsule: from its middle down to the top of the words. */
  readonly besidePx: number;
}

const ROW_PX = 19;
const ON_ITS_OWN: BubblePlace = { isLookup: false, besidePx: -ROW_PX / 2 };

/** Beside the spine, words are level with their capsule, or below a disc that has its own. */
function placeOf({ isLookup, isStopped }: Mover, { more, word }: Parts): BubblePlace {
  const rows = more === '' && word === '' ? 1 : 2;
  return { isLookup, besidePx: isStopped ? UNDER_DISC_PX : (-rows * ROW_PX) / 2 };
}

/** Place of the bubble from the capsule: within the picture where the capsule comes to rest. */
function bubbleStyle(layout: MapLayout, rest: Point, widthPx: number, place: BubblePlace) {
  const { isLookup } = place;
  const isBeside = layout.orientation === 'vertical' && !isLookup;
  if (isBeside) return { left: layout.capsule.widthPx / 2 + BESIDE_PX, top: place.besidePx };
  const mostPx = Math.max(EDGE_PX, layout.widthPx - EDGE_PX - widthPx);
  const left = clamp(rest.x - widthPx / 2, EDGE_PX, mostPx) - rest.x;
  const awayPx = layout.capsule.heightPx / 2 + (isLookup ? LOOKUP_TAIL_PX : TAIL_PX);
  return isLookup
    ? { left, width: widthPx, top: awayPx }
    : { left, width: widthPx, bottom: awayPx };
}

/** The text as it was until the box has it, the text as it goes on afterwards. */
function changeOpacity({ change, window }: Mover, isBefore: boolean, motion: Motion | null) {
  if (change === null || motion === null) return null;
  const [start, end] = window;
  const middle = (change.atShare + change.untilShare) / 2;
  const at = start + (end - start) * middle;
  const [from, to] = isBefore ? [1, 0] : [0, 1];
  const seen = directed([from, from, to, to], [0, at, Math.min(1, at + 0.04), 1], motion);
  return {
    initial: { opacity: seen.values[0] ?? 0 },
    animate: { opacity: seen.values },
    transition: timing(seen, motion),
  };
}

interface MarkBubbleProps {
  readonly layout: MapLayout;
  readonly at: Point;
  readonly text: string;
}

/** A word about a moment in which nothing travels. */
export function MarkBubble({ layout, at, text }: MarkBubbleProps) {
  const widthPx = 2 * BUBBLE_PADDING_PX + textWidthPx(text, TEXT_PX, 'bold');
  return (
    <div
      className="map-bubble map-bubble-mark is-plain"
      style={bubbleStyle(layout, at, widthPx, ON_ITS_OWN)}
    >
      <b className="map-secrecy">{text}</b>
    </div>
  );
}

interface CountBubbleProps {
  readonly layout: MapLayout;
  readonly at: Point;
  readonly wait: Wait;
  /** When counting begins and how long it takes, in milliseconds of the page. */
  readonly startsMs: number;
  readonly runsMs: number;
  /** A wait that is taken back counts down. */
  readonly isDown: boolean;
}

/** The time waited so far, counted while the fast clock runs. */
export function CountBubble({ layout, at, wait, startsMs, runsMs, isDown }: CountBubbleProps) {
  const share = useCount(startsMs, runsMs);
  const waitedMs = wait.untilMs - wait.fromMs;
  const widthPx =
    2 * BUBBLE_PADDING_PX + textWidthPx(mapStrings.waiting(waitedMs, waitedMs), TEXT_PX, 'bold');
  const passedMs = waitedMs * (isDown ? 1 - share : share);
  return (
    <div
      className="map-bubble map-bubble-mark is-plain"
      style={bubbleStyle(layout, at, widthPx, ON_ITS_OWN)}
    >
      <b className="map-secrecy map-count">{mapStrings.waiting(passedMs, waitedMs)}</b>
    </div>
  );
}

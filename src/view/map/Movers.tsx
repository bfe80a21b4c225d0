/**
 * What moves, in a layer of its own above the drawing, so that the browser can move it without
 * drawing the map anew: the capsules of a step with the lines they carry. Without motion, the
 * last one stands where it arrived.
 */
import { m } from 'framer-motion';
import { shortenText } from '../../layout/fitText';
import type { MapLayout } from '../../layout/mapLayout';
import type { Point } from '../../layout/rect';
import { centreOf, clamp } from '../../layout/rect';
import { textWidthPx } from '../../layout/textWidth';
import { Capsule } from './Capsule';
import type { CapsuleForm } from './Capsule';
import { mapStrings } from './mapStrings';
import type { Mover } from './moverPlan';
import './movers.css';

const TEXT_PX = 15;
const BUBBLE_PADDING_PX = 12;
/** Letter, word of secrecy and the gaps beside the quoted line. */
const LETTER_PX = 20;
const EDGE_PX = 6;
const BESIDE_PX = 19;
/** Between a capsule and its bubble. */
const TAIL_PX = 19;
const TAIL_TIP_PX = 9;

interface Motion {
  readonly id: number;
  readonly durationMs: number;
}

interface Parts {
  readonly letter: string | null;
  readonly quote: string;
  readonly more: string;
  readonly word: string;
}

/** What the bubble says, shortened so that it fits, and how wide it is. */
function bubbleParts(layout: MapLayout, mover: Mover, quoted: string): Parts & { widthPx: number } {
  const letter = mover.letter === null ? null : mapStrings.letters[mover.letter];
  const more = mover.lineCount > 1 ? mapStrings.moreLines(mover.lineCount - 1) : '';
  const word = mover.form === 'control' ? '' : mapStrings.travelForms[mover.form];
  const morePx = more === '' ? 0 : textWidthPx(more, TEXT_PX, 'text') + 8;
  const wordPx = word === '' ? 0 : textWidthPx(word, TEXT_PX, 'bold') + 12;
  // Beside a capsule, the words have a row of their own under the quoted line.
  const isOneRow = layout.orientation === 'horizontal' || mover.isLookup;
  const wordsPx = isOneRow ? morePx + wordPx : 0;
  const restPx = 2 * BUBBLE_PADDING_PX + (letter === null ? 0 : LETTER_PX) + wordsPx;
  const quote = shortenText(quoted, layout.bubbleMostPx - restPx, TEXT_PX, 'wire');
  return { letter, quote, more, word, widthPx: restPx + textWidthPx(quote, TEXT_PX, 'wire') };
}

interface BubbleProps {
  readonly layout: MapLayout;
  readonly mover: Mover;
  readonly motion: Motion | null;
}

/** The line that a capsule carries, above it or beside it. */
function Bubble({ layout, mover, motion }: BubbleProps) {
  const { change } = mover;
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
        style={bubbleStyle(layout, mover.rest, parts.widthPx, mover.isLookup)}
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
function Tail({ layout, isLookup }: { readonly layout: MapLayout; readonly isLookup: boolean }) {
  const awayPx = layout.capsule.heightPx / 2 + TAIL_PX + 1;
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
        {parts.more !== '' && <span className="map-more">{parts.more}</span>}
        {parts.word !== '' && <b className="map-secrecy">{parts.word}</b>}
      </span>
    </>
  );
}

/** Place of the bubble from the capsule: within the picture where the capsule comes to rest. */
function bubbleStyle(layout: MapLayout, rest: Point, widthPx: number, isLookup = false) {
  const isBeside = layout.orientation === 'vertical' && !isLookup;
  if (isBeside) return { left: layout.capsule.widthPx / 2 + BESIDE_PX, top: -19 };
  const mostPx = Math.max(EDGE_PX, layout.widthPx - EDGE_PX - widthPx);
  const left = clamp(rest.x - widthPx / 2, EDGE_PX, mostPx) - rest.x;
  const awayPx = layout.capsule.heightPx / 2 + TAIL_PX;
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
  return {
    initial: { opacity: from },
    animate: { opacity: [from, from, to, to] },
    transition: { duration: motion.durationMs / 1000, times: [0, at, Math.min(1, at + 0.04), 1] },
  };
}

interface TakenProps {
  readonly layout: MapLayout;
  readonly mover: Mover;
  readonly motion: Motion;
}

/** The word that the box takes out: it leaves the bubble for the box's caption. */
function TakenWord({ layout, mover, motion }: TakenProps) {
  const { change, window } = mover;
  const held = mover.path.find(({ time }) => change !== null && time >= change.atShare);
  if (change === null || held === undefined || layout.box === null) return null;
  const [start, end] = window;
  const at = start + (end - start) * change.atShare;
  const until = start + (end - start) * change.untilShare;
  const isBeside = layout.orientation === 'vertical';
  const from = isBeside ? { x: held.x + 120, y: held.y - 10 } : { x: held.x, y: held.y - 57 };
  const deed = centreOf(layout.box.deed.box);
  const to = isBeside ? { x: from.x, y: deed.y } : deed;
  const appearing = at + (until - at) * 0.3;
  return (
    <m.div
      className="map-mover"
      initial={{ transform: translate(from), opacity: 0 }}
      animate={{
        transform: [from, from, from, to, to].map(translate),
        opacity: [0, 0, 1, 1, 1],
      }}
      transition={{
        duration: motion.durationMs / 1000,
        times: [0, appearing - 0.01, appearing, until, 1],
      }}
    >
      <span className="map-taken">{change.taken}</span>
    </m.div>
  );
}

const translate = ({ x, y }: Point): string => `translate(${round(x)}px, ${round(y)}px)`;
const round = (value: number): number => Math.round(value * 10) / 10;

/** The keyframes of a capsule over the whole motion: still before its window and after it. */
function keyframes(mover: Mover, isLast: boolean) {
  const [start, end] = mover.window;
  const times = mover.path.map(({ time }) => start + (end - start) * time);
  const first = mover.path[0] ?? { ...mover.rest, time: 0 };
  const stays = isLast && !mover.isStopped;
  return {
    transform: [first, ...mover.path, mover.rest].map(translate),
    times: [0, ...times, 1],
    opacity: stays ? [0, 0, 1, 1] : [0, 0, 1, 1, 0, 0],
    opacityTimes: stays
      ? [0, start, Math.min(1, start + 0.02), 1]
      : [0, start, Math.min(1, start + 0.02), end - 0.06 * (end - start), end, 1],
  };
}

interface MoversProps {
  readonly layout: MapLayout;
  readonly movers: readonly Mover[];
  /** Non-null while the step is being acted out. */
  readonly motion: Motion | null;
}

/** The capsules of a step, on their way or at rest. */
export function Movers({ layout, movers, motion }: MoversProps) {
  if (motion === null) {
    const last = movers.at(-1);
    return last === undefined ? null : <RestingMover layout={layout} mover={last} />;
  }
  return movers.map((mover, index) => {
    const frames = keyframes(mover, index === movers.length - 1);
    const duration = motion.durationMs / 1000;
    return (
      <div key={`${motion.id}.${index}`}>
        <m.div
          className="map-mover"
          initial={{ transform: frames.transform[0] ?? 'none', opacity: 0 }}
          animate={{ transform: frames.transform, opacity: frames.opacity }}
          transition={{
            transform: { duration, times: frames.times, ease: 'linear' },
            opacity: { duration, times: frames.opacityTimes, ease: 'linear' },
          }}
        >
          <Capsule form={mover.form} {...layout.capsule} heading={mover.heading} />
          <Tail layout={layout} isLookup={mover.isLookup} />
          <Bubble layout={layout} mover={mover} motion={motion} />
        </m.div>
        <TakenWord layout={layout} mover={mover} motion={motion} />
      </div>
    );
  });
}

function RestingMover({ layout, mover }: { readonly layout: MapLayout; readonly mover: Mover }) {
  return (
    <div className="map-mover" style={{ transform: translate(mover.rest) }}>
      {!mover.isStopped && (
        <Capsule form={mover.form} {...layout.capsule} heading={mover.heading} />
      )}
      <Tail layout={layout} isLookup={mover.isLookup} />
      <Bubble layout={layout} mover={mover} motion={null} />
    </div>
  );
}

interface MarkProps {
  readonly layout: MapLayout;
  readonly at: Point;
  readonly form: CapsuleForm;
  readonly text: string;
}

/** A capsule that stands for a moment in which nothing travels, with a word. */
export function Mark({ layout, at, form, text }: MarkProps) {
  const widthPx = 2 * BUBBLE_PADDING_PX + textWidthPx(text, TEXT_PX, 'bold');
  return (
    <div className="map-mover" style={{ transform: translate(at) }}>
      <Capsule form={form} {...layout.capsule} heading={null} />
      <Tail layout={layout} isLookup={false} />
      {text !== '' && (
        <div
          className="map-bubble map-bubble-mark is-plain"
          style={bubbleStyle(layout, at, widthPx)}
        >
          <b className="map-secrecy">{text}</b>
        </div>
      )}
    </div>
  );
}

/**
 * What moves, in a layer of its own above the drawing, so that the browser can move it without
 * drawing the map anew: the capsules of a step with the lines they carry. Without motion, the
 * last one stands where it arrived.
 */
import { m } from 'framer-motion';
import type { MapLayout } from '../../layout/mapLayout';
import type { Point } from '../../layout/rect';
import { centreOf } from '../../layout/rect';
import type { Motion } from '../../player/playerMachine';
import { Bubble, isWordless, MarkBubble, Tail } from './Bubble';
import { Capsule } from './Capsule';
import type { CapsuleForm } from './Capsule';
import { directed, timing, translate } from './frames';
import type { Mover } from './moverPlan';
import './movers.css';

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
  const times = [0, appearing - 0.01, appearing, until, 1];
  const way = directed([from, from, from, to, to].map(translate), times, motion);
  const seen = directed([0, 0, 1, 1, 1], times, motion);
  return (
    <m.div
      className="map-mover"
      initial={{ transform: way.values[0] ?? 'none', opacity: seen.values[0] ?? 0 }}
      animate={{ transform: way.values, opacity: seen.values }}
      transition={timing(way, motion)}
    >
      <span className="map-taken">{change.taken}</span>
    </m.div>
  );
}

/** The keyframes of a capsule over the whole motion: still before its window and after it. */
function keyframes(mover: Mover, isLast: boolean, motion: Motion) {
  const [start, end] = mover.window;
  const within = (share: number): number => start + (end - start) * share;
  const times = mover.path.map(({ time }) => within(time));
  const first = mover.path[0] ?? { ...mover.rest, time: 0 };
  const places = [first, ...mover.path, mover.rest].map(translate);
  const appeared = Math.min(1, start + 0.02);
  const stays = isLast && !mover.isStopped;
  const way = directed(places, [0, ...times, 1], motion);
  const seen = stays
    ? directed([0, 0, 1, 1], [0, start, appeared, 1], motion)
    : directed([0, 0, 1, 1, 0, 0], [0, start, appeared, within(0.94), end, 1], motion);
  return { way, seen };
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
    const { way, seen } = keyframes(mover, index === movers.length - 1, motion);
    return (
      <div key={`${motion.id}.${index}`}>
        <m.div
          className="map-mover"
          initial={{ transform: way.values[0] ?? 'none', opacity: seen.values[0] ?? 0 }}
          animate={{ transform: way.values, opacity: seen.values }}
          transition={{ transform: timing(way, motion), opacity: timing(seen, motion) }}
        >
          <Capsule form={mover.form} {...layout.capsule} heading={mover.heading} />
          {!isWordless(layout, mover) && <Tail layout={layout} isLookup={mover.isLookup} />}
          <Bubble layout={layout} mover={mover} motion={motion} />
        </m.div>
        <TakenWord layout={layout} mover={mover} motion={motion} />
      </div>
    );
  });
}

function RestingMover({ layout, mover }: { readonly layout: MapLayout; readonly mover: Mover }) {
  return (
    <div className="map-mover is-resting" style={{ transform: translate(mover.rest) }}>
      {!mover.isStopped && (
        <Capsule form={mover.form} {...layout.capsule} heading={mover.heading} />
      )}
      {!isWordless(layout, mover) && <Tail layout={layout} isLookup={mover.isLookup} />}
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
  return (
    <div className="map-mover is-resting" style={{ transform: translate(at) }}>
      <Capsule form={form} {...layout.capsule} heading={null} />
      <Tail layout={layout} isLookup={false} />
      <MarkBubble layout={layout} at={at} text={text} />
    </div>
  );
}

/**
 * Two to four stories in lanes on one axis of round trips, moved together. The distance between
 * their ends is the lesson; below each lane stands what it says and what its line says now.
 */
import type { RefObject } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { phaseName } from '../../lessons/en/phaseName';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { PhaseId } from '../../projections/steps';
import { LANES } from '../../world/address';
import { Icon } from '../Icon';
import { COMPARE_KEYS } from '../keys';
import { PageLink } from '../PageLink';
import { SCROLL_REGION } from '../scrollRegion';
import { useFocusOnArrival } from '../useFocusOnArrival';
import { useKeys } from '../useKeys';
import { nameMoment } from '../watch/moment';
import { CountTable } from './CountTable';
import type { ComparedLane, OpenedStory } from './comparedLane';
import { lanesOf } from './comparedLane';
import { compareStrings, type CountUnit } from './compareStrings';
import { LaneChooser } from './LaneChooser';
import { axisTicks, place } from './laneGeometry';
import { LaneLine } from './LaneLine';
import { laneEnding, laneLesson } from './laneText';
import { useCompared, type Compared } from './useCompared';
import './compare.css';
import './lanes.css';

interface Props {
  readonly opened: readonly OpenedStory[];
  readonly takesFocus: boolean;
  readonly onChoose: (ids: readonly string[]) => void;
}

export function ComparePage({ opened, takesFocus, onChoose }: Props) {
  const main = useRef<HTMLElement>(null);
  const lanes = useMemo(() => lanesOf(opened), [opened]);
  const compared = useCompared(lanes);
  const [unit, setUnit] = useState<CountUnit>('round-trips');
  useFocusOnArrival(main, takesFocus);
  useKeys(COMPARE_KEYS, ({ type }) => {
    if (type === 'step') compared.go('on');
    if (type === 'back') compared.go('back');
    if (type === 'phase.next') compared.goToPhase('next');
    if (type === 'phase.previous') compared.goToPhase('previous');
    if (type === 'home') compared.go('start');
    if (type === 'end') compared.go('end');
  });
  return (
    <main className="compare" ref={main} tabIndex={-1}>
      <h1>{compareStrings.heading}</h1>
      <p className="compare-lead">{compareStrings.lead[unit]}</p>
      <LaneBoard
        lanes={lanes}
        compared={compared}
        unit={unit}
        onUnit={setUnit}
        onChoose={onChoose}
      />
      <Controls compared={compared} unit={unit} unitMs={unitMsOf(lanes)} />
      <div className="lane-cards">
        {lanes.map((lane, index) => (
          <LaneCard
            key={index}
            compared={lane}
            unit={unit}
            step={compared.steps[index] ?? 0}
            missing={compared.without.has(index) ? compared.phase : null}
          />
        ))}
      </div>
      <div className="count-scroll" {...SCROLL_REGION}>
        <CountTable lanes={lanes} unit={unit} />
      </div>
    </main>
  );
}

/** How long a round trip is on the axis. */
const unitMsOf = (lanes: readonly ComparedLane[]): number => lanes[0]?.lane.roundTripMs ?? 0;

interface BoardProps {
  readonly lanes: readonly ComparedLane[];
  readonly compared: Compared;
  readonly unit: CountUnit;
  readonly onUnit: (unit: CountUnit) => void;
  readonly onChoose: (ids: readonly string[]) => void;
}

function LaneBoard({ lanes, compared, unit, onUnit, onChoose }: BoardProps) {
  const isTimed = unit === 'milliseconds';
  const ids = lanes.map(({ scenario }) => scenario.id);
  const { length } = compared;
  const board = useRef<HTMLElement>(null);
  const focusLane = useLaneFocus(board, lanes);
  const remove = (index: number) => {
    focusLane(Math.min(index, ids.length - 2));
    onChoose(ids.toSpliced(index, 1));
  };
  const add = () => {
    focusLane(ids.length);
    onChoose([...ids, ids[0] ?? '']);
  };
  return (
    <section
      className="lane-board"
      ref={board}
      aria-label={compareStrings.lanes}
      {...SCROLL_REGION}
    >
      <LaneAxis length={length} unitMs={isTimed ? unitMsOf(lanes) : null} />
      <ul className="lane-list">
        {lanes.map(({ scenario, story, lane }, index) => {
          const ending = laneEnding(lane, story, unit, length);
          return (
            <li key={index} className="lane">
              <LaneChooser
                index={index}
                id={scenario.id}
                onChoose={(id) => onChoose(ids.with(index, id))}
                onRemove={ids.length > LANES.least ? () => remove(index) : null}
              />
              <span className="spoken">
                {compareStrings.lane(scenarioText(scenario.id).title, ending)}
              </span>
              <LaneLine
                lane={lane}
                length={length}
                now={compared.places[index] ?? 0}
                ending={ending}
                unit={unit}
              />
            </li>
          );
        })}
      </ul>
      <div className="lane-foot">
        {ids.length < LANES.most && (
          <button type="button" className="outlined-button" onClick={add}>
            {compareStrings.add}
          </button>
        )}
        <button
          type="button"
          className="text-button"
          onClick={() => onUnit(isTimed ? 'round-trips' : 'milliseconds')}
        >
          {isTimed ? compareStrings.useRoundTrips : compareStrings.useMilliseconds}
        </button>
      </div>
    </section>
  );
}

interface AxisProps {
  readonly length: number;
  /** How long a round trip is; null where round trips are counted. */
  readonly unitMs: number | null;
}

function LaneAxis({ length, unitMs }: AxisProps) {
  return (
    <div className="lane-axis" aria-hidden="true">
      <span className="lane-unit">
        {compareStrings.axis[unitMs === null ? 'round-trips' : 'milliseconds']}
      </span>
      <span className="lane-scale">
        {axisTicks(length).map((tick) => (
          <span key={tick} style={{ insetInlineStart: `${place(tick, length)}%` }}>
            {tick === 0 ? compareStrings.start : tick * (unitMs ?? 1)}
          </span>
        ))}
      </span>
    </div>
  );
}

/** After a lane has come or gone, the focus is on a lane's story: the new one, or the next. */
function useLaneFocus(board: RefObject<HTMLElement | null>, lanes: readonly ComparedLane[]) {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    board.current?.querySelectorAll('select')[wanted.current]?.focus();
    wanted.current = null;
  }, [board, lanes]);
  return (lane: number) => {
    wanted.current = lane;
  };
}

interface ControlsProps {
  readonly compared: Compared;
  readonly unit: CountUnit;
  readonly unitMs: number;
}

function Controls({ compared, unit, unitMs }: ControlsProps) {
  const { phases, phase: shared, moment } = compared;
  const at = shared === null ? compareStrings.moment(moment, unit, unitMs) : phaseName(shared);
  return (
    <div className="compare-controls">
      <button
        type="button"
        className="round-button"
        aria-label={compareStrings.back}
        aria-disabled={!compared.canGoBack}
        onClick={() => compared.go('back')}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="round-button"
        aria-label={compareStrings.forward}
        aria-disabled={!compared.canGoOn}
        onClick={() => compared.go('on')}
      >
        <Icon name="forward" />
      </button>
      <label>
        {compareStrings.jump}{' '}
        <select
          value={compared.phase ?? ''}
          onChange={({ target }) => {
            const phase = phases.find((known) => known === target.value);
            if (phase !== undefined) compared.jump(phase);
          }}
        >
          <option value="" disabled>
            {compareStrings.jumpNone}
          </option>
          {phases.map((phase: PhaseId) => (
            <option key={phase} value={phase}>
              {phaseName(phase)}
            </option>
          ))}
        </select>
      </label>
      <p role="status">
        {compared.without.size > 0 ? compareStrings.hereIfAny(at) : compareStrings.here(at)}
      </p>
    </div>
  );
}

interface CardProps {
  readonly compared: ComparedLane;
  readonly unit: CountUnit;
  readonly step: number;
  /** The phase that all lanes were sent to, when this one has none such. */
  readonly missing: PhaseId | null;
}

function LaneCard({ compared: { scenario, story, lane }, unit, step, missing }: CardProps) {
  const { title } = scenarioText(scenario.id);
  const now = story.steps[step];
  return (
    <section className="lane-card" aria-label={title}>
      <p className="lane-title">{title}</p>
      <h2>{laneLesson(lane, unit)}</h2>
      {missing !== null && (
        <p className="lane-without">{compareStrings.without(phaseName(missing))}</p>
      )}
      <p className="lane-line-now">
        <code>{now === undefined ? compareStrings.nothingYet : nameMoment(story, now)}</code>
      </p>
      <PageLink to={{ scenario: scenario.id, view: 'full', place: placeOf(step) }}>
        {compareStrings.watch}
      </PageLink>
    </section>
  );
}

const placeOf = (step: number) =>
  step === 0 ? null : ({ kind: 'step', number: step + 1 } as const);

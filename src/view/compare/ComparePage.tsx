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
import { compareStrings } from './compareStrings';
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
      <p className="compare-lead">{compareStrings.lead}</p>
      <LaneBoard lanes={lanes} compared={compared} onChoose={onChoose} />
      <Controls compared={compared} />
      <div className="lane-cards">
        {lanes.map((lane, index) => (
          <LaneCard
            key={index}
            compared={lane}
            step={compared.steps[index] ?? 0}
            missing={compared.without.has(index) ? compared.phase : null}
          />
        ))}
      </div>
      <div className="count-scroll" {...SCROLL_REGION}>
        <CountTable lanes={lanes} />
      </div>
    </main>
  );
}

interface BoardProps {
  readonly lanes: readonly ComparedLane[];
  readonly compared: Compared;
  readonly onChoose: (ids: readonly string[]) => void;
}

function LaneBoard({ lanes, compared, onChoose }: BoardProps) {
  const [isTimed, setTimed] = useState(false);
  const ids = lanes.map(({ scenario }) => scenario.id);
  const { length } = compared;
  const unitMs = lanes[0]?.lane.roundTripMs ?? 0;
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
      <LaneAxis length={length} unitMs={isTimed ? unitMs : null} />
      <ul className="lane-list">
        {lanes.map(({ scenario, story, lane }, index) => {
          const ending = laneEnding(lane, story);
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
        <button type="button" className="text-button" onClick={() => setTimed(!isTimed)}>
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

function Controls({ compared }: { readonly compared: Compared }) {
  const { phases } = compared;
  const at =
    compared.phase === null ? compareStrings.moment(compared.moment) : phaseName(compared.phase);
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
  readonly step: number;
  /** The phase that all lanes were sent to, when this one has none such. */
  readonly missing: PhaseId | null;
}

function LaneCard({ compared: { scenario, story, lane }, step, missing }: CardProps) {
  const { title } = scenarioText(scenario.id);
  const now = story.steps[step];
  return (
    <section className="lane-card" aria-label={title}>
      <p className="lane-title">{title}</p>
      <h2>{laneLesson(lane)}</h2>
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

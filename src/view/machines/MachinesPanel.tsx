/**
 * The machines of a story at the cursor: one at a time, drawn and in words. Unless a person
 * chooses one, it is the one that moved last. Loaded when it is opened: the drawings are large.
 */
import { useMemo, useState } from 'react';
import type { Story } from '../../player/story';
import {
  lastMoved,
  projectMachines,
  type MachineMoment,
  type MachineMove,
} from '../../projections/machines';
import type { Step } from '../../projections/steps';
import type { MachineDrawing } from '../../statecharts/machineDrawing';
import { stateWords } from '../../statecharts/stateWords';
import type { World } from '../../world/worldSchema';
import { currentMark } from './currentMark';
import { Drawing } from './Drawing';
import { DrawingRegion } from './DrawingRegion';
import { LargeDrawing, type StepDirection } from './LargeDrawing';
import { MACHINE_DRAWINGS } from './machineDrawings';
import { machineName } from './machineName';
import { machineStrings as words } from './machineStrings';
import { MachineText } from './MachineText';
import { Id, Way } from './MoveWords';
import './machines.css';

interface Props {
  readonly story: Story;
  readonly step: Step;
  readonly world: World;
  readonly onStep: (direction: StepDirection) => void;
}

/** The choice that is nobody's key. */
const FOLLOW = '';

export function MachinesPanel({ story, step, world, onStep }: Props) {
  const machines = useMemo(() => projectMachines(story.trace, step), [story, step]);
  const [chosen, choose] = useState(FOLLOW);
  const last = lastMoved(machines);
  const machine = machines.find(({ key }) => key === chosen) ?? last;
  const drawing = MACHINE_DRAWINGS.find(({ chart }) => chart.machine === machine?.machine);
  if (last === null || machine === null || drawing === undefined) return null;
  const nameOf = (one: MachineMoment): string => machineName(one, machines, world);
  return (
    <section className="panel machines" aria-labelledby="machines-title">
      <h2 className="panel-title" id="machines-title">
        {words.title}
      </h2>
      <label className="machine-choice">
        <span className="spoken">{words.choose}</span>
        <select value={chosen} onChange={({ target }) => choose(target.value)}>
          <option value={FOLLOW}>{words.follow(nameOf(last))}</option>
          {machines.map((one) => (
            <option key={one.key} value={one.key}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <Machine machine={machine} drawing={drawing} name={nameOf(machine)} onStep={onStep} />
    </section>
  );
}

interface MachineProps {
  readonly machine: MachineMoment;
  readonly drawing: MachineDrawing;
  readonly name: string;
  readonly onStep: (direction: StepDirection) => void;
}

function Machine({ machine, drawing, name, onStep }: MachineProps) {
  const mark = useMemo(() => currentMark(drawing, machine), [drawing, machine]);
  const { chart, width } = drawing;
  const last = machine.moves.at(-1) ?? null;
  const states = chart.states.filter(({ kind }) => kind === 'resting').length;
  const renderDrawing = () => (
    <DrawingRegion label={words.region(name)} mark={mark} drawingWidth={width}>
      <Drawing
        drawing={drawing}
        mark={mark}
        last={last}
        label={words.picture(name, states, stateWords(machine.state))}
      />
    </DrawingRegion>
  );
  return (
    <>
      {renderDrawing()}
      <div className="machine-under">
        <p className="machine-now">
          <span>{words.now}</span> <strong>{stateWords(machine.state)}</strong>
        </p>
        <LargeDrawing
          name={name}
          onStep={onStep}
          status={last === null ? words.none : <MoveInWords move={last} />}
          renderDrawing={renderDrawing}
        />
      </div>
      <MachineText machine={machine} chart={chart} />
    </>
  );
}

function MoveInWords({ move }: { readonly move: MachineMove }) {
  return (
    <>
      <Way move={move} /> <Id id={move.rule} />
    </>
  );
}

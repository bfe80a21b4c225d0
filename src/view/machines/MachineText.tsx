/** The drawing in words: the last move with its rule, the last five moves, the ways out. */
import { projectClauses } from '../../projections/clauses';
import type { MachineMoment, MachineMove } from '../../projections/machines';
import type { Chart, ChartMove } from '../../statecharts/chart';
import { stateWords } from '../../statecharts/stateWords';
import { ClauseList } from '../ClauseList';
import { Id, Way } from './MoveWords';
import { machineStrings as words } from './machineStrings';
import { waysOut } from './waysOut';

interface Props {
  readonly machine: MachineMoment;
  readonly chart: Chart;
}

const MOVES_SHOWN = 5;

export function MachineText({ machine, chart }: Props) {
  const last = machine.moves.at(-1);
  return (
    <div className="machine-text">
      {last === undefined ? <p>{words.none}</p> : <LastMove move={last} />}
      {machine.moves.length > 1 && <LastMoves moves={machine.moves} />}
      <WaysOut chart={chart} state={machine.state} />
    </div>
  );
}

function LastMove({ move }: { readonly move: MachineMove }) {
  return (
    <>
      <dl className="machine-last">
        <dt>{words.last}</dt>
        <dd>
          <Way move={move} />
        </dd>
        <dt>{words.event}</dt>
        <dd>
          <Id id={move.event} />
        </dd>
        <dt>{words.rule}</dt>
        <dd>
          <Id id={move.rule} />
        </dd>
      </dl>
      <ClauseList clauses={projectClauses(move)} label={words.clauses} />
    </>
  );
}

function LastMoves({ moves }: { readonly moves: readonly MachineMove[] }) {
  return (
    <table className="machine-moves">
      <caption>{words.lastMoves}</caption>
      <thead>
        <tr>
          <th scope="col">{words.moved}</th>
          <th scope="col">{words.rule}</th>
        </tr>
      </thead>
      <tbody>
        {moves
          .slice(-MOVES_SHOWN)
          .toReversed()
          .map((move) => (
            <tr key={move.seq}>
              <td>
                <Way move={move} />
              </td>
              <td>
                <Id id={move.rule} />
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

interface WaysProps {
  readonly chart: Chart;
  readonly state: string;
}

function WaysOut({ chart, state }: WaysProps) {
  const rows = waysOut(chart, state);
  if (rows.length === 0) return null;
  return (
    <details className="machine-ways">
      <summary>{words.waysOut(stateWords(state))}</summary>
      <table className="machine-moves">
        <thead>
          <tr>
            <th scope="col">{words.event}</th>
            <th scope="col">{words.ruleAndTarget}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>
                <Id id={row.event} />
                {row.guard !== null && <Condition guard={row.guard} />}
              </td>
              <td>
                <Id id={row.rule} />
                <span className="machine-aside">{targetWords(chart, row)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Condition({ guard }: { readonly guard: string }) {
  return (
    <span className="machine-aside">
      {words.condition} <code>{guard}</code>
    </span>
  );
}

function targetWords({ states }: Chart, { source, target }: ChartMove): string {
  const state = states.find(({ id }) => id === target);
  if (state === undefined || target === source) return words.stays;
  return state.kind === 'history' ? words.to(words.back) : words.to(stateWords(state.name));
}

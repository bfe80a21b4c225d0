/**
 * A client's modes times a server's ports, as a table: what comes of each, whether anything was
 * readable, and what a program tells its user. A cell leads to its story.
 */
import { useRef } from 'react';
import {
  MATRIX_HAPPENINGS,
  MATRIX_MODES,
  MATRIX_PORTS,
  MATRIX_PROGRAMS,
  type MatrixHappening,
  type MatrixMode,
  type MatrixPort,
  type MatrixProgram,
} from '../../scenarios/matrix';
import type { NamedWorld } from '../../scenarios/scenario';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { Story } from '../../player/story';
import { Icon } from '../Icon';
import { PageLink } from '../PageLink';
import { SCROLL_REGION } from '../scrollRegion';
import { formatTime } from '../strings';
import { useFocusOnArrival } from '../useFocusOnArrival';
import { cellFacts, type CellFacts } from './matrixCell';
import { matrixStrings } from './matrixStrings';
import './matrix.css';

export interface MatrixCell {
  readonly mode: MatrixMode;
  readonly port: MatrixPort;
  /** Null where the program has no such mode. */
  readonly told: { readonly scenario: NamedWorld; readonly story: Story } | null;
}

interface Props {
  readonly program: MatrixProgram;
  readonly happens: MatrixHappening;
  readonly cells: readonly MatrixCell[];
  readonly takesFocus: boolean;
  readonly onProgram: (program: MatrixProgram) => void;
  readonly onHappens: (happens: MatrixHappening) => void;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly onChoice: (value: T) => void;
}

function Choice<T extends string>({ label, value, values, names, onChoice }: ChoiceProps<T>) {
  return (
    <label className="matrix-choice">
      {label}
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = values.find((known) => known === target.value);
          if (chosen !== undefined) onChoice(chosen);
        }}
      >
        {values.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function MatrixPage(props: Props) {
  const { program, happens, cells, takesFocus, onProgram, onHappens } = props;
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(main, takesFocus);
  return (
    <main className="matrix" ref={main} tabIndex={-1}>
      <h1>{matrixStrings.heading}</h1>
      <p className="matrix-lead">{matrixStrings.lead}</p>
      <div className="matrix-choices">
        <Choice
          label={matrixStrings.happens}
          value={happens}
          values={MATRIX_HAPPENINGS}
          names={matrixStrings.happenings}
          onChoice={onHappens}
        />
        <Choice
          label={matrixStrings.program}
          value={program}
          values={MATRIX_PROGRAMS}
          names={matrixStrings.names}
          onChoice={onProgram}
        />
      </div>
      <p className="matrix-lesson">{matrixStrings.lessons[happens]}</p>
      <div className="matrix-scroll" {...SCROLL_REGION}>
        <table className="matrix-table">
          <caption className="spoken">{matrixStrings.caption}</caption>
          <thead>
            <tr>
              <td>
                <span className="spoken">{matrixStrings.corner}</span>
              </td>
              {MATRIX_PORTS.map((port) => (
                <th key={port} scope="col">
                  <span className="spoken">{matrixStrings.port(port)}</span>
                  <span className="matrix-port" aria-hidden="true">
                    {port}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MATRIX_MODES.map((mode) => (
              <tr key={mode}>
                <th scope="row">{matrixStrings.modes[mode]}</th>
                {MATRIX_PORTS.map((port) => (
                  <Cell
                    key={port}
                    cell={cells.find((cell) => cell.mode === mode && cell.port === port)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}

function Cell({ cell }: { readonly cell: MatrixCell | undefined }) {
  if (cell === undefined || cell.told === null) {
    return <td className="matrix-none">{matrixStrings.noMode}</td>;
  }
  const { scenario, story } = cell.told;
  const { status, exposed, kept, endMs, words, isQuoted } = cellFacts(story);
  const isGood = status === 'delivered';
  return (
    <td>
      <p className={isGood ? 'matrix-result' : 'matrix-result stop'}>
        {!isGood && <Icon name="stop" />}
        <strong>{matrixStrings.results[status]}</strong>
        {endMs >= 10_000 && <span>{matrixStrings.after(formatTime(endMs))}</span>}
      </p>
      <Exposed exposed={exposed} kept={kept} />
      {isQuoted ? (
        <pre className="matrix-words">{words.join('\n')}</pre>
      ) : (
        <p className="matrix-words">{words.join(' ')}</p>
      )}
      <PageLink
        to={{ scenario: scenario.id, place: null, view: 'full' }}
        label={matrixStrings.watchOf(scenarioText(scenario.id).title)}
      >
        {matrixStrings.watch}
      </PageLink>
    </td>
  );
}

function Exposed({ exposed, kept }: Pick<CellFacts, 'exposed' | 'kept'>) {
  if (exposed.length === 0) return <p className="matrix-exposed">{matrixStrings.safe}</p>;
  return (
    <p className="matrix-exposed exposed">
      <Icon name="postcard" />
      {matrixStrings.exposed(exposed, kept)}
    </p>
  );
}

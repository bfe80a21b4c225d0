/**
 * A client's modes times a server's ports, as a table: what comes of each, whether anything was
 * readable, and what a program tells its user. A cell leads to its story.
 */
import { useRef } from 'react';
import {
  MATRIX_MODES,
  MATRIX_PORTS,
  MATRIX_PROGRAMS,
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
  readonly cells: readonly MatrixCell[];
  readonly takesFocus: boolean;
  readonly onProgram: (program: MatrixProgram) => void;
}

export function MatrixPage({ program, cells, takesFocus, onProgram }: Props) {
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(main, takesFocus);
  return (
    <main className="matrix" ref={main} tabIndex={-1}>
      <h1>{matrixStrings.heading}</h1>
      <p className="matrix-lead">{matrixStrings.lead}</p>
      <label className="matrix-program">
        {matrixStrings.program}{' '}
        <select
          value={program}
          onChange={({ target }) => {
            const chosen = MATRIX_PROGRAMS.find((known) => known === target.value);
            if (chosen !== undefined) onProgram(chosen);
          }}
        >
          {MATRIX_PROGRAMS.map((name) => (
            <option key={name} value={name}>
              {matrixStrings.names[name]}
            </option>
          ))}
        </select>
      </label>
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

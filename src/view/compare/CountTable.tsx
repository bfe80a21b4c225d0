/** The counts of all lanes side by side; a row in which they differ is marked. */
import { scenarioText } from '../../lessons/en/scenarioText';
import { compareStrings, type CountUnit } from './compareStrings';
import type { ComparedLane } from './comparedLane';
import { countText, type CountRow } from './laneText';

const { table } = compareStrings;

const ROWS: readonly CountRow[] = [
  'greeted',
  'firstSealed',
  'passwordSent',
  'loggedIn',
  'accepted',
  'delivered',
  'clearFirst',
  'clearBeyond',
  'outcome',
];

interface Props {
  readonly lanes: readonly ComparedLane[];
  readonly unit: CountUnit;
}

export function CountTable({ lanes, unit }: Props) {
  return (
    <table className="count-table">
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{table.measure}</th>
          {lanes.map(({ scenario }, index) => (
            <th key={index} scope="col">
              {scenarioText(scenario.id).title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => {
          const cells = lanes.map(({ lane, story }) => countText(row, lane, story, unit));
          const differs = new Set(cells).size > 1;
          return (
            <tr key={row} className={differs ? 'differs' : undefined}>
              <th scope="row">
                {differs && <span className="spoken">{table.differs}</span>}
                {table.rows[row]}
              </th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

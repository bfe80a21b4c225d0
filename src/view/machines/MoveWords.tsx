/** The parts of a move in words: its way, and the names that machines give to events and rules. */
import { Fragment } from 'react';
import type { MachineMove } from '../../projections/machines';
import { stateWords } from '../../statecharts/stateWords';
import { machineStrings as words } from './machineStrings';

/** From where to where: an arrow for the eye, a word for the ear. */
export function Way({ move: { from, to } }: { readonly move: MachineMove }) {
  const [left, entered] = [stateWords(from), stateWords(to)];
  return (
    <>
      <span aria-hidden="true">{words.move(left, entered)}</span>
      <span className="spoken">{words.spokenMove(left, entered)}</span>
    </>
  );
}

/** The name of an event or a rule, which may be broken behind its dots. */
export function Id({ id }: { readonly id: string }) {
  return (
    <code>
      {id.split('.').map((part, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <>
              .<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

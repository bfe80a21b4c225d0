/** The matrix: every cell's story is told, and the table shows what came of it. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { MATRIX_MODES, MATRIX_PORTS, matrixWorld, type MatrixProgram } from '../scenarios/matrix';
import type { MatrixCell } from '../view/matrix/MatrixPage';
import { MatrixPage } from '../view/matrix/MatrixPage';
import { openStory } from './openStory';

export interface MatrixRouteProps {
  readonly program: MatrixProgram;
  readonly takesFocus: boolean;
  readonly top: ReactNode;
  readonly onProgram: (program: MatrixProgram) => void;
}

function cellsOf(program: MatrixProgram): readonly MatrixCell[] {
  return MATRIX_MODES.flatMap((mode) =>
    MATRIX_PORTS.map((port) => {
      const scenario = matrixWorld({ mode, port, program });
      const opened = scenario === null ? null : openStory(scenario, null);
      const told =
        scenario !== null && opened?.kind === 'story' ? { scenario, story: opened.story } : null;
      return { mode, port, told };
    }),
  );
}

export function MatrixRoute({ program, takesFocus, top, onProgram }: MatrixRouteProps) {
  const cells = useMemo(() => cellsOf(program), [program]);
  return (
    <>
      {top}
      <MatrixPage program={program} cells={cells} takesFocus={takesFocus} onProgram={onProgram} />
    </>
  );
}

/** The matrix: every cell's story is told, and the table shows what came of it. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import {
  MATRIX_MODES,
  MATRIX_PORTS,
  matrixWorld,
  type MatrixHappening,
  type MatrixProgram,
} from '../scenarios/matrix';
import type { MatrixCell } from '../view/matrix/MatrixPage';
import { MatrixPage } from '../view/matrix/MatrixPage';
import { openStory } from './openStory';

export interface MatrixRouteProps {
  readonly program: MatrixProgram;
  readonly happens: MatrixHappening;
  readonly takesFocus: boolean;
  readonly top: ReactNode;
  readonly onProgram: (program: MatrixProgram) => void;
  readonly onHappens: (happens: MatrixHappening) => void;
}

function cellsOf(program: MatrixProgram, happens: MatrixHappening): readonly MatrixCell[] {
  return MATRIX_MODES.flatMap((mode) =>
    MATRIX_PORTS.map((port) => {
      const scenario = matrixWorld({ mode, port, program, happens });
      const opened = scenario === null ? null : openStory(scenario, null);
      const told =
        scenario !== null && opened?.kind === 'story' ? { scenario, story: opened.story } : null;
      return { mode, port, told };
    }),
  );
}

export function MatrixRoute({ top, ...page }: MatrixRouteProps) {
  const { program, happens } = page;
  const cells = useMemo(() => cellsOf(program, happens), [program, happens]);
  return (
    <>
      {top}
      <MatrixPage {...page} cells={cells} />
    </>
  );
}

/** The ways to look at mail, as links: each has an address of its own. */
import { matrixPlaceOf } from '../../scenarios/matrix';
import type { Address } from '../../world/address';
import { PageLink } from '../PageLink';
import { strings } from '../strings';

export const MODES = ['watch', 'compare', 'matrix'] as const;
export type Mode = (typeof MODES)[number];

/** The lanes that the comparison begins with: the three ports, one message. */
const USUAL_LANES = ['submit-465', 'submit-587', 'isp-drops-25'] as const;

interface Props {
  /** Null on a page that is none of them. */
  readonly current: Mode | null;
  /** The story that "Watch" opens. */
  readonly scenario: string;
}

function leadsTo(mode: Mode, scenario: string): Partial<Address> {
  const plain = { view: 'full', vantage: null } as const;
  switch (mode) {
    case 'watch':
      return { ...plain, scenario };
    case 'compare':
      return { ...plain, scenario: null, compare: USUAL_LANES };
    case 'matrix':
      return { ...plain, scenario: null, view: 'matrix', ...cellChoices(scenario) };
  }
}

/** A cell's story leads back to the matrix that it was opened from. */
function cellChoices(scenario: string): Partial<Address> {
  const cell = matrixPlaceOf(scenario);
  if (cell === null) return {};
  const { program, happens } = cell;
  return {
    program: program === 'generic' ? null : program,
    happens: happens === 'nothing' ? null : happens,
  };
}

export function Modes({ current, scenario }: Props) {
  return (
    <nav className="modes" aria-label={strings.shell.modes}>
      {MODES.map((mode) => (
        <PageLink key={mode} to={leadsTo(mode, scenario)} isCurrent={mode === current}>
          {strings.shell.mode[mode]}
        </PageLink>
      ))}
    </nav>
  );
}

/**
 * How readable each stretch of a phase is. A phase may begin in the clear and end under TLS, so it
 * is told in parts, each from one step to another.
 */
import type { Step, Travel } from './steps';

export type PhaseSecrecy = 'none' | 'clear' | 'handshake' | 'sealed';

export interface SecrecyPart {
  readonly secrecy: PhaseSecrecy;
  readonly firstStep: number;
  readonly lastStep: number;
}

const FORM_SECRECY: Readonly<Record<Travel['form'], PhaseSecrecy>> = {
  control: 'none',
  postcard: 'clear',
  handshake: 'handshake',
  sealed: 'sealed',
};

const RANK: readonly PhaseSecrecy[] = ['none', 'handshake', 'sealed', 'clear'];

/**
 * The most readable of what travels in a step, also to DNS and back. Nothing is said while
 * somebody waits; null where a step is over as soon as it began, such as a decision.
 */
function secrecyOf({ kind, travels }: Step): PhaseSecrecy | null {
  if (travels.length === 0) return kind === 'waited' ? 'none' : null;
  const ranks = travels.map(({ form }) => RANK.indexOf(FORM_SECRECY[form]));
  return RANK[Math.max(...ranks)] ?? 'none';
}

/** The parts of steps that follow each other; what takes no time belongs to what was before. */
export function secrecyParts(steps: readonly Step[]): readonly SecrecyPart[] {
  const parts: SecrecyPart[] = [];
  for (const step of steps) {
    const last = parts.at(-1);
    const secrecy = secrecyOf(step) ?? last?.secrecy ?? 'none';
    const isSame = last?.secrecy === secrecy;
    const firstStep = isSame ? last.firstStep : step.index;
    if (isSame) parts.pop();
    parts.push({ secrecy, firstStep, lastStep: step.index });
  }
  return parts;
}

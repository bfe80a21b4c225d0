/** Short names of a story's phases, for the scrubber. */

export type NamedPhase =
  | 'look-up'
  | 'connect'
  | 'wait'
  | 'greet'
  | 'seal'
  | 'log-in'
  | 'envelope'
  | 'message'
  | 'leave'
  | 'find-mx'
  | 'relay'
  | 'checks'
  | 'end';

const NAMES: Readonly<Record<NamedPhase, string>> = {
  'look-up': 'look up',
  connect: 'connect',
  wait: 'wait',
  greet: 'greet',
  seal: 'seal',
  'log-in': 'log in',
  envelope: 'envelope',
  message: 'message',
  leave: 'leave',
  'find-mx': 'find MX',
  relay: 'relay on 25',
  checks: 'checks',
  end: 'end',
};

/** The name under the scrubber. */
export const phaseName = (id: NamedPhase): string => NAMES[id];

/** The name of a story's phase at an index; one that has been before carries its number. */
export function phaseTitle(phases: readonly { readonly id: NamedPhase }[], index: number): string {
  const id = phases[index]?.id;
  if (id === undefined) return '';
  const before = phases.slice(0, index).filter((phase) => phase.id === id).length;
  return before === 0 ? phaseName(id) : `${phaseName(id)} (${before + 1})`;
}

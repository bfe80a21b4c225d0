/** Every word of the panel with the machines that is not a machine's own. */
import type { MachineId } from '../../projections/machines';

/** What a machine is for, behind the name of the party whose machine it is. */
const parts: Readonly<Record<MachineId, string>> = {
  mailClient: 'sending',
  clientSession: 'client side',
  serverSession: 'server side',
  postscreen: 'postscreen',
  receiver: 'judging mail',
  relay: 'queue',
  notice: 'notices',
  mailAccess: 'for fetching mail',
};

export const machineStrings = {
  title: 'The machines',
  choose: 'Machine',
  follow: (name: string) => `Latest: ${name}`,
  name: (party: string, machine: MachineId) => `${party}, ${parts[machine]}`,
  numbered: (name: string, subject: string) => `${name}, ${subject}`,
  connection: (number: string) => `connection ${number}`,
  enlarge: 'Larger',
  close: 'Close',
  region: (name: string) => `Drawing of ${name}`,
  picture: (name: string, states: number, current: string) =>
    `${name}: ${states === 1 ? 'one state' : `${states} states`}, now ${current}.`,
  anywhere: 'any state',
  now: 'State now:',
  last: 'Last move',
  none: 'It has not moved yet.',
  move: (from: string, to: string) => (from === to ? `stays: ${from}` : `${from} → ${to}`),
  spokenMove: (from: string, to: string) => (from === to ? `stays in ${from}` : `${from} to ${to}`),
  event: 'Event',
  rule: 'Rule',
  moved: 'Move',
  clauses: 'Clauses of the rule',
  lastMoves: 'Last five moves, newest first',
  waysOut: (state: string) => `What can happen in “${state}”`,
  ruleAndTarget: 'Rule, and where it leads',
  to: (state: string) => `to ${state}`,
  stays: 'stays',
  condition: 'If',
  back: 'the state before',
};

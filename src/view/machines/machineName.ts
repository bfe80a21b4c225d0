/**
 * What a machine of a story is called: whose it is and which part it plays; where somebody has
 * several of a kind, also on which connection or for which domain.
 */
import type { MachineMoment } from '../../projections/machines';
import type { World } from '../../world/worldSchema';
import { readerName } from '../strings';
import { machineStrings as words } from './machineStrings';

const isSameKind = (a: MachineMoment, b: MachineMoment): boolean =>
  a.machine === b.machine && a.station === b.station;

/** The name of one machine among all of its story. */
export function machineName(
  machine: MachineMoment,
  all: readonly MachineMoment[],
  world: World,
): string {
  const name = words.name(readerName(machine.station, world), machine.machine);
  if (all.filter((other) => isSameKind(other, machine)).length === 1) return name;
  const { connection, subject } = machine;
  return words.numbered(
    name,
    connection === null ? subject : words.connection(connection.replace('c', '')),
  );
}

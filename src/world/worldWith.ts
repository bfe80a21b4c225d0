/** A world that differs from the default one in what is given, for scenarios and tests. */
import { parseWorld } from './parseWorld';
import type { World } from './worldSchema';

/** A part of T: objects may leave out what they do not change, lists replace. */
export type PartOf<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: PartOf<T[K]> }
    : T;

/**
 * The default world with changes.
 * @throws Error listing what does not fit; a scenario with a mistake must not be shipped.
 */
export function worldWith(changes: PartOf<World>): World {
  const result = parseWorld(changes);
  if (result.ok) return result.world;
  const lines = result.errors.map(
    ({ path, given, expected }) => `${path}: given ${given}, expected ${expected}`,
  );
  throw new Error(`This world does not fit. ${lines.join('; ')}.`);
}

/**
 * The boundary to XState's type parameters: `setup({ types })` wants values that only carry a
 * type. This is the one place in this layer where a type is asserted.
 */

/** A stand-in that carries the type T to `setup`; it is never read. */
export const typed = <T>(): T => ({}) as T;

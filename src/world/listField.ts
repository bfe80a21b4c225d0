/** A list in a world's schema, bounded in length, with a message that says what it may hold. */
import * as v from 'valibot';

/** At most so many items; `what` names them in messages. */
export const listField = <T extends v.GenericSchema>(item: T, maximum: number, what: string) =>
  v.pipe(v.array(item, `a list of ${what}`), v.maxLength(maximum, `at most ${maximum} ${what}`));

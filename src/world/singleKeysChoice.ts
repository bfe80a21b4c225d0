/**
 * Whether keys that are one character do anything: what a browser keeps of that choice. What it
 * kept can come from another version of the page or from somebody's hand, so it is judged.
 */
import * as v from 'valibot';

const singleKeysChoice = v.picklist(['on', 'off']);

export type SingleKeysChoice = v.InferOutput<typeof singleKeysChoice>;

/** The choice in a kept text; null when there is none or it is no choice. Never throws. */
export function parseSingleKeysChoice(kept: string | null): SingleKeysChoice | null {
  const result = v.safeParse(singleKeysChoice, kept);
  return result.success ? result.output : null;
}

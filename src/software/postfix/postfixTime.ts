/** Postfix times: a number and a unit, seconds when there is none (postconf(5), "time"). */

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of a Postfix time such as `300s`; the schema has checked its form. */
export function postfixTimeMs(time: string): number {
  const unit = time.slice(-1);
  const factor = UNIT_MS[unit];
  return factor === undefined ? Number(time) * 1000 : Number(time.slice(0, -1)) * factor;
}

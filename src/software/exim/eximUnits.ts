/** Exim's times and sizes as numbers: `1h30m` in milliseconds, `50M` in octets. */

const UNIT_MS: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
};

/** Milliseconds of an Exim time. */
export const eximTimeMs = (time: string): number =>
  [...time.matchAll(/(\d+)([wdhms])/gu)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );

const FACTORS: Readonly<Record<string, number>> = { K: 1024, M: 1_048_576, G: 1_073_741_824 };

/** Octets of an Exim size; 0 is no limit. */
export const eximOctets = (size: string): number =>
  Number(size.replace(/[KMG]$/u, '')) * (FACTORS[size.slice(-1)] ?? 1);

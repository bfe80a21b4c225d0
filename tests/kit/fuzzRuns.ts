// How many random cases a fuzz test tries: few enough for every day, and as many as one likes when
// MAILPATH_FUZZ_TIMES multiplies them. fast-check prints the seed and path of a case that fails.

const times = Number(process.env['MAILPATH_FUZZ_TIMES'] ?? 1);

/** The parameters of a fuzz test that usually tries so many cases. */
export const fuzzRuns = (usual: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil(usual * times),
});

/** Milliseconds that such a test may take, also on a busy computer. */
export const FUZZ_TIMEOUT_MS = 60_000 * Math.max(1, times);

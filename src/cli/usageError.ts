/** Something the person at the terminal can put right; its message says how. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

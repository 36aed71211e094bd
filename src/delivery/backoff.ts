/** Owns how long a row waits between its tries. */

/** First wait of a retry; it doubles with each further try up to the last. */
const FIRST_MS = 2_000;
export const LAST_MS = 15 * 60 * 1_000;
const JITTER = 0.2;

/** Doubling, with a fifth of jitter either way so that many rows do not return together. */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
  const base = Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), LAST_MS);
  return Math.round(base * (1 - JITTER + random() * 2 * JITTER));
}

/** Owns how often a source usually publishes, and when its silence is no longer usual. */
import { DAY_MS, MINUTE_MS } from '../../lib/spans.ts';

/** What comes within it came at once: a day's papers, a re-issued archive. */
const BURST_MS = 10 * MINUTE_MS;
/** Fewer occasions say nothing of a habit. */
const LEAST_OCCASIONS = 5;

/**
 * The median time between two occasions on which it published, in milliseconds; null when fewer than
 * five are known. A median, because one silent summer says nothing of the weeks before and after it.
 */
export function rhythmOf(dates: readonly Date[], now: Date): number | null {
  const times = dates
    .map((date) => date.getTime())
    .filter((time) => time <= now.getTime())
    .toSorted((a, b) => b - a);
  const occasions: number[] = [];
  for (const time of times) {
    const last = occasions.at(-1);
    if (last === undefined || last - time >= BURST_MS) occasions.push(time);
  }
  if (occasions.length < LEAST_OCCASIONS) return null;
  const gaps = occasions.slice(1).map((time, index) => (occasions[index] ?? time) - time);
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null;
}

/** A weekend, holidays: nobody publishes evenly. */
const USUAL_GAPS = 8;
const LEAST_SILENCE_MS = 7 * DAY_MS;

/** For how long a source of this rhythm may be silent without anything being wrong. */
export function usualSilenceMs(rhythmMs: number): number {
  return Math.max(USUAL_GAPS * rhythmMs, LEAST_SILENCE_MS);
}

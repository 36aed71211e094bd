/** Owns spans of time as people say them. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './spans.ts';

const UNITS = [
  ['week', 7 * DAY_MS],
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
] as const;

/** "3 weeks", "a day": in the largest unit of which there are two, or else in the one that fits. */
export function inWords(ms: number): string {
  const rounded = (unit: number) => Math.round(ms / unit);
  const [name, unit] = UNITS.find(([, size]) => rounded(size) >= 2) ?? UNITS[3];
  return `${Math.max(1, rounded(unit))} ${name}${rounded(unit) > 1 ? 's' : ''}`;
}

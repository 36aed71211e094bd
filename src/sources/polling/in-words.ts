/** Owns spans of time as people say them. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/spans.ts';

const UNITS = [
  ['week', 7 * DAY_MS],
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
] as const;

/** How far from one of a unit is still one: 24 hours and a poll's delay are a day. */
const NEARLY = 0.05;

/** "3 weeks", "a day", "30 hours": in the largest unit of which it is nearly one, or at least two. */
export function inWords(ms: number): string {
  const [name, unit] =
    UNITS.find(([, size]) => Math.round(ms / size) >= 2 || Math.abs(ms / size - 1) <= NEARLY) ??
    UNITS[3];
  const count = Math.max(1, Math.round(ms / unit));
  if (count === 1) return name === 'hour' ? 'an hour' : `a ${name}`;
  return `${count} ${name}s`;
}

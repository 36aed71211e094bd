/** Owns the step from a calendar's numbers to a moment. */

export type CalendarTime = {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** East of UTC. */
  offsetMinutes?: number;
};

/**
 * To the second. Null for what no calendar or clock shows: 30 February, 25 o'clock. A day may end at
 * 24:00, a minute with a leap second.
 */
export function momentOf(time: CalendarTime): Date | null {
  const { year, month, day, hour = 0, minute = 0, second = 0, offsetMinutes = 0 } = time;
  if (hour > 24 || minute > 59 || second > 60) return null;
  if (hour === 24 && (minute > 0 || second > 0)) return null;
  const date = new Date(0);
  // Not Date.UTC, to which the year 99 is 1999.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const minutes = hour * 60 + minute - offsetMinutes;
  return new Date(date.getTime() + (minutes * 60 + second) * 1000);
}

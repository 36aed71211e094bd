/** Owns quiet hours: whether a place has them at some time, and when they end. */
import { nextLocal } from '../lib/zoned-time.ts';
import type { destinations } from '../subscriptions/tables.ts';

/** Why something waits, as it is stored and read again in the reader's language. */
export const QUIET_HOURS = 'waits for the end of the quiet hours';

type QuietHours = Pick<typeof destinations.$inferSelect, 'zone' | 'quietFrom' | 'quietTo'>;

/** Their end when `at` is within them, else null. */
export function quietUntil({ zone, quietFrom, quietTo }: QuietHours, at: Date): Date | null {
  if (quietFrom === null || quietTo === null) return null;
  // Not by what the clock shows: in autumn it shows an hour again that is over.
  const end = nextLocal(at, { zone, ...clockTime(quietTo) });
  const start = nextLocal(at, { zone, ...clockTime(quietFrom) });
  return end < start ? end : null;
}

function clockTime(minutesOfDay: number): { hour: number; minute: number } {
  return { hour: Math.floor(minutesOfDay / 60), minute: minutesOfDay % 60 };
}

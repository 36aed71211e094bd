/** Owns what an alert of now means at a place: when it is due, and to which day it counts. */
import { localDayOf } from '../lib/zoned-time.ts';
import type { destinations } from '../subscriptions/tables.ts';
import { quietUntil } from './quiet-hours.ts';

type Place = Pick<typeof destinations.$inferSelect, 'zone' | 'quietMode' | 'quietFrom' | 'quietTo'>;
type Hours = { dueAt: Date; day: string };

/** Most places share a few zones and quiet hours: each is reckoned once. */
export function hoursAt(now: Date): (place: Place) => Hours {
  const known = new Map<string, Hours>();
  return (place) => {
    const { zone, quietMode, quietFrom, quietTo } = place;
    const key = `${zone} ${quietMode} ${quietFrom} ${quietTo}`;
    const found = known.get(key);
    if (found) return found;
    const dueAt = (quietMode === 'hold' ? quietUntil(place, now) : null) ?? now;
    const hours = { dueAt, day: localDayOf(dueAt, zone) };
    known.set(key, hours);
    return hours;
  };
}

/** Owns time as people mean it: days and hours of a zone. The only user of `Temporal`. */
import { Temporal } from 'temporal-polyfill';

export type LocalTime = {
  /** IANA name, such as Europe/Berlin. */
  zone: string;
  hour: number;
  minute?: number;
  /** 1 is Monday; without it every day. */
  weekday?: number;
};

/** A week, and the days before and after it. */
const DAYS_TO_LOOK_AT = 9;

/** Offsets such as +01:00 are none: they know no summer time. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/** All that a person can choose from. */
export function zoneNames(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** As `2026-11-24`; here and below a zone that is none counts as UTC. */
export function localDayOf(at: Date, zone: string): string {
  return inZone(at, zone).toPlainDate().toString();
}

/** Minutes on the clock since midnight, 0 to 1439; where clocks were changed, not those that passed. */
export function minutesOfDay(at: Date, zone: string): number {
  const { hour, minute } = inZone(at, zone);
  return hour * 60 + minute;
}

/**
 * The next time that clocks there show this, always later than `after`. A time that a change of the
 * clocks leaves out comes as much later as they jump; one that they show twice counts the first time.
 */
export function nextLocal(after: Date, { zone, hour, minute = 0, weekday }: LocalTime): Date {
  // From the day before: what a jump over midnight leaves out belongs to the day that it is taken from.
  const first = inZone(after, zone).toPlainDate().subtract({ days: 1 });
  for (let days = 0; days <= DAYS_TO_LOOK_AT; days++) {
    const day = first.add({ days });
    if (weekday !== undefined && day.dayOfWeek !== weekday) continue;
    const { epochMilliseconds } = day
      .toPlainDateTime({ hour, minute })
      .toZonedDateTime(knownZone(zone), { disambiguation: 'compatible' });
    if (epochMilliseconds > after.getTime()) return new Date(epochMilliseconds);
  }
  throw new RangeError(`no ${hour}:${minute} comes in ${zone} within a week`);
}

function inZone(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(knownZone(zone));
}

const known = new Map<string, string>();

/** One that this engine does not know, as after a move to another, is UTC: others wait for the answer. */
function knownZone(zone: string): string {
  const found = known.get(zone) ?? (isZone(zone) ? zone : 'UTC');
  known.set(zone, found);
  return found;
}

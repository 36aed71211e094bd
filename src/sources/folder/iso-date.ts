/** Owns the reading of dates as front matter writes them. */
import { momentOf } from '../calendar-time.ts';

const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?[ \t]*(Z|[+-]\d{1,2}(?::?\d{2})?)?)?$/i;

/**
 * Reads an ISO 8601 or YAML 1.1 timestamp (https://yaml.org/type/timestamp.html), to the second.
 * Without a zone it is UTC. A date that the calendar does not have is null, and so is other text.
 */
export function parseIsoDate(text: string): Date | null {
  const parts = TIMESTAMP.exec(text.trim());
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (year < 100 || hour > 23) return null;
  return momentOf({ year, month, day, hour, minute, second, offsetMinutes: zoneMinutes(parts[7]) });
}

function zoneMinutes(zone: string | undefined): number {
  const parts = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '');
  if (parts === null) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return parts[1] === '-' ? -minutes : minutes;
}

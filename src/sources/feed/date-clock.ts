/** Owns the time of day in a date's text, its half and its zone. */

export type Clock = { hour: number; minute: number; second: number; offsetMinutes: number };

/** What follows the time of day: its clock, and the year when that comes last (asctime). */
export type ClockText = { clock: Clock; year: string };

/** Hours east of UTC (RFC 5322 §4.3, and what feeds write besides). Any other word counts as UTC. */
const ZONE_HOURS = new Map(
  `at -4, ast -4, adt -3, nst -3.5, et -5, est -5, edt -4, ct -6, cst -6, cdt -5, mt -7, mst -7,
   mdt -6, pt -8, pst -8, pdt -7, akst -9, akdt -8, hst -10, brt -3, art -3, bst 1, west 1, cet 1,
   met 1, mez 1, cest 2, mest 2, mesz 2, eet 2, sast 2, eest 3, msk 3, trt 3, pkt 5, ist 5.5, wib 7,
   ict 7, hkt 8, sgt 8, awst 8, jst 9, kst 9, acst 9.5, aest 10, aedt 11, nzst 12, nzdt 13`
    .split(/,\s+/)
    .map((line) => line.split(' '))
    .map(([name = '', hours]) => [name, Number(hours)]),
);

const TAIL =
  /^(?:([ap])\.? ?m\.?)? ?(?:(?:etc\/)?([a-z]{1,5}) ?)?(?:([+-])(\d{1,2})(?::?(\d{2}))?(?: [a-z]{1,5})?)?(?: ?\([^)]*\)?)?(?: ?(\d{4}))?$/;
const MOST_HOURS_FROM_UTC = 15;

/** `time` is hour:minute[:second], `tail` all after it. Null when that is nothing of a date's. */
export function readClock(time: string, tail: string): ClockText | null {
  const parts = TAIL.exec(tail);
  const [hour = 0, minute = 0, second = 0] = time
    .split(':')
    .map((part) => Number.parseInt(part, 10));
  if (parts === null) return null;
  const [, half, zone, sign, hours = '0', minutes = '0', year = ''] = parts;
  if (Number(hours) > MOST_HOURS_FROM_UTC || Number(minutes) > 59) return null;
  const offset = Number(hours) * 60 + Number(minutes);
  const named = 60 * (ZONE_HOURS.get(zone ?? '') ?? 0);
  const offsetMinutes = sign === undefined ? named : sign === '-' ? -offset : offset;
  return { clock: { hour: hourOf(hour, half), minute, second, offsetMinutes }, year };
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === 'p' && hour < 12) return hour + 12;
  return half === 'a' && hour === 12 ? 0 : hour;
}

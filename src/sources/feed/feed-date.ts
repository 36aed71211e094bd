/** Owns the reading of dates as feeds write them. */
import { momentOf } from '../calendar-time.ts';
import { type Clock, readClock } from './date-clock.ts';
import { readFigures, readWords } from './date-day.ts';

/** No date is longer, and a hostile one is not read at all. */
const MAX_LENGTH = 100;

const UNIX_TIME = /^(?:(\d{10})(?:\.\d*)?|(\d{10})\d{3})$/;
const TIME = /(?<![\d:])\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?/;
const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0, offsetMinutes: 0 };

type Spelling = [pattern: RegExp, plain: string];

/** Beyond ASCII, as few dates are. */
const FOREIGN: readonly Spelling[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/(\d) ?[년年] ?/, '$1-'],
  [/(\d) ?[월月] ?/, '$1-'],
  [/(\d) ?[일日号]/, '$1 '],
  [/(\d) ?[時时시] ?(\d+) ?[分분](?: ?(\d+) ?[秒초])?/, '$1:$2:$3'],
  [/(?:오전|上午|午前) ?([\d:]+)/, '$1 am'],
  [/(?:오후|下午|午後) ?([\d:]+)/, '$1 pm'],
];

/** To what the readers know; by then all is in lower case. */
const SPELLINGS: readonly Spelling[] = [
  [/\s+/g, ' '],
  [/(\d)\.(\d\d) uhr/, '$1:$2'],
  [/ uhr\b/, ''],
  [/(\d)h(\d\d)(?!\d)/, '$1:$2'],
  [/(\d{4} \d\d)\.(\d\d)\.(\d\d)(?!\d)/, '$1:$2:$3'],
  [/(?<![:.\d])(\d{1,2}) ?([ap])\.?m\b/, '$1:00 $2m'],
  // ISO 8601 with fewer signs, or an hour alone, or a zone and no time.
  [/^(\d{8})[t ]?(\d\d)(\d\d)(\d\d)?(?=$|[z .,+-])/, '$1 $2:$3:$4'],
  [/(\d)t(\d\d)(\d\d)(\d\d)?(?=$|[z .,+-])/, '$1 $2:$3:$4'],
  [/(\d)t(\d\d)(?=$|[z+-])/, '$1 $2:00'],
  [/^(\d{4}-\d\d-\d\d)(?=z|[+-]\d\d:\d\d$)/, '$1 00:00'],
  [/:(?!\d)/, ''],
];

/**
 * RFC 822 and its descendants with what real feeds make of them, ISO 8601 and W3CDTF, asctime,
 * seconds and milliseconds since 1970, and local ways; the month's name in some thirty languages.
 * To the second; without a zone it is UTC, without a day the first. Null for other text and for days
 * that no calendar has; whether a date is likely is for others to say.
 */
export function parseFeedDate(text: string): Date | null {
  if (text.length > MAX_LENGTH) return null;
  const plain = spelledPlainly(text);
  const [, seconds, ofMilliseconds] = UNIX_TIME.exec(plain) ?? [];
  const unix = seconds ?? ofMilliseconds;
  if (unix !== undefined) return new Date(Number(unix) * 1000);
  const time = TIME.exec(plain);
  if (time === null) return momentAt(plain.replace(/ (?:gmt|utc|z)$/, ''), MIDNIGHT);
  const before = plain.slice(0, time.index).replace(/[t, -]+$/, '');
  const after = plain.slice(time.index + time[0].length).replace(/^[ ,]+/, '');
  const { tail, date } = before === '' ? timeFirst(after) : { tail: after, date: before };
  const read = readClock(time[0], isKorean(text) && !/[+-]\d/.test(tail) ? `${tail} kst` : tail);
  return read === null ? null : momentAt(`${date} ${read.year}`.trim(), read.clock);
}

function spelledPlainly(text: string): string {
  const lower = text.toLowerCase();
  const isAscii = /^[\s!-~]*$/.test(lower);
  const ascii = isAscii ? lower : respelled(lower.normalize('NFKC'), FOREIGN);
  return respelled(ascii, SPELLINGS).trim();
}

function respelled(text: string, spellings: readonly Spelling[]): string {
  return spellings.reduce((spelled, [pattern, plain]) => spelled.replace(pattern, plain), text);
}

/** Of "9:30 am, 5 January 2021" what belongs to the time, and the date. */
function timeFirst(text: string): { tail: string; date: string } {
  const [, tail = '', date = ''] = /^([ap]\.?m\.?)?[ ,]*(.*)$/.exec(text) ?? [];
  return { tail, date };
}

/** In Korea's own script: such dates never name their zone. */
function isKorean(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text);
}

function momentAt(date: string, clock: Clock): Date | null {
  const withoutWeekday = date.replace(/^\p{L}+\.?,? (?=\d)/u, '');
  const day = readFigures(date) ?? readWords(date) ?? readFigures(withoutWeekday);
  return day === null ? null : momentOf({ ...day, ...clock });
}

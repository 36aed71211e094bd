/** Owns the day in a date's text, in figures and in words. */
import { monthOf } from './month-names.ts';
import { DAY_MS } from '../../lib/spans.ts';

export type Day = { year: number; month: number; day: number };

/** In the order in which they are tried. `y`, `m`, `d`; `o` is the day of the year, `w` the week. */
const FIGURES: readonly RegExp[] = [
  /^(?<y>\d{4})([-/. ])\s*0?(?<m>\d{1,2})\2\s*0?(?<d>\d{1,2})\.?$/,
  /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  /^(?<y>\d\d)-(?<m>\d\d)-(?<d>\d\d)$/,
  /^(?<d>\d{1,2})([-. ])\s*(?<m>\d{1,2})\2\s*(?<y>\d{4}|\d\d)$/,
  /^(?<y>\d{4})-(?<m>\d{1,2})$/,
  /^(?<y>\d{4})$/,
  /^(?<y>\d{4})-?(?<o>\d{3})$/,
  /^(?<y>\d{4})-?w(?<w>\d\d)(?:-?(?<d>[1-7]))?$/,
  // What ISO 8601 allowed before 2004: the century left out.
  /^(?<y>\d\d)(?<m>0[1-9]|1[0-2])(?<d>\d\d)$/,
  /^(?<y>\d{4})(?<m>\d\d)$/,
  /^-(?<y>\d\d)-?(?<m>\d\d)$/,
  // Not 22013, which is the year 2013 and a slip.
  /^(?!\d(?:19|20)\d\d$)(?<y>\d\d)-?(?<o>[0-3]\d\d)$/,
];
/** The month first unless that cannot be: it is American programs that write slashes. */
const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)$/;

export function readFigures(text: string): Day | null {
  const [, first = '', second = '', year = ''] = SLASHES.exec(text) ?? [];
  if (year !== '') {
    const isDayFirst = Number(first) > 12;
    const [month, day] = isDayFirst ? [second, first] : [first, second];
    return { year: fullYear(year), month: Number(month), day: Number(day) };
  }
  for (const pattern of FIGURES) {
    const { y, m = '1', d = '1', o, w } = pattern.exec(text)?.groups ?? {};
    if (y === undefined) continue;
    const year = fullYear(y);
    if (w !== undefined) return dayOfWeek(year, Number(w), Number(d));
    return o === undefined
      ? { year, month: Number(m), day: Number(d) }
      : dayOfYear(year, Number(o));
  }
  return null;
}

/** Words that stand between the parts of a date. */
const FILLERS = new Set('a à as at de del der den di do el la le les of on the um og'.split(' '));

/** Day, month and year in any order in which the month is a word; before them any day of the week. */
export function readWords(text: string): Day | null {
  const all = text.split(/[\s,./-]+/).filter((word) => word !== '' && !FILLERS.has(word));
  const words = all.map((word) => word.replace(/^(\d{1,2})(?:st|nd|rd|th|er|º|ª|o)$/, '$1'));
  const isMonth = (word: string) => !/\d/.test(word) && monthOf(word) !== null;
  // The last of them: of "mar, 06 ene 2026" the first word is a Tuesday.
  const at = words.findLastIndex(isMonth);
  const month = monthOf(words[at] ?? '');
  const isWeekday = (word: string, place: number) => place === 0 && !/\d/.test(word);
  const figures = words.filter((word, place) => place !== at && !isWeekday(word, place));
  if (month === null || !figures.every((figure) => /^'?\d{1,4}$/.test(figure))) return null;
  return withFigures(month, figures);
}

function withFigures(month: number, figures: readonly string[]): Day | null {
  const [first = '', second, ...others] = figures;
  if (others.length > 0) return null;
  if (second === undefined)
    return first.length === 4 ? { year: Number(first), month, day: 1 } : null;
  const isYear = (figure: string) => figure.length > 2;
  const [year, day] = isYear(first) ? [first, second] : [second, first];
  if (isYear(day)) return null;
  return { year: fullYear(year.replace("'", '')), month, day: Number(day) };
}

/** RFC 5322 §4.3: what two and three digits stand for. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2 && year < 50) return year + 2000;
  return text.length < 4 ? year + 1900 : year;
}

function dayOfYear(year: number, ordinal: number): Day | null {
  const date = new Date(Date.UTC(year, 0, ordinal));
  return ordinal > 0 && date.getUTCFullYear() === year ? dayOf(date) : null;
}

/** ISO 8601: the first week is that of 4 January. */
function dayOfWeek(year: number, week: number, weekday: number): Day | null {
  if (week < 1 || week > 53) return null;
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  return dayOf(new Date(monday + ((week - 1) * 7 + weekday - 1) * DAY_MS));
}

function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

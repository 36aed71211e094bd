/** Owns the words for `<t:unix:style>` and for the times of messages, in the reader's zone. */

type Reader = { now: Date; locale?: string | undefined; timeZone?: string | undefined };

/** Styles of https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { hour: '2-digit', minute: '2-digit' },
  T: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  d: { day: '2-digit', month: '2-digit', year: 'numeric' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

function relative(seconds: number, locale: string | undefined): string {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return words.format(Math.round(seconds / size), unit);
}

/** Making a formatter costs a hundred times what using it does, and each message needs several. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function write(
  date: Date,
  style: Intl.DateTimeFormatOptions,
  { locale, timeZone }: Reader,
): string {
  const key = JSON.stringify([style, locale, timeZone]);
  const known = formatters.get(key);
  const formatter =
    known ??
    new Intl.DateTimeFormat(locale, timeZone === undefined ? style : { ...style, timeZone });
  if (!known) formatters.set(key, formatter);
  return formatter.format(date);
}

/** `unix` in seconds; a time beyond what a Date can hold gives "Invalid Date", as the client says. */
export function formatTimestamp(unix: number, style: string, reader: Reader): string {
  const date = new Date(unix * 1000);
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  if (style === 'R') return relative(unix - reader.now.getTime() / 1000, reader.locale);
  return write(date, STYLES[style] ?? STYLES['f'] ?? {}, reader);
}

/** The time beside an author: "Today at 16:20", "Yesterday at 16:20", else date and time. */
export function formatMessageTime(iso: string, reader: Reader): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const day = (of: Date): string => write(of, { dateStyle: 'short' }, reader);
  const clock = write(date, { timeStyle: 'short' }, reader);
  if (day(date) === day(reader.now)) return `Today at ${clock}`;
  if (day(date) === day(new Date(reader.now.getTime() - 86_400_000)))
    return `Yesterday at ${clock}`;
  return `${day(date)}, ${clock}`;
}

/** The line between two days: "18 December 2025". */
export function formatDay(iso: string, reader: Reader): string {
  return write(new Date(iso), { dateStyle: 'long' }, reader);
}

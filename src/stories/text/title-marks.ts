/** Owns what a title shows of being one of a series: its period, its number, the version it is about. */

export type TitleMarks = {
  /** In lower case with its numbers and periods blanked out: alike in each of a series. */
  skeleton: string;
  plain: string;
  /** By what they count (`quarter`, `month`, `number`, a product's name): what is said of it. */
  counted: ReadonlyMap<string, ReadonlySet<string>>;
  /** It sells a study of a market. */
  isMarketReport: boolean;
  /** It gathers many events. */
  isRoundUp: boolean;
};

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december';
const QUARTERS: Readonly<Record<string, string>> = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
};

const QUARTER = /\bq([1-4])\b|\b(first|second|third|fourth)[- ]quarter\b/gi;
/** `may` and `march` are words too: only with something that makes a date of them. */
const MONTH = new RegExp(
  String.raw`\b(?:in|for|of|since|until|by|:|—|-)\s*(${MONTHS})\b|\b(${MONTHS})\s+(?:\d{1,4})\b|\b\d{1,2}\s+(${MONTHS})\b|\b(${MONTHS})\s*(?:updates?|releases?|issue|edition|round-?up|recap|news|$)`,
  'gi',
);
/** A round of funding. */
const ROUND = /\bseries[- ]([a-h])\b/gi;
const NUMBERED =
  /(?:\b(?:issue|episode|ep|part|vol|volume|week|day|edition|no|chapter|lecture|lesson|round)\b\.?\s*#?|#)(\d{1,4})\b/gi;
/** GPT-5, Gemini 2.5, H200: a name with a number that belongs to it. */
const VERSION = /\b(\p{L}[\p{L}]+)(-| |)(v?\d+(?:\.\d+)*)(?![\p{L}\p{N}%,]|\.\d)/gu;

const MARKET_REPORT =
  /\bmarket(?:s)?\b.*\b(?:size|share|growth|cagr|forecasts?|analysis|outlook|trends?|opportunit(?:y|ies)|report|research|by 20\d\d|to reach|worth|valued|expected to)\b|\b(?:cagr|market (?:size|share|research|report))\b/i;
const ROUND_UP =
  /\b(?:round-?up|recap|digest|this week in|the week in|week in review|weekly|newsletter|top stories|news of the (?:day|week|month)|what(?:'|’)?s new|in brief|briefing|links for|best of|change(?:list|log)|product updates?|release notes)\b/i;

/** Of most titles, and shared by them: an empty one takes 200 bytes. */
const NOTHING: TitleMarks['counted'] = new Map();

/** A title of more parts than this lists what it gathers. */
const LISTED = 3;

export function titleMarks(title: string): TitleMarks {
  const plain = title.toLowerCase().replace(/\s+/g, ' ').trim();
  const found = new Map<string, Set<string>>();
  const count = (what: string, value: string) =>
    found.set(what, (found.get(what) ?? new Set()).add(value));
  for (const [, digit, word] of title.matchAll(QUARTER)) {
    count('quarter', digit ?? QUARTERS[(word ?? '').toLowerCase()] ?? '');
  }
  for (const named of title.matchAll(MONTH)) {
    const month = named.slice(1).find((part) => part !== undefined);
    if (month !== undefined) count('month', month.toLowerCase());
  }
  for (const [, letter] of title.matchAll(ROUND)) count('round', (letter ?? '').toLowerCase());
  for (const [, number] of title.matchAll(NUMBERED)) count('number', number ?? '');
  for (const [, name = '', tie, number = ''] of title.matchAll(VERSION)) {
    const isName = tie !== ' ' || number.includes('.') || name === name.toUpperCase();
    if (isName) count(`version of ${name.toLowerCase()}`, number.replace(/^v/, ''));
  }
  return {
    skeleton: plain.replace(
      new RegExp(String.raw`\d+|\b(?:${MONTHS}|first|second|third|fourth)\b`, 'g'),
      '#',
    ),
    plain,
    counted: found.size === 0 ? NOTHING : found,
    isMarketReport: MARKET_REPORT.test(title),
    isRoundUp: ROUND_UP.test(title) || title.split(',').length > LISTED,
  };
}

/** Two that are adjacent, not the same: another part of a series, another period, another version. */
export function areApart(a: TitleMarks, b: TitleMarks): boolean {
  if (a.plain === b.plain) return false;
  if (a.isMarketReport || b.isMarketReport || a.isRoundUp || b.isRoundUp) return true;
  if (a.skeleton === b.skeleton && a.skeleton.includes('#')) return true;
  for (const [what, values] of a.counted) {
    const others = b.counted.get(what);
    if (others && ![...values].some((value) => others.has(value))) return true;
  }
  return false;
}

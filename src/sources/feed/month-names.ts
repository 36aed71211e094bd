/** Owns the names of months, in the languages that feeds are written in. */

/** Those whose names for months contradict no other's: in Croatian `listopad` is October. */
const LANGUAGES =
  'en de fr es it pt nl ca sv da nb fi pl cs sk sl hu ro tr el ru uk bg et lv lt id vi'.split(' ');
const STYLES = [{ month: 'long' }, { month: 'short' }, { day: 'numeric', month: 'long' }] as const;
const SHORTEST = 3;

let known: Map<string, number> | null = null;

/**
 * From 1; of any case, with or without accents, shortened to three letters or more. Null for a word
 * that is none, and for a beginning that several have in common.
 */
export function monthOf(word: string): number | null {
  known ??= monthNames();
  const plain = plainWord(word);
  const exact = known.get(plain);
  if (exact !== undefined) return exact;
  return plain.length < SHORTEST ? null : monthThatStarts(plain, known);
}

function monthThatStarts(plain: string, names: Map<string, number>): number | null {
  let month: number | null = null;
  for (const [name, at] of names) {
    if (!name.startsWith(plain) || month === at) continue;
    if (month !== null) return null;
    month = at;
  }
  return month;
}

/** English ones first, so that no other language takes theirs. */
function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES)
    for (const style of STYLES) {
      const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
        const name = plainWord(parts.find(({ type }) => type === 'month')?.value ?? '');
        if (/^\p{L}{2,}$/u.test(name) && !names.has(name)) names.set(name, month);
      }
    }
  return names;
}

function plainWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}|\.$/gu, '')
    .replace('ı', 'i');
}

/** Owns how far two words are apart in slips of the finger: a letter too many, too few, wrong, or two swapped. */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** All words one slip away, of Latin letters without accents and digits. */
export function oneEditAway(word: string): Set<string> {
  const words = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    const [first = '', second = ''] = after;
    words.add(before + after.slice(1));
    words.add(before + second + first + after.slice(2));
    for (const letter of LETTERS) {
      words.add(before + letter + after);
      words.add(before + letter + after.slice(1));
    }
  }
  words.delete(word);
  return words;
}

/**
 * The least number of slips (optimal string alignment: what is swapped is not changed again).
 * @returns more than `most` when it is more
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let last: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) cost = Math.min(cost, (last[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    [last, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

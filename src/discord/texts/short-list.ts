/** Owns a list that says how much of it was left out. */
import type { Texts } from './texts-for.ts';

/** "A, B and C", or "A, B and 3 more"; `or` where one of them is meant. */
export function shortList(
  items: readonly string[],
  most: number,
  texts: Texts,
  kind: 'and' | 'or' = 'and',
): string {
  const left = items.length - most;
  if (left <= 0) return texts.list(items, kind);
  return texts.list([...items.slice(0, most), texts('common.others', { count: left })], kind);
}

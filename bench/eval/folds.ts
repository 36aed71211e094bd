/** Owns cross-validation: what is measured is never what was learnt from. */
import { shuffled } from './read-lines.ts';

/** Where nothing else is said. */
export const FOLDS = 5;

/**
 * Parts of the list, about equal in number of groups; a group is in one of them as a whole. The same
 * for the same seed.
 */
export function foldsOf<T>(
  list: readonly T[],
  { folds, seed, groupOf }: { folds: number; seed: number; groupOf: (item: T) => string },
): T[][] {
  const groups = shuffled([...new Set(list.map(groupOf))], seed);
  const foldOf = new Map(groups.map((group, at) => [group, at % folds]));
  const parts = Array.from({ length: folds }, (): T[] => []);
  for (const item of list) parts[foldOf.get(groupOf(item)) ?? 0]?.push(item);
  return parts;
}

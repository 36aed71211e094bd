/** Owns the measures of judgement: pure, from what should be and what is. */

export type Scores = { precision: number; recall: number; f1: number };

/**
 * B-Cubed (Bagga and Baldwin, 1998): of each item the share of its group that belongs to it, and the
 * share of those that belong to it that its group holds, in the mean.
 * @param pairs of each item the group that it should be in, and the one that it is in
 */
export function bCubed(pairs: readonly (readonly [gold: string, found: string])[]): Scores {
  const sizes = countsOf(pairs);
  let precision = 0;
  let recall = 0;
  for (const [gold, found] of pairs) {
    const shared = sizes.both.get(`${gold}\n${found}`) ?? 0;
    precision += shared / (sizes.found.get(found) ?? 1);
    recall += shared / (sizes.gold.get(gold) ?? 1);
  }
  return withF1(share(precision, pairs.length), share(recall, pairs.length));
}

/** Of the pairs of items that are together, and of those that should be. */
export function pairwise(pairs: readonly (readonly [gold: string, found: string])[]): Scores {
  const sizes = countsOf(pairs);
  const sum = (counts: Map<string, number>) =>
    [...counts.values()].reduce((all, count) => all + (count * (count - 1)) / 2, 0);
  const right = sum(sizes.both);
  return withF1(share(right, sum(sizes.found)), share(right, sum(sizes.gold)));
}

function countsOf(pairs: readonly (readonly [gold: string, found: string])[]) {
  const gold = new Map<string, number>();
  const found = new Map<string, number>();
  const both = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [one, other] of pairs) {
    count(gold, one);
    count(found, other);
    count(both, `${one}\n${other}`);
  }
  return { gold, found, both };
}

/** Of yes and no. */
export function binary(pairs: readonly (readonly [gold: boolean, found: boolean])[]): Scores {
  const right = pairs.filter(([gold, found]) => gold && found).length;
  const found = pairs.filter(([, found]) => found).length;
  const gold = pairs.filter(([gold]) => gold).length;
  return withF1(share(right, found), share(right, gold));
}

/** Spearman's rank correlation; equals share their mean rank. NaN for fewer than two. */
export function spearman(pairs: readonly (readonly [a: number, b: number])[]): number {
  const a = ranksOf(pairs.map(([value]) => value));
  const b = ranksOf(pairs.map(([, value]) => value));
  return pearson(a, b);
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value);
  const ranks: number[] = Array.from({ length: values.length });
  for (let start = 0; start < order.length;) {
    let end = start;
    while (order[end + 1]?.value === order[start]?.value) end += 1;
    for (const { at } of order.slice(start, end + 1)) ranks[at] = (start + end) / 2;
    start = end + 1;
  }
  return ranks;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const [fromA, fromB] = [value - meanA, (b[at] ?? 0) - meanB];
    both += fromA * fromB;
    squareA += fromA ** 2;
    squareB += fromB ** 2;
  }
  return both / Math.sqrt(squareA * squareB);
}

/** Of nothing all is right. */
export function share(part: number, all: number): number {
  return all === 0 ? 1 : part / all;
}

function withF1(precision: number, recall: number): Scores {
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}

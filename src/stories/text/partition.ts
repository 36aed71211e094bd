/** Owns cutting a handful of articles into events. Pure. */

/**
 * Agglomerative clustering by mean linkage: the two groups whose members' mean odds are highest are
 * joined, as long as these are over `least`. Deterministic in the order of the items.
 * @param odds row by row, `size` × `size`, symmetric; -Infinity keeps two apart for good
 * @returns places of the items, group by group
 */
export function partition(odds: Float64Array, size: number, least: number): number[][] {
  const sums = odds.slice();
  const groups = Array.from({ length: size }, (_, at): number[] => [at]);
  const alive = groups.map((_, at) => at);
  for (;;) {
    const best = closest(sums, size, groups, alive, least);
    if (!best) return alive.map((at) => groups[at] ?? []);
    const { into, from } = best;
    groups[into]?.push(...(groups[from] ?? []));
    alive.splice(alive.indexOf(from), 1);
    for (const other of alive) {
      const sum = (sums[into * size + other] ?? 0) + (sums[from * size + other] ?? 0);
      sums[into * size + other] = sum;
      sums[other * size + into] = sum;
    }
  }
}

function closest(
  sums: Float64Array,
  size: number,
  groups: readonly number[][],
  alive: readonly number[],
  least: number,
): { into: number; from: number } | null {
  let best: { into: number; from: number } | null = null;
  let highest = least;
  for (const [place, into] of alive.entries()) {
    const count = groups[into]?.length ?? 0;
    for (let next = place + 1; next < alive.length; next += 1) {
      const from = alive[next] ?? 0;
      const mean = (sums[into * size + from] ?? 0) / (count * (groups[from]?.length ?? 0));
      if (mean > highest) {
        highest = mean;
        best = { into, from };
      }
    }
  }
  return best;
}

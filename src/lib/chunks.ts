/** Owns cutting a list into bounded runs: statements have few parameters, and memory has an end. */

export function* chunksOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}

/**
 * Runs of at most `size` items that weigh at most `most` together; an item that weighs more stands
 * alone.
 */
export function* weighedChunksOf<T>(
  list: readonly T[],
  {
    size = Infinity,
    most,
    weightOf,
  }: { size?: number; most: number; weightOf: (item: T) => number },
): Generator<T[]> {
  let run: T[] = [];
  let weight = 0;
  for (const item of list) {
    const more = weightOf(item);
    if (run.length === size || (run.length > 0 && weight + more > most)) {
      yield run;
      run = [];
      weight = 0;
    }
    run.push(item);
    weight += more;
  }
  if (run.length > 0) yield run;
}

/** Owns how close an article's surroundings are: much of the same field resembles without being the same. */

/** Of an article's nearest, those whose mean is its surroundings. */
export const SURROUNDINGS = 5;
/** Of each of the two stories that are compared no more count, or a story told by many stood in its own way. */
const OF_A_STORY = 2;
/** For an article that has too few near it: how close the third nearest of another story mostly is. */
const FAR = 0.2;

export const DENSITY_FEATURES = ['contrast', 'leastDense', 'mostDense', 'ratio'] as const;

export type Near = { id: number; cosine: number };

/**
 * Mean cosine of the nearest.
 * @param nearest in falling order
 */
export function surroundings(
  nearest: readonly Near[],
  isOfOne: (id: number) => boolean,
  isOfOther: (id: number) => boolean,
): number {
  let sum = 0;
  let count = 0;
  let ofOne = 0;
  let ofOther = 0;
  for (const { id, cosine } of nearest) {
    if (isOfOne(id)) {
      ofOne += 1;
      if (ofOne > OF_A_STORY) continue;
    } else if (isOfOther(id)) {
      ofOther += 1;
      if (ofOther > OF_A_STORY) continue;
    }
    sum += cosine;
    count += 1;
    if (count === SURROUNDINGS) break;
  }
  return (sum + (SURROUNDINGS - count) * FAR) / SURROUNDINGS;
}

/** In the order of the model's weights. */
export function densityFeatures(cosine: number, one: number, other: number): readonly number[] {
  const most = Math.max(one, other);
  return [2 * cosine - one - other, Math.min(one, other), most, cosine / most];
}

/** More than its surroundings ever look at. */
const NEAREST_MAX = 24;

/** Each once, in falling order. */
export function keepNearest(nearest: Near[], near: Near): void {
  if (nearest.some(({ id }) => id === near.id)) return;
  let at = nearest.length;
  while (at > 0 && isNearer(near, nearest[at - 1])) at -= 1;
  nearest.splice(at, 0, near);
  if (nearest.length > NEAREST_MAX) nearest.pop();
}

/** Equals by id, so that the order in which they came to be known does not matter. */
function isNearer(near: Near, than: Near | undefined): boolean {
  if (!than) return false;
  return near.cosine > than.cosine || (near.cosine === than.cosine && near.id < than.id);
}

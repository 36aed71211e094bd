/** Owns what `keypoint trending` shows when nothing is said. */

export const TRENDING = { limit: 10, days: 7 } as const;

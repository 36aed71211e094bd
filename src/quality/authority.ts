/** Owns the bounds of an outlet's authority. */

/** Points of quality that an article can have for being its outlet's; the least is 0. */
export const AUTHORITY_MAX = 60;

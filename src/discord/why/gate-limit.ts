/** Owns how long one gate of an explanation may be, in code points. */

/** All gates together stay under the 6,000 of an embed. */
export const GATE_LIMIT = 640;

/** Owns the signal that a title is too long to be a headline: press releases and reports have such. */
import type { QualitySignal } from './signal.ts';

/** Characters that a headline may have; the measured collection takes a point for each two more. */
const HEADLINE_MAX = 70;
const STEP = 2;

export const longTitle = {
  name: 'long-title',
  score: ({ title }, weight) => {
    const steps = Math.floor((title.length - HEADLINE_MAX) / STEP);
    return steps < 1 ? null : { points: steps * weight, reason: 'its title is long' };
  },
} as const satisfies QualitySignal;

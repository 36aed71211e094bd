/** Owns the signal that a publisher makes an AMP form of its pages. */
import type { QualitySignal } from './signal.ts';

/** A listed outlet's authority says already how much it cares for its pages. */
export const ampPage = {
  name: 'amp-page',
  score: ({ hasAmp, outlet }, weight) =>
    hasAmp && outlet === null ? { points: weight, reason: 'has a quick page for phones' } : null,
} as const satisfies QualitySignal;

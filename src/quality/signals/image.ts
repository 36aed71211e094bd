/** Owns the signal that an article has an image. */
import type { QualitySignal } from './signal.ts';

export const image = {
  name: 'image',
  score: ({ hasImage }, weight) => (hasImage ? { points: weight, reason: 'has an image' } : null),
} as const satisfies QualitySignal;

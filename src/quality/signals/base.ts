/** Owns the points that every article has. */
import type { QualitySignal } from './signal.ts';

export const base = {
  name: 'base',
  score: (_signals, weight) => ({ points: weight, reason: 'every article' }),
} as const satisfies QualitySignal;

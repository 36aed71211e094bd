/** Owns the signal that a paper comes with its code. */
import type { QualitySignal } from './signal.ts';

export const paperCode = {
  name: 'paper-code',
  score: ({ paper }, weight) =>
    paper && paper.codeUrl !== null ? { points: weight, reason: 'links to its code' } : null,
} as const satisfies QualitySignal;

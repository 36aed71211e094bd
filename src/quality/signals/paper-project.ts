/** Owns the signal that a paper has a page of its own. */
import type { QualitySignal } from './signal.ts';

export const paperProject = {
  name: 'paper-project',
  score: ({ paper }, weight) =>
    paper && paper.projectUrl !== null ? { points: weight, reason: 'has a project page' } : null,
} as const satisfies QualitySignal;

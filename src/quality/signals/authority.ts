/** Owns the signal that somebody listed what the outlet is worth. */
import type { QualitySignal } from './signal.ts';

/** Of no points too: that the outlet was listed is why it earns none from its record. */
export const authority = {
  name: 'authority',
  score: ({ outlet }, weight) =>
    outlet && { points: outlet.authority * weight, reason: `published by ${outlet.name}` },
} as const satisfies QualitySignal;

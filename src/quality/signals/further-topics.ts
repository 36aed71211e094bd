/** Owns the signal that an article is about more than one topic. */
import type { QualitySignal } from './signal.ts';

/** In the measured files none has more; a list of keywords is no sign of quality. */
const MOST = 3;

export const furtherTopics = {
  name: 'further-topics',
  score: ({ furtherTopics: count }, weight) => {
    if (count < 1) return null;
    const counted = Math.min(count, MOST);
    return {
      points: counted * weight,
      reason: counted === 1 ? 'is about one more topic' : `is about ${counted} more topics`,
    };
  },
} as const satisfies QualitySignal;

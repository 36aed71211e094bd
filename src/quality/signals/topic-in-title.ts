/** Owns the signal that a title names what the article is about. */
import type { QualitySignal } from './signal.ts';

export const topicInTitle = {
  name: 'topic-in-title',
  score: ({ namedTopic }, weight) =>
    namedTopic === null ? null : { points: weight, reason: `its title names ${namedTopic}` },
} as const satisfies QualitySignal;

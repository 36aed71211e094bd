/** Owns the colours at the edge of cards and lists. */
import type { Topic } from '../../topics/taxonomy.ts';

export const RETRACTED_COLOR = 0x747f8d;
const NEUTRAL_COLOR = 0x5865f2;

/** The colour of the most specific topic: one that has a parent before one that has none. */
export function colorOf(topics: readonly Topic[]): number {
  const topic = topics.find(({ parent }) => parent !== null) ?? topics[0];
  return topic ? Number.parseInt(topic.color.slice(1), 16) : NEUTRAL_COLOR;
}
